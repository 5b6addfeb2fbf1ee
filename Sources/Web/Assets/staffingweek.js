// A week as the cells of a table, coloured by their value: weekdays across, the time of day down.

import { element } from './dom.js';
import { NO_VALUE, cell, clockTime, compact, percent, weekday } from './format.js';
import { text } from './i18n.js';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const DAY_MINUTES = 1440;

const placeOf = (columns, name) => columns.findIndex((column) => column.name === name);

/** The minute of the day at which a row begins, whether the panel counts hours or minutes. */
export const minuteOf = (row, columns) => (columns[1].name === 'minute' ? row[1] : row[1] * 60);

/** The rows of a panel by weekday and step; `step` is its length in minutes. */
export const stepsOf = ({ rows, columns }, step) => {
  const steps = new Map();
  for (const row of rows) {
    const key = `${row[0]} ${Math.floor(minuteOf(row, columns) / step) * step}`;
    steps.set(key, [...(steps.get(key) ?? []), row]);
  }
  return steps;
};

/** The row of a step that has the most of column `place`. */
export const topOf = (rows, place) =>
  rows.reduce((top, row) => ((row[place] ?? -1) > (top[place] ?? -1) ? row : top));

/** The name of a step: "Monday 09:00–09:15". */
export const stepName = (day, minute, step, length = 'long') =>
  `${weekday(day, length)} ${clockTime(minute)}–${clockTime(minute + step)}`;

const short = (value, { unit }) => (unit === 'share' ? percent(Math.round(value * 100) / 100) : compact(value));

/** The first and last minute of the day at which anything is needed, so that empty nights take no room. */
const dayOf = (rows, columns, place) => {
  const minutes = rows.filter((row) => (row[place] ?? 0) > 0).map((row) => minuteOf(row, columns));
  if (minutes.length === 0) return [8 * 60, 18 * 60];
  const [first, last] = [Math.min(...minutes), Math.max(...minutes)];
  return [Math.floor(first / 60) * 60, Math.min(DAY_MINUTES, Math.ceil((last + 1) / 60) * 60)];
};

/**
 * Draws an answer of kind `week`. `measure` names the column that colours the cells; `within` the minutes of the day
 * that are shown, by default those in which something happens; `good` turns the colours round: little is much to do.
 */
export const weekGrid = ({ answer, measure, step, title, within, good = false, short: isShort = false }) => {
  const { columns, timeZone } = answer;
  const place = placeOf(columns, measure);
  const steps = stepsOf(answer, step);
  const values = [...steps.values()].map((rows) => topOf(rows, place)[place]).filter((value) => value !== null);
  const isShare = columns[place].unit === 'share';
  const most = isShare ? 1 : Math.max(0, ...values);
  const [from, to] = within ?? dayOf(answer.rows, columns, place);
  const minutes = Array.from({ length: Math.max(1, (to - from) / step) }, (_, index) => from + index * step);
  const detail = element('p', { class: 'detail', role: 'status' }, text('staffing.hint'));

  const words = (day, minute, rows) => {
    const name = stepName(day, minute, step);
    if (!rows) return `${name}: ${NO_VALUE}`;
    const top = topOf(rows, place);
    const at = columns[1].name === 'minute' && step > 15 ? ` (${clockTime(minuteOf(top, columns))})` : '';
    return `${name}${at}: ${columns.slice(2).map((column, index) =>
      `${column.title} ${cell(top[index + 2], column, timeZone)}`).join(' · ')}`;
  };
  const cellOf = (day, minute) => {
    const rows = steps.get(`${day} ${minute}`);
    const value = rows ? topOf(rows, place)[place] : null;
    const explain = () => detail.replaceChildren(words(day, minute, rows));
    const node = element('td', {
      tabindex: '-1', 'data-day': day, 'data-minute': minute, pointerenter: explain, focus: explain, click: explain,
    }, value === null ? '' : short(value, columns[place]));
    if (value === null) return node;
    const level = most > 0 ? value / most : 0;
    node.style.setProperty('--level', String(good ? 1 - level : level));
    if (value === 0) node.className = 'zero';
    return node;
  };
  const corner = element('span', { class: 'visually-hidden' }, text('staffing.time'));
  const head = DAYS.map((day) => element('th', { scope: 'col', title: weekday(day, 'long') }, weekday(day, 'short')));
  const rowOf = (minute) => element(
    'tr', { 'data-full-hour': minute % 60 === 0 },
    element('th', { scope: 'row' }, clockTime(minute)), DAYS.map((day) => cellOf(day, minute)),
  );
  const table = element(
    'table', { class: isShort ? 'week-grid short' : 'week-grid' },
    element('caption', { class: 'visually-hidden' }, `${title}. ${columns[place].title}`),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, corner), head)),
    element('tbody', {}, minutes.map(rowOf)),
  );
  moveByKeys(table);
  return [table, detail];
};

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** One cell of the table is in the order of the tab key; arrows go to the others. */
const moveByKeys = (table) => {
  const [first] = table.querySelectorAll('td');
  if (first) first.tabIndex = 0;
  table.addEventListener('focusin', ({ target }) => {
    if (target.tagName !== 'TD') return;
    for (const other of table.querySelectorAll('td[tabindex="0"]')) other.tabIndex = -1;
    target.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const move = STEPS[event.key];
    if (!move || event.target.tagName !== 'TD') return;
    const { rowIndex } = event.target.parentElement;
    const row = table.rows[rowIndex + move[0]];
    const next = row?.cells[event.target.cellIndex + move[1]];
    if (next?.tagName !== 'TD') return;
    event.preventDefault();
    next.focus();
  });
};
