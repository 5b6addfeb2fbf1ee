// Instants and the wall clock of the statistics' time zone. Instants are milliseconds since 1970, UTC.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const readers = new Map();

const reader = (zone) => {
  if (!readers.has(zone)) {
    const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((field) => [field, 'numeric']);
    const options = { ...Object.fromEntries(fields), timeZone: zone, hourCycle: 'h23' };
    readers.set(zone, new Intl.DateTimeFormat('en-GB', options));
  }
  return readers.get(zone);
};

/** The wall clock of a zone at an instant, as numbers. */
export const wallClock = (instant, zone) =>
  Object.fromEntries(reader(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));

const offset = (instant, zone) => {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / SECOND) * SECOND;
};

/** The instant at which a zone's clock shows this time; fields may overflow (day 32, minute 90). */
export const instantOf = ({ year, month, day, hour = 0, minute = 0 }, zone) => {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  return wanted - offset(wanted - offset(wanted, zone), zone);
};

/** The midnight that began the local day of an instant. */
export const startOfDay = (instant, zone) => instantOf({ ...wallClock(instant, zone), hour: 0, minute: 0 }, zone);

const padded = (number, width = 2) => String(number).padStart(width, '0');

/** What a `datetime-local` field shows for an instant. */
export const fieldValue = (instant, zone) => {
  const { year, month, day, hour, minute } = wallClock(instant, zone);
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}T${padded(hour)}:${padded(minute)}`;
};

/** The instant that a `datetime-local` field means, or NaN. */
export const fieldInstant = (value, zone) => {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (!match) return NaN;
  const [year, month, day, hour, minute] = match.slice(1).map(Number);
  return instantOf({ year, month, day, hour, minute }, zone);
};

/** The time units of the API, finest first, with their usual length. */
const UNITS = [
  { id: '1m', length: MINUTE },
  { id: '1h', length: HOUR },
  { id: '1d', length: DAY },
  { id: '7d', length: 7 * DAY },
  { id: '1M', length: 30.4 * DAY },
  { id: '6M', length: 182.6 * DAY },
  { id: '1y', length: 365.2 * DAY },
];

/** The usual length of a unit in milliseconds. */
export const unitLength = (id) => UNITS.find((unit) => unit.id === id)?.length ?? HOUR;

const CALENDAR_UNITS = {
  '1d': { day: 1 }, '7d': { day: 7 }, '1M': { month: 1 }, '6M': { month: 6 }, '1y': { year: 1 },
};

/** Where the bucket of a unit that begins at `start` ends: days and longer ones by the zone's calendar. */
export const bucketEnd = (start, unit, zone) => {
  const { year = 0, month = 0, day = 0 } = CALENDAR_UNITS[unit] ?? {};
  if (!CALENDAR_UNITS[unit]) return start + unitLength(unit);
  const clock = wallClock(start, zone);
  return instantOf({ year: clock.year + year, month: clock.month + month, day: clock.day + day }, zone);
};

const MOST_BUCKETS = 1500;
const PLENTY = 200;

/** Whether a span cut into this unit gives at least one bucket and not more than a chart can show. */
export const unitFits = (id, span) => {
  const buckets = (span.to - span.from) / unitLength(id);
  return buckets >= 1 && buckets <= MOST_BUCKETS;
};

/** The finest unit that gives a readable chart. */
export const automaticUnit = (span, offered) => {
  const units = UNITS.filter(({ id }) => offered.includes(id));
  const fine = units.find(({ length }) => (span.to - span.from) / length <= PLENTY);
  return (fine ?? units.at(-1))?.id ?? '1h';
};

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => ({ minutes }));
const DAYS = [1, 2, 3, 7, 14, 28].map((days) => ({ days, minutes: days * 1440 }));

/** Round local times between two instants, at most `most` of them: full minutes, hours or midnights. */
export const roundTimes = (from, to, most, zone) => {
  const fits = (step) => (to - from) / (step.minutes * MINUTE) <= most;
  const step = [...STEPS, ...DAYS].find(fits) ?? DAYS.at(-1);
  const first = wallClock(from, zone);
  const begin = step.days ? 0 : Math.floor((first.hour * 60 + first.minute) / step.minutes);
  const times = [];
  for (let index = begin; index < begin + 3000; index += 1) {
    const time = step.days
      ? instantOf({ ...first, day: first.day + index * step.days, hour: 0, minute: 0 }, zone)
      : instantOf({ ...first, hour: 0, minute: index * step.minutes }, zone);
    if (time > to) break;
    if (time >= from && time !== times.at(-1)) times.push(time);
  }
  return times;
};
