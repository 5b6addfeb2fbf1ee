// What the page of calls says when there is no list: nothing found, nothing yet, a refusal.

import { cleared, isNarrowed } from './callfilters.js';
import { element } from './dom.js';
import { text } from './i18n.js';
import { loginAddress } from './place.js';

const button = (words, click, attributes = {}) =>
  element('button', { type: 'button', class: 'plain', click, ...attributes }, words);

const box = (name, title, hint, ...deeds) => element(
  'div', { class: 'state', 'data-state': name },
  element('h2', {}, title), hint ? element('p', {}, hint) : null, element('div', { class: 'deeds' }, deeds.flat()),
);

const LONGER = ['7d', '30d', '1y'];

/** An empty list with the next step; `hasCalls` is false on a server that never heard of a call. */
export const emptyState = (filters, hasCalls, choose) => {
  if (!hasCalls) {
    return box('never', text('calls.emptyEver'), text('calls.emptyEverHint'),
      element('a', { class: 'primary', href: './' }, text('calls.emptyEverLink')));
  }
  const isOther = (range) => range !== filters.range;
  const longer = LONGER.filter(isOther).map((range) => button(
    text('span.last', { span: text(`span.${range}`) }), () => choose({ range, from: null, to: null }),
    { 'data-range': range },
  ));
  if (!isNarrowed(filters)) return box('empty', text('calls.emptySpan'), text('calls.emptySpanHint'), longer);
  const hint = text(filters.number ? 'calls.emptyNumberHint' : 'calls.emptyFiltersHint');
  const clear = element('button', {
    type: 'button', class: 'primary', 'data-do': 'clear', click: () => choose(cleared({})),
  }, text('calls.clear'));
  return box('empty', text('calls.emptyFilters'), hint, clear, longer);
};

/** A refusal in words, with a way on: to log in where that is what is missing, else to try again. */
export const refusedState = (error, retry) => {
  const way = error.status === 401
    ? element('a', { class: 'primary', href: loginAddress() }, text('session.logIn'))
    : button(text('panel.retry'), retry, { 'data-do': 'retry' });
  return box('refused', error.message, null, way);
};
