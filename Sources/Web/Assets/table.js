// Tables: of table panels, and of every chart that the reader would rather read.

import { isNumber } from './answers.js';
import { element } from './dom.js';
import { bucket, cell } from './format.js';
import { bucketEnd } from './time.js';

/** The column whose size a bar shows: the amount of a ranking, which has a name and an amount and room for it. */
const barColumn = (answer) => {
  const amounts = answer.columns.flatMap((column, index) => (isNumber(column) ? [index] : []));
  return answer.kind === 'table' && answer.columns.length === 2 && amounts.length === 1 ? amounts[0] : -1;
};

/** The rows as the reader sees them; the times of a series are whole buckets. */
const shownRows = ({ kind, rows, columns, unit, timeZone }) => {
  const times = kind === 'series' ? rows.map(([time]) => Date.parse(time)) : null;
  return rows.map((row, at) => row.map((value, index) => (times && index === 0
    ? bucket(times[at], bucketEnd(times, at, unit), unit, timeZone)
    : cell(value, columns[index], timeZone))));
};

const bodyCell = (shown, column, share) => {
  const node = element('td', { class: isNumber(column) ? 'amount' : null }, shown);
  if (share === null) return node;
  const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(share));
  node.classList.add('with-bar');
  node.prepend(bar);
  return node;
};

/** A whole answer as a table. */
export const tableOf = (answer, caption) => {
  const barAt = barColumn(answer);
  const most = Math.max(1, ...answer.rows.map((row) => row[barAt] ?? 0));
  const head = answer.columns.map((column) =>
    element('th', { scope: 'col', class: isNumber(column) ? 'amount' : null }, column.title ?? column.name));
  const rows = shownRows(answer).map((row, at) => element('tr', {}, row.map((shown, index) =>
    bodyCell(shown, answer.columns[index], index === barAt ? (answer.rows[at][index] ?? 0) / most : null))));
  return element(
    'table', {}, element('caption', { class: 'visually-hidden' }, caption),
    element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows),
  );
};
