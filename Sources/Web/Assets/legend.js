// The colours of series and what stands beside them in a legend.

import { FEW, drawnPlaces, isGoal } from './answers.js';
import { element } from './dom.js';
import { changeOf } from './figures.js';
import { count } from './format.js';
import { text } from './i18n.js';
import { nothingBehind, numberLink } from './numberlink.js';

const NAMED_COLOURS = {
  answered: 1, unanswered: 2, incoming: 1, outgoing: 3, voicemail: 4, all: 6, total: 6, goal: 6,
  abandoned: 2, abandonment: 2, short_abandoned: 7, busy: 3, rejected: 5, unreachable: 8, blocked: 6, unknown: 9,
  voicemail_share: 4, answer_rate_in_hours: 3, lines: 3, new_callers: 3,
};

/** The number of the palette colour for a series: the same word has the same colour everywhere. */
export const colourNumber = (name, index) => NAMED_COLOURS[name] ?? (index % 6) + 1;

const PEAKS = ['peak', 'lines'];

/** What the legend adds to a name: the sum of what can be added up, and the most of what goes up and down. */
const totalOf = ({ name, unit }, values) => {
  if (unit !== 'calls' || name === 'callers') return null;
  return PEAKS.includes(name) ? Math.max(0, ...values) : values.reduce((sum, value) => sum + value, 0);
};

const entry = ({ columns, rows, timeZone, comparison }, place, index, open) => {
  const column = columns[place];
  const total = (of) => totalOf(column, of.map((row) => row[place] ?? 0));
  const [now, before] = [total(rows), comparison ? total(comparison.rows) : null];
  return element(
    'li', { 'data-colour': colourNumber(column.name, index), class: isGoal(column) ? 'goal' : null }, column.title,
    now === null ? null : element('b', {}, numberLink(
      `${PEAKS.includes(column.name) ? '≤ ' : ''}${count(now)}`, () => open(column.name, null),
    )),
    changeOf(now, before, column, timeZone),
  );
};

/** The entries of a legend: every line with its sum, which `open`s its calls, and how that has changed. */
export const legendOf = (answer, open = nothingBehind) => {
  const entries = drawnPlaces(answer).map((place, index) => entry(answer, place, index, open));
  const isDrawnTwice = answer.comparison && entries.length <= FEW;
  return isDrawnTwice ? [...entries, element('li', { class: 'earlier' }, text('compare.before'))] : entries;
};
