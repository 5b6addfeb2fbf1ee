// What is said aloud of the queue: that it has become serious, and nothing else. Whoever chatters is switched off.

import { element, whenChanged } from './dom.js';
import { count } from './format.js';
import { learn, text } from './i18n.js';

learn({ 'herald.waiting': ['Waiting: {count}', 'Wartend: {count}'] });

const ORDER = ['none', 'calm', 'warn', 'alarm'];

/** Builds the place where it is said; `tell` takes how many wait, how serious that is, and the words for it. */
export const herald = () => {
  const root = element('p', { class: 'visually-hidden', role: 'status' });
  let last = 'none';
  const tell = whenChanged(({ waiting, tone, words }) => {
    const isWorse = ORDER.indexOf(tone) > Math.max(ORDER.indexOf(last), ORDER.indexOf('calm'));
    if (isWorse) root.textContent = `${text('herald.waiting', { count: count(waiting) })}, ${words}`;
    // The same words are only heard again when they have been taken away in between.
    else if (ORDER.indexOf(tone) <= ORDER.indexOf('calm')) root.textContent = '';
    last = tone;
  });
  return { root, tell };
};
