// One tile of the top row: a number that opens its calls, how serious it is, and what it is compared with.

import { element, whenChanged } from './dom.js';
import { NO_VALUE, count } from './format.js';
import { text } from './i18n.js';
import { numberLink } from './numberlink.js';
import { panelHead } from './panelhead.js';
import { toneShape } from './tone.js';

/**
 * Builds a tile. `live` names the number, `address` gives the calls behind it. `draw` takes the words of the number and
 * of the comparison, `mark` a tone with its words.
 */
export const nowTile = ({ id, title, definition, live, address }) => {
  const value = element('span', { 'data-live': live }, NO_VALUE);
  const mark = element('p', { class: 'tile-mark' });
  const before = element('p', { class: 'tile-before' });
  const number = numberLink(value, address);
  const root = element(
    'section',
    { class: 'panel tile', role: 'group', 'data-panel': id, 'data-tone': 'none', 'aria-labelledby': `title-${id}` },
    panelHead({ id, title, definition }), element('p', { class: 'tile-number' }, number),
    mark, before,
  );
  const write = whenChanged(({ words, compared = '' }) => {
    value.textContent = words;
    before.textContent = compared;
  });
  const draw = (shown) => {
    number.href = address();
    write(shown);
  };
  const showMark = whenChanged(({ tone, words }) => {
    root.dataset.tone = tone;
    mark.replaceChildren(...(tone === 'none' ? [] : [toneShape(tone)]), words);
  });
  return { root, draw, mark: showMark };
};

const isUnknown = (value) => value === null || value === undefined;

/** "12 more than last Monday by now". */
export const comparedCount = (now, before, weekday) => {
  if (isUnknown(now) || isUnknown(before)) return text('now.noBefore', { weekday });
  const key = now > before ? 'more' : now < before ? 'fewer' : 'same';
  return text(`now.${key}`, { count: count(Math.abs(now - before)), weekday });
};

/** "4 points above last Monday by now". */
export const comparedLevel = (now, before, weekday) => {
  if (isUnknown(now) || isUnknown(before)) return text('now.noBefore', { weekday });
  const points = Math.round((now - before) * 100);
  const key = points > 0 ? 'above' : points < 0 ? 'below' : 'level';
  const amount = Math.abs(points);
  return text(`now.${key}${amount === 1 ? 'One' : ''}`, { points: amount, weekday });
};
