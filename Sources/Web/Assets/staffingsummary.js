// The answers that planners ask for first, taken from the same three panels.

import { element } from './dom.js';
import { cell, count } from './format.js';
import { text } from './i18n.js';
import { minuteOf, stepName, topOf } from './staffingweek.js';

const QUARTER = 15;

const figure = (name, value, hint) => element(
  'div', { 'data-figure': name }, element('dt', {}, text(`staffing.${name}`)),
  element('dd', {}, value, hint ? element('small', {}, hint) : null),
);

const at = ({ columns }, name) => columns.findIndex((column) => column.name === name);

const when = (answer, row) =>
  stepName(row[0], minuteOf(row, answer.columns), at(answer, 'hour') > 0 ? 60 : QUARTER, 'short');

/** The figures of a week, or nothing without calls. */
export const summary = ({ arrivals, agents, lines }) => {
  if (agents.rows.length === 0 || arrivals.rows.length === 0) return [];
  const [need, busy, missed] = [at(agents, 'agents'), at(arrivals, 'calls_per_day'), at(arrivals, 'missed')];
  const [peak, busiest, worst] = [topOf(agents.rows, need), topOf(arrivals.rows, busy), topOf(arrivals.rows, missed)];
  const hours = agents.rows.reduce((sum, row) => sum + (row[need] ?? 0), 0) * QUARTER / 60;
  const line = lines.rows.length > 0 ? topOf(lines.rows, at(lines, 'lines')) : null;
  const shown = (answer, row, place) => cell(row[place], answer.columns[place], answer.timeZone);
  return [element(
    'dl', { class: 'figures' },
    figure('most', shown(agents, peak, need), when(agents, peak)),
    figure('hours', `${count(Math.round(hours))} h`, text('staffing.hoursHint')),
    figure('busiest', shown(arrivals, busiest, busy), when(arrivals, busiest)),
    worst[missed] > 0 ? figure('worst', count(worst[missed]), text('staffing.worstCalls', {
      when: when(arrivals, worst), calls: count(worst[at(arrivals, 'calls')]),
    })) : null,
    line ? figure('linesMost', shown(lines, line, at(lines, 'lines')), when(lines, line)) : null,
  )];
};
