// The quick spans: lengths that end now, and days, weeks, months and years of the calendar.

import { DAY, HOUR, MINUTE, instantOf, wallClock } from './time.js';

const LENGTHS = {
  '15m': 15 * MINUTE, '1h': HOUR, '3h': 3 * HOUR, '6h': 6 * HOUR, '12h': 12 * HOUR, '24h': DAY, '2d': 2 * DAY,
  '7d': 7 * DAY, '30d': 30 * DAY, '90d': 90 * DAY, '180d': 180 * DAY, '1y': 365 * DAY,
};

/** The first day of the calendar's week, month or year that a clock shows, `back` of them ago. */
const weekStart = ({ year, month, day }, back) => {
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return { year, month, day: day - weekday - 7 * back };
};
const monthStart = ({ year, month }, back) => ({ year, month: month - back, day: 1 });
const yearStart = ({ year }, back) => ({ year: year - back, month: 1, day: 1 });
const dayStart = ({ year, month, day }, back) => ({ year, month, day: day - back });

const CALENDAR = {
  today: [dayStart, 0], yesterday: [dayStart, 1], week: [weekStart, 0], 'last-week': [weekStart, 1],
  month: [monthStart, 0], 'last-month': [monthStart, 1], year: [yearStart, 0], 'last-year': [yearStart, 1],
};

/** Those that are one click away, in their order on the page. */
export const QUICK = ['1h', 'today', '24h', '7d', '30d', '1y'];

/** All of them, in the two columns in which they are listed. */
export const LISTED = [Object.keys(LENGTHS), Object.keys(CALENDAR)];
export const RANGES = LISTED.flat();

/** The instants that a quick span means at this moment; one that goes on ends now. */
export const rangeSpan = (range, now, zone) => {
  if (LENGTHS[range]) return { from: now - LENGTHS[range], to: now };
  const [start, back] = CALENDAR[range];
  const clock = wallClock(now, zone);
  const from = instantOf(start(clock, back), zone);
  return { from, to: back === 0 ? now : instantOf(start(clock, back - 1), zone) };
};

const SHORTEST = 2 * MINUTE;

/** A span of another length around the same middle; it does not reach into the future. */
const scaled = ({ from, to }, factor, now) => {
  const length = Math.max((to - from) * factor, SHORTEST);
  const end = Math.min(Math.round((from + to + length) / 2), Math.max(now, to));
  return { from: Math.round(end - length), to: end };
};

/** Steps through time from a span: what came before and after it, and twice and half of it. */
export const steps = {
  earlier: ({ from, to }) => ({ from: from - (to - from), to: from }),
  later: ({ from, to }, now) => {
    const end = Math.min(to + (to - from), Math.max(now, to));
    return { from: end - (to - from), to: end };
  },
  out: (span, now) => scaled(span, 2, now),
  in: (span, now) => scaled(span, 0.5, now),
};
