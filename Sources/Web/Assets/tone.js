// How serious a number is: a wait, a service level, a count of missed calls. A tone is never only a colour: it has a
// shape and words as well.

import { drawing, element } from './dom.js';
import { duration, percent } from './format.js';
import { learn, text } from './i18n.js';

learn({
  'tone.calm': ['within {threshold}', 'innerhalb von {threshold}'],
  'tone.warn': ['longer than {threshold}', 'länger als {threshold}'],
  'tone.alarm': ['longer than {double}', 'länger als {double}'],
  'goal.met': ['goal {goal} reached', 'Ziel {goal} erreicht'],
  'goal.below': ['below goal {goal}', 'unter Ziel {goal}'],
  'missed.share': ['{share} of calls', '{share} der Anrufe'],
  'missed.compared': ['{share}, usually {usual}', '{share}, sonst {usual}'],
  'goal.none': ['no call to rate yet', 'noch kein Anruf zu werten'],
});

/** `calm` below the threshold, `warn` from it on, `alarm` from twice the threshold on. */
export const toneOf = (seconds, threshold) => {
  if (seconds >= 2 * threshold) return 'alarm';
  return seconds >= threshold ? 'warn' : 'calm';
};

/** `calm` from the goal on; `alarm` where twice as many calls as the goal allows were not served in time. */
export const levelTone = (level, goal) => {
  if (level === null || level >= goal) return 'calm';
  return 1 - level >= 2 * (1 - goal) ? 'alarm' : 'warn';
};

/** How a level stands to its goal, in words. */
export const goalWords = (level, goal) =>
  text(`goal.${level === null ? 'none' : level < goal ? 'below' : 'met'}`, { goal: percent(goal) });

/** How a level stands to its goal, as shape and words. */
export const goalMark = (level, goal) => toneMark(levelTone(level, goal), goalWords(level, goal));

const SOME = 5;

const missedShare = ({ answered, missed }) => (answered + missed > 0 ? missed / (answered + missed) : null);

/**
 * How the missed calls of a day stand to those that its calls would make likely after another day: `warn` from a
 * quarter and five calls more on, `alarm` from twice and ten more on. A day with more calls may miss more of them.
 */
export const missedTone = (day, before) => {
  const usual = missedShare(before);
  if (usual === null) return 'none';
  const likely = usual * (day.answered + day.missed);
  if (day.missed >= 2 * likely && day.missed - likely >= 2 * SOME) return 'alarm';
  return day.missed >= 1.25 * likely && day.missed - likely >= SOME ? 'warn' : 'calm';
};

/** The share that was missed, and the one of another day. */
export const missedWords = (day, before) => {
  const [share, usual] = [missedShare(day), missedShare(before)].map((each) => wholePercent(each, 0));
  if (missedShare(day) === null) return text('goal.none');
  return text(missedShare(before) === null ? 'missed.share' : 'missed.compared', { share, usual });
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
  text(`tone.${tone}`, { threshold: duration(threshold), double: duration(2 * threshold) });

/** Shape and words of a tone, side by side. */
export const toneMark = (tone, words) =>
  element('span', { class: 'tone-mark', 'data-tone': tone }, toneShape(tone), element('span', {}, words));

/** A level in whole percent, or with a decimal where rounding would lift it over the goal that it misses. */
export const wholePercent = (level, goal) => {
  const rounded = Math.round(level * 100) / 100;
  return percent(level < goal && rounded >= goal ? level : rounded);
};
