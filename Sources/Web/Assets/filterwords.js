// The filters in words, for paper and pictures, where there is no filter bar.

import { minute } from './format.js';
import { text } from './i18n.js';

const names = (kind, values) => values.map((value) => (value === 'Other' ? text(`${kind}.other`) : value)).join(', ');

/** The span on a line of its own, and what else is chosen on another. */
export const filterWords = (filters, span, unit, zone) => {
  const chosen = ['groups', 'teams'].map((kind) =>
    (filters[kind].length > 0 ? `${text(kind)}: ${names(kind, filters[kind])}` : text(`${kind}.all`)));
  const hours = filters.hours ? [text(`hours.${filters.hours}`)] : [];
  const compared = filters.compare ? [`${text('compare')}: ${text('compare.before')}`] : [];
  return [
    `${minute(span.from, zone)} – ${minute(span.to, zone)} (${zone})`,
    [...chosen, ...hours, `${text('unit')}: ${text(`unit.${unit}`)}`, ...compared].join(' · '),
  ];
};
