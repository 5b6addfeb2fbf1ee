// How serious a length of time is. A tone is never only a colour: it has a shape and words as well.

import { drawing, element } from './dom.js';
import { duration, percent } from './format.js';
import { text } from './i18n.js';

/** `calm` below the threshold, `warn` from it on, `alarm` from twice the threshold on. */
export const toneOf = (seconds, threshold) => {
  if (seconds >= 2 * threshold) return 'alarm';
  return seconds >= threshold ? 'warn' : 'calm';
};

// A circle, a triangle and an octagon differ for those, too, who see no colours.
const SHAPES = {
  calm: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM5 8.3l2.1 2.1L11 6.3',
  warn: 'M8 1.8 15 14H1ZM8 6.2v3.6M8 11.9v.1',
  alarm: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM8 4.4v4.4M8 11.4v.1',
};

/** The shape of a tone, hidden from assistive technology: the words stand beside it. */
export const toneShape = (tone) => drawing(
  'svg', { class: 'tone-shape', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, drawing('path', { d: SHAPES[tone] }),
);

/** The words of a wait's tone: "longer than 20 s". */
export const toneWords = (tone, threshold) =>
  text(`wall.tone.${tone}`, { threshold: duration(threshold), double: duration(2 * threshold) });

/** Shape and words of a tone, side by side. */
export const toneMark = (tone, words) =>
  element('span', { class: 'tone-mark', 'data-tone': tone }, toneShape(tone), element('span', {}, words));

/** A level in whole percent, or with a decimal where rounding would lift it over the goal that it misses. */
export const wholePercent = (level, goal) => {
  const rounded = Math.round(level * 100) / 100;
  return percent(level < goal && rounded >= goal ? level : rounded);
};
