// What the page of call-backs says around its list, and instead of one.

import { isNarrowed } from './callbackfilters.js';
import { calmly } from './callbacklist.js';
import { element, icon } from './dom.js';
import { count } from './format.js';
import { text } from './i18n.js';
import { SECOND } from './time.js';

/** How long the callers of the list wait or waited, and who is not in it; `callers` are those of `state`. */
export const summaryOf = ({ medianToReached, anonymous, numbersMasked }, callers, state, now) => {
  const words = [];
  const firsts = callers.map(({ firstMissedAt }) => Date.parse(firstMissedAt));
  if (state === 'open' && firsts.length > 0) {
    words.push(text('callBacks.longest', { time: calmly(now - Math.min(...firsts)) }));
  }
  if (state === 'reached' && medianToReached !== null) {
    words.push(text('callBacks.median', { time: calmly(medianToReached * SECOND) }));
  }
  if (state === 'open' && anonymous > 0) {
    const key = anonymous === 1 ? 'callBacks.anonymousOne' : 'callBacks.anonymous';
    words.push(`${text(key, { count: count(anonymous) })}.`);
  }
  if (numbersMasked && callers.length > 0) words.push(text('callBacks.masked'));
  return words.join(' ');
};

/** What the keys do, each shown as a key; it names only what the reader may do. */
export const keysLine = ({ isMasked, mayDismiss }) => {
  const words = text(isMasked ? 'callBacks.keys.show' : 'callBacks.keys.call')
    + (mayDismiss ? text('callBacks.keys.dismiss') : '');
  const keys = { up: '↑', down: '↓', enter: text('callBacks.key.enter'), d: 'D', u: 'U' };
  return [...words.split(/\{(\w+)\}/).map((piece, index) =>
    (index % 2 === 1 ? element('kbd', {}, keys[piece]) : piece)), '.'];
};

/** Why the list of open cases is empty: nobody was missed, all were reached, or others stand beside. */
const reasonOf = ({ reached, expired, dismissed }) => {
  if (expired + dismissed > 0) return 'none';
  return reached > 0 ? 'open' : 'never';
};

/** An empty list, which is good news where it is that of the open cases; `widen` takes groups, teams and hours away. */
export const emptyState = (filters, counts, widen) => {
  const isOpen = filters.state === 'open';
  const wider = isNarrowed(filters)
    ? element('button', { type: 'button', class: 'plain', click: widen }, text('callBacks.wider')) : null;
  return element('div', { class: 'state', 'data-state': 'empty' },
    isOpen ? element('span', { class: 'good-sign' }, icon('check')) : null,
    element('h2', {}, text(`callBacks.empty.${filters.state}`)),
    isOpen ? element('p', {}, text(`callBacks.emptyHint.${reasonOf(counts)}`)) : null,
    element('div', { class: 'deeds' }, wider));
};
