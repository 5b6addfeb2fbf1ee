// What the parts of the first run have in common.

import { drawing, element } from './dom.js';

const MARKS = {
  done: 'M4 8.4 6.8 11.2 12 5.4',
  problem: 'M8 4.2v4.6M8 11.6v.1',
  todo: 'M4.5 8h7',
  optional: 'M8 4.5v7M4.5 8h7',
};

/** The round sign of a state; the words beside it say the same. */
export const mark = (state) => element('span', { class: 'first-mark', 'data-state': state, 'aria-hidden': 'true' },
  MARKS[state] ? drawing('svg', { viewBox: '0 0 16 16' }, drawing('path', { d: MARKS[state] })) : null);

/** A card beside the steps. */
export const card = (id, title, lead, ...content) => element(
  'section', { class: 'first-card', id, 'aria-labelledby': `${id}-title` },
  element('h3', { id: `${id}-title` }, title), element('p', { class: 'hint' }, lead), content,
);
