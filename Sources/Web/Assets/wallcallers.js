// The waiting callers. On a wall everybody reads along: of a number only the last three digits are shown.

import { element, whenChanged } from './dom.js';
import { word } from './format.js';
import { text } from './i18n.js';

const MOST = 6;

/** What is shown of a caller; a number that the server has covered already stays as it is. */
const shownCaller = (caller, inFull) => {
  const isNumber = /^\+?\d{4,}$/.test(caller ?? '');
  if (!isNumber || inFull) return element('span', { class: 'caller' }, word(caller ?? 'anonymous'));
  const digits = caller.slice(-3);
  return element(
    'span', { class: 'caller' }, element('span', { class: 'covered', 'aria-hidden': 'true' }, `••• ${digits}`),
    element('span', { class: 'visually-hidden' }, text('wall.number', { digits })),
  );
};

/** The list of those who wait, the longest wait first; `inFull` shows whole numbers. */
export const callerList = (inFull) => {
  const list = element('ol', { class: inFull ? 'callers in-full' : 'callers', id: 'wall-callers' });
  const more = element('p', { class: 'callers-more' });
  const root = element('section', { class: 'tile-wall callers-tile', 'aria-labelledby': 'wall-callers-title' },
    element('h3', { id: 'wall-callers-title' }, text('wall.callers')), list, more);
  const draw = whenChanged(({ waiting, calls }) => {
    // One row for "and 3 more" is worth it only where more than one would be left out.
    const shown = calls.slice(0, waiting > MOST ? MOST - 1 : MOST);
    list.replaceChildren(...shown.map(({ caller, since }) => element(
      'li', { 'data-since-tone': Date.parse(since) }, shownCaller(caller, inFull),
      element('span', { class: 'wait', 'data-since': Date.parse(since) }),
    )));
    more.textContent = waiting > shown.length ? text('wall.more', { count: waiting - shown.length }) : '';
  });
  return { root, show: ({ waiting, waitingCalls }) => draw({ waiting, calls: waitingCalls }) };
};
