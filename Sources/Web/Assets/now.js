// The top row: six numbers that say whether it is fine now, and below them who waits and who talks.

import { element } from './dom.js';
import { ticking } from './format.js';
import { text } from './i18n.js';
import { liveCalls } from './nowdata.js';
import { markWait, nowLists } from './nowlists.js';
import { nowTiles } from './nowtiles.js';
import { SECOND } from './time.js';
import { toneOf } from './tone.js';

const LIVE = ['waiting', 'active-calls', 'active-calls-list'];

/** Whether the live stream itself feeds this panel. */
export const isLive = ({ id }) => LIVE.includes(id);

/**
 * Builds the top row from the catalogue. `filters` and `now` give what is chosen and the server's clock; `show` takes
 * each snapshot, and `showTiles` only the numbers of one, which are there sooner than lists; `day` the numbers of today, `tick` writes every running length.
 */
export const nowRow = ({ panels, timeZone: zone }, { filters, now }) => {
  const described = (id) => panels.find((description) => description.id === id) ?? { id, title: id };
  const tiles = nowTiles({ described, filters, now, zone });
  const lists = nowLists({ described, zone });
  const hint = element('p', { class: 'hint', hidden: true }, text('now.unfiltered'));
  const root = element(
    'div', {}, element('div', { class: 'tiles' }, tiles.nodes), element('div', { class: 'now-lists' }, lists.nodes),
    hint, tiles.spoken,
  );
  let threshold = Infinity;
  const tick = (instant) => {
    for (const node of root.querySelectorAll('[data-since]')) {
      const seconds = (instant - Number(node.dataset.since)) / SECOND;
      node.querySelector('.running-clock').textContent = ticking(seconds);
      if (node.dataset.tone) markWait(node, toneOf(seconds, threshold));
    }
    tiles.tick(instant);
  };
  const showTiles = (snapshot) => {
    const calls = liveCalls(snapshot, filters());
    hint.hidden = !calls.isWhole;
    tiles.live(calls);
    return calls;
  };
  const show = (snapshot) => {
    lists.live(showTiles(snapshot));
    tick(now());
  };
  const day = (known) => {
    threshold = known.threshold;
    tiles.day(known);
  };
  return { root, showTiles, show, day, tick };
};
