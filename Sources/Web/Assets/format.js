// Values as people read them. Null is "no value" and never zero.

import { locale, text, textOr } from './i18n.js';
import { DAY, startOfDay, wallClock } from './time.js';

export const NO_VALUE = '–';

const isMissing = (value) => value === null || value === undefined;

const formats = new Map();

const format = (Kind, options) => {
  const key = JSON.stringify([locale(), options]);
  if (!formats.has(key)) formats.set(key, new Kind(locale(), options));
  return formats.get(key);
};
const numbers = (options) => format(Intl.NumberFormat, options);
const clock = (timeZone, options) => format(Intl.DateTimeFormat, { ...options, timeZone, hourCycle: 'h23' });

const HM = { hour: '2-digit', minute: '2-digit' };
const YMD = { year: 'numeric', month: '2-digit', day: '2-digit' };

/** A count with the language's grouping. Small ones have none, and must not wait for the first formatter to be made. */
export const count = (value) => {
  const isSmall = Number.isInteger(value) && Math.abs(value) < 1000;
  return isSmall ? String(value) : numbers({ maximumFractionDigits: 1 }).format(value);
};

/** A count in as few characters as it needs. */
export const compact = (value) => numbers({ maximumFractionDigits: value < 9.95 ? 1 : 0 }).format(value);

/** A share between 0 and 1 as a percentage. */
export const percent = (value) =>
  isMissing(value) ? NO_VALUE : numbers({ style: 'percent', maximumFractionDigits: 1 }).format(value);

/** Seconds as a running clock: 0:07, 12:30, 1:02:03. */
export const ticking = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** Seconds as a measured length: "42 s", "3:05 min", "1:02:03 h". */
export const duration = (seconds) => {
  if (seconds < 10 && !Number.isInteger(seconds)) return `${numbers({ maximumFractionDigits: 1 }).format(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${ticking(whole)} ${whole < 3600 ? 'min' : 'h'}`;
};

/** A length of time in its two largest units: "3 h 12 min". */
export const roughly = (seconds) => {
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0 s';
  const names = locale().startsWith('de') ? { d: 'T' } : {};
  let rest = Math.floor(seconds);
  return units.slice(first, first + 2).map(([name, size]) => {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return amount > 0 ? `${amount} ${names[name] ?? name}` : null;
  }).filter(Boolean).join(' ');
};

/** A date and time to the second, in the statistics' zone. */
export const moment = (instant, zone) => clock(zone, { ...YMD, ...HM, second: '2-digit' }).format(instant);

/** A date and time to the minute. */
export const minute = (instant, zone) => clock(zone, { ...YMD, ...HM }).format(instant);

/** A time of day to the minute. */
export const hourMinute = (instant, zone) => clock(zone, HM).format(instant);

/** A time of day to the second. */
export const timeOfDay = (instant, zone) => clock(zone, { ...HM, second: '2-digit' }).format(instant);

/** A moment of these days, as people say it: "today, 14:05", "yesterday, 09:12", "Fri 20/11, 17:40". */
export const recently = (instant, now, zone) => {
  const days = Math.round((startOfDay(instant, zone) - startOfDay(now, zone)) / DAY);
  const time = clock(zone, HM).format(instant);
  if (days === 0 || days === -1) {
    return `${format(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(days, 'day')}, ${time}`;
  }
  return `${clock(zone, { weekday: 'short', day: '2-digit', month: '2-digit' }).format(instant)}, ${time}`;
};

/** What a bucket of a unit is called: "Sun 22/11/2026, 14:00–15:00", "November 2026". */
export const bucket = (start, end, unit, zone) => {
  const day = clock(zone, { weekday: 'short', ...YMD });
  if (unit === '1m') return `${day.format(start)}, ${clock(zone, HM).format(start)}`;
  if (unit === '1h') return `${day.format(start)}, ${clock(zone, HM).format(start)}–${clock(zone, HM).format(end)}`;
  if (unit === '1d') return day.format(start);
  if (unit === '1M') return clock(zone, { month: 'long', year: 'numeric' }).format(start);
  if (unit === '1y') return String(wallClock(start, zone).year);
  return clock(zone, YMD).formatRange(start, end - 1);
};

/** The short label of a tick on a time axis; `years` says that the axis runs longer than one. */
export const tick = (instant, unit, zone, years) => {
  if (unit === '1y') return String(wallClock(instant, zone).year);
  if (years || unit === '1M' || unit === '6M') return clock(zone, { month: 'short', year: '2-digit' }).format(instant);
  const date = unit === '1d' || unit === '7d' || instant === startOfDay(instant, zone);
  return clock(zone, date ? { day: '2-digit', month: '2-digit' } : HM).format(instant);
};

/** A span in as few words as it needs. */
export const span = ({ from, to }, zone) => {
  const fields = to - from > 2 * DAY ? YMD : { day: '2-digit', month: '2-digit', ...HM };
  return clock(zone, fields).formatRange(from, to);
};

/** The name of a weekday, 1 is Monday; `length` is `short` or `long`. */
export const weekday = (day, length) =>
  format(Intl.DateTimeFormat, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

/** A time of day, from the minutes since midnight. */
export const clockTime = (minutes) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** A word that the server sends as a code, in the reader's language; a column may have codes of its own. */
export const word = (value, column = '') => textOr(`${column}.${value}`, textOr(`code.${value}`, value));

/** How a figure has changed: shares in percentage points, others in percent; null when nobody can tell. */
export const change = (now, before, { unit }) => {
  if (isMissing(now) || isMissing(before) || (unit !== 'share' && before === 0)) return null;
  const signed = (value, options) =>
    numbers({ ...options, signDisplay: 'exceptZero' }).format(value).replace('-', '−');
  if (unit !== 'share') return signed(now / before - 1, { style: 'percent' });
  return text('change.points', { points: signed((now - before) * 100, { maximumFractionDigits: 1 }) });
};

const WEEK_CELLS = { weekday: (day) => weekday(day, 'long'), hour: (hour) => clockTime(hour * 60), minute: clockTime };

/** Any cell of a panel's answer, by its column. */
export const cell = (value, column, zone) => {
  if (isMissing(value) || value === '') return NO_VALUE;
  if (column.type === 'time') return moment(Date.parse(value), zone);
  if (typeof value !== 'number') return word(String(value), column.name);
  if (WEEK_CELLS[column.name]) return WEEK_CELLS[column.name](value);
  if (column.unit === 's') return value < 86400 ? duration(value) : roughly(value);
  if (column.unit === 'erlang') return numbers({ maximumFractionDigits: 2 }).format(value);
  if (column.unit === 'share' || column.unit === 'ratio') return percent(value);
  return count(value);
};
