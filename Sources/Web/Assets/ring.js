// Shares as a ring, drawn by hand: crisp at every size, coloured by the style sheet.

import { drawing, element, rewrite } from './dom.js';
import { changeOf } from './figures.js';
import { NO_VALUE, count, percent, word } from './format.js';
import { colourNumber } from './legend.js';
import { numberLink } from './numberlink.js';

const follow = (address) => {
  if (address) location.assign(address);
};

const arcs = (shares, open) => {
  const parts = shares.map(([, , share]) => (share ?? 0) * 100);
  const visible = parts.filter((part) => part > 0).length;
  const gap = visible > 1 ? 0.8 : 0;
  return parts.map((part, index) => {
    if (part <= 0) return null;
    const before = parts.slice(0, index).reduce((sum, each) => sum + each, 0);
    const length = Math.max(part - gap, 0.4);
    return drawing('circle', {
      class: 'arc', cx: 50, cy: 50, r: 42, pathLength: 100, 'data-colour': colourNumber(shares[index][0], index),
      click: () => follow(open('calls', index)),
      'stroke-dasharray': `${length} ${100 - length}`, 'stroke-dashoffset': 25 - before - gap / 2,
    });
  }).filter(Boolean);
};

/** A ring of shares with the first one's percentage in the middle and the counts beside it; all `open` their calls. */
export const shareRing = ({ open }) => {
  const ring = drawing('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true' });
  const middle = element('p', { class: 'middle' });
  const legend = element('ul', { class: 'legend tall' });
  const root = element('div', { class: 'share' }, element('div', { class: 'ring' }, ring, middle), legend);
  const show = ({ rows, columns, timeZone, comparison }) => {
    ring.replaceChildren(drawing('circle', { class: 'track', cx: 50, cy: 50, r: 42 }), ...arcs(rows, open));
    const [name, , share] = rows[0] ?? ['', 0, null];
    const changed = changeOf(share, comparison?.rows[0]?.[2], columns[2], timeZone);
    const level = element('strong', {}, numberLink(percent(share), () => open('share', 0)));
    const words = [level, element('span', {}, word(name)), changed];
    rewrite(middle, ...words.filter(Boolean));
    rewrite(legend, ...rows.map(([label, amount, part], index) => element(
      'li', { 'data-colour': colourNumber(label, index) },
      word(label),
      element('b', {}, amount === null ? NO_VALUE : numberLink(count(amount), () => open('calls', index))),
      element('span', { class: 'part' }, percent(part)),
    )));
  };
  return { root, show, remove: () => {} };
};
