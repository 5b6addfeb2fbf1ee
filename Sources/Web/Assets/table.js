// Tables: of table panels, and of every chart that the reader would rather read.

import { isNumber } from './answers.js';
import { walkByArrows } from './arrowwalk.js';
import { element } from './dom.js';
import { bucket, cell } from './format.js';
import { text } from './i18n.js';
import { nothingBehind, numberLink } from './numberlink.js';
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
    ? bucket(times[at], bucketEnd(times[at], unit, timeZone), unit, timeZone)
    : cell(value, columns[index], timeZone))));
};

const bodyCell = (shown, column, share, address) => {
  const content = numberLink(shown, address);
  const node = element('td', { class: isNumber(column) ? 'amount' : null }, content);
  if (share === null) return node;
  const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(share));
  node.classList.add('with-bar');
  node.prepend(bar);
  return node;
};

/** A whole answer as a table; `open` gives the address behind a cell, by its column and row. */
export const tableOf = (answer, caption, open = nothingBehind) => {
  const barAt = barColumn(answer);
  const most = Math.max(1, ...answer.rows.map((row) => row[barAt] ?? 0));
  const head = answer.columns.map((column) =>
    element('th', { scope: 'col', class: isNumber(column) ? 'amount' : null }, column.title ?? column.name));
  const share = (at, index) => (index === barAt ? (answer.rows[at][index] ?? 0) / most : null);
  const rows = shownRows(answer).map((row, at) => element('tr', {}, row.map((shown, index) => {
    const column = answer.columns[index];
    return bodyCell(shown, column, share(at, index), () => open(column.name, at));
  })));
  const words = element('caption', { class: 'visually-hidden' }, caption);
  const table = element(
    'table', {}, words, element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows),
  );
  if (walkByArrows(table)) words.append(`. ${text('table.keys')}`);
  return table;
};
