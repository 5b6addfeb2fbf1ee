// One weekday: the agents that each step needs, as bars, and all figures beside them.

import { element } from './dom.js';
import { clockTime, count, weekday } from './format.js';
import { text } from './i18n.js';
import { tableOf } from './table.js';
import { minuteOf, stepsOf, topOf } from './staffingweek.js';

const MEASURE = 2;

/** The rows of a weekday, one for each step: of several quarters the one that needs the most agents. */
const rowsOf = (answer, day, step) => [...stepsOf(answer, step)]
  .map(([key, rows]) => [key.split(' ').map(Number), topOf(rows, MEASURE)])
  .filter(([[weekdayOf]]) => weekdayOf === day)
  .map(([[, minute], row]) => [minute, row])
  .sort(([one], [other]) => one - other);

const quarterName = (minute) => `${clockTime(minute)}–${clockTime(minute + 15)}`;

const bars = (rows, step, [from, to]) => {
  const most = Math.max(1, ...rows.map(([, row]) => row[MEASURE] ?? 0));
  const known = new Map(rows);
  const minutes = Array.from({ length: Math.max(1, (to - from) / step) }, (_, index) => from + index * step);
  return element('div', { class: 'day-bars', 'aria-hidden': 'true', 'data-step': step }, minutes.map((minute) => {
    const row = known.get(minute);
    const agents = row?.[MEASURE] ?? 0;
    const bar = element('span', { class: 'day-bar' }, element('b', {}, agents > 0 ? count(agents) : ''));
    bar.style.setProperty('--share', String(agents / most));
    const isNamed = minute % (step === 15 ? 120 : 60) === 0;
    return element('div', { class: 'day-step', title: `${clockTime(minute)}: ${count(agents)}` }, bar,
      element('span', { class: 'day-name' }, isNamed ? String(minute / 60) : ''));
  }));
};

/** The picture of a weekday and its table; `within` are the minutes of the day that are shown. */
export const dayView = ({ answer, day, step, within }) => {
  const rows = rowsOf(answer, day, step);
  const name = text('staffing.dayTitle', { weekday: weekday(day, 'long') });
  if (rows.length === 0) return [element('p', { class: 'nothing' }, text('staffing.dayNone'))];
  const time = { name: 'time', title: text('staffing.time'), type: 'text', unit: null };
  const table = tableOf({
    kind: 'table', timeZone: answer.timeZone, columns: [time, ...answer.columns.slice(MEASURE)],
    // Of an hour the figures of one quarter are shown, so the table names that quarter.
    rows: rows.map(([, row]) => [quarterName(minuteOf(row, answer.columns)), ...row.slice(MEASURE)]),
  }, name);
  return [
    bars(rows, step, within),
    element('div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': name }, table),
  ];
};

/** The minutes of the day, in whole hours, in which any weekday needs somebody. */
export const openMinutes = (answer) => {
  const minutes = answer.rows.filter((row) => (row[MEASURE] ?? 0) > 0).map((row) => minuteOf(row, answer.columns));
  if (minutes.length === 0) return [8 * 60, 18 * 60];
  return [Math.floor(Math.min(...minutes) / 60) * 60, Math.floor(Math.max(...minutes) / 60) * 60 + 60];
};
