// Single figures, and how much they have changed.

import { element } from './dom.js';
import { cell, change } from './format.js';
import { text } from './i18n.js';
import { nothingBehind, numberLink } from './numberlink.js';

/** How a figure has changed, with the earlier one in its tooltip; null when there is nothing to compare. */
export const changeOf = (now, before, column, zone) => {
  const words = change(now, before, column);
  if (words === null) return null;
  const title = `${text('compare.before')}: ${cell(before, column, zone)}`;
  return element('span', { class: 'change', title }, words);
};

/** One figure in large. */
export const figure = () => {
  const root = element('p', { class: 'number' });
  const show = ({ rows, columns, timeZone, comparison }) => {
    const [value] = rows[0] ?? [];
    const changed = changeOf(value, comparison?.rows[0]?.[0], columns[0], timeZone);
    root.replaceChildren(...[cell(value, columns[0], timeZone), changed].filter(Boolean));
  };
  return { root, show, remove: () => {} };
};

/** One row of figures as a list of them; `open` gives the address behind each. */
export const figureList = ({ rows, columns, timeZone, comparison }, open = nothingBehind) => element(
  'dl', { class: 'figures' },
  columns.map((column, place) => element(
    'div', {}, element('dt', {}, column.title),
    element(
      'dd', {}, numberLink(cell(rows[0][place], column, timeZone), () => open(column.name, 0)),
      changeOf(rows[0][place], comparison?.rows[0]?.[place], column, timeZone),
    ),
  )),
);
