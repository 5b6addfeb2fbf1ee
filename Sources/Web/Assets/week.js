// A week as a table whose cells are coloured by their value: seven rows, a column for each hour.

import { walkByArrows } from './arrowwalk.js';
import { element, rewrite, whenChanged } from './dom.js';
import { NO_VALUE, cell, clockTime, compact, weekday } from './format.js';
import { text } from './i18n.js';
import { numberLink } from './numberlink.js';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const PLACE = 2;

const hourOf = (row, columns) => (columns[1].name === 'minute' ? Math.floor(row[1] / 60) : row[1]);
const isMore = (row, other) => (row[PLACE] ?? -1) > (other[PLACE] ?? -1);

/** The rows of an answer by weekday and hour; an hour has one row, or one for each of its quarters. */
const cellsOf = ({ rows, columns }) => {
  const cells = new Map();
  for (const row of rows) {
    const key = `${row[0]} ${hourOf(row, columns)}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return cells;
};

/** Everything that is known of one hour, as a line of words. */
const words = (day, hour, rows, { columns, timeZone }) => {
  const when = `${weekday(day, 'long')} ${clockTime(hour * 60)}–${clockTime(hour * 60 + 60)}`;
  if (!rows) return `${when}: ${NO_VALUE}`;
  const top = rows.reduce((most, row) => (isMore(row, most) ? row : most));
  const named = (place) => `${columns[place].title} ${cell(top[place], columns[place], timeZone)}`;
  const rest = columns.map((_, place) => place).slice(PLACE + 1).map(named);
  if (columns[1].name !== 'minute') return [`${when}: ${named(PLACE)}`, ...rest].join(' · ');
  const quarters = rows.map((row) => `${clockTime(row[1])} ${cell(row[PLACE], columns[PLACE], timeZone)}`);
  const most = text('week.most', { time: clockTime(top[1]), values: rest.join(' · ') });
  return `${when}: ${columns[PLACE].title} ${quarters.join(' · ')}. ${most}`;
};

/** A week; `show` takes each new answer, `open` gives the address behind a cell. */
export const weekTable = ({ open }) => {
  const root = element('div', { class: 'week' });
  // A refresh that changes nothing leaves the scroll position and the explanation under the pointer alone.
  const draw = whenChanged(({ answer, title }) => {
    const cells = cellsOf(answer);
    const most = Math.max(...answer.rows.map((row) => row[PLACE] ?? 0), 0);
    const hint = text('week.hint', { title: answer.columns[PLACE].title });
    const detail = element('p', { class: 'detail' }, hint);
    const hourCell = (day, hour) => {
      const rows = cells.get(`${day} ${hour}`);
      const explain = () => detail.replaceChildren(words(day, hour, rows, answer));
      const node = element('td', { pointerenter: explain, focusin: explain, click: explain });
      if (!rows) return node;
      const values = rows.map((row) => row[PLACE]).filter((value) => value !== null);
      const value = Math.max(...values);
      if (value === 0) node.className = 'zero';
      const top = answer.rows.indexOf(rows.find((row) => row[PLACE] === value) ?? rows[0]);
      node.append(values.length > 0
        ? numberLink(compact(value), () => open(answer.columns[PLACE].name, top), { title: null })
        : NO_VALUE);
      node.style.setProperty('--level', String(most > 0 && values.length > 0 ? value / most : 0));
      return node;
    };
    const head = HOURS.map((hour) => element('th', { scope: 'col', title: clockTime(hour * 60) }, String(hour)));
    const rows = DAYS.map((day) => element(
      'tr', {}, element('th', { scope: 'row', title: weekday(day, 'long') }, weekday(day, 'short')),
      HOURS.map((hour) => hourCell(day, hour)),
    ));
    const table = element(
      'table', { pointerleave: () => detail.replaceChildren(hint) },
      element('caption', { class: 'visually-hidden' }, `${title}. ${hint}`),
      element('thead', {}, element('tr', {}, element('td'), head)), element('tbody', {}, rows),
    );
    walkByArrows(table);
    const box = element('div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': title }, table);
    rewrite(root, box, detail);
  });
  const show = ({ rows, columns, timeZone }, title) => draw({ answer: { rows, columns, timeZone }, title });
  return { root, show, remove: () => {} };
};
