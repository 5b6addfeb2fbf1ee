// A week of opening hours as text and back: minutes after midnight, by the day from Monday.

import { clockTime } from './format.js';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const LATEST = 1440;

/** The minutes of a time as people write it: 8, 8:30, 08.30, 0830, 24:00; null for what is none. */
export const minutesOf = (written) => {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(written.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  return minute < 60 && hour * 60 + minute <= LATEST ? hour * 60 + minute : null;
};

/** The text of a week; empty when it is never open, null while a time is missing. */
export const asText = (week) => {
  if (week.flat(2).includes(null)) return null;
  return week.map((ranges, day) => (ranges.length > 0
    ? `${DAYS[day]} ${ranges.map(([from, to]) => `${clockTime(from)}-${clockTime(to)}`).join(',')}`
    : null)).filter(Boolean).join('; ');
};
