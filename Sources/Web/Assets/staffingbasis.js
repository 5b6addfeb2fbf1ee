// What the staffing figures rest on: the values that are set, where to change them, and what the formulas assume.

import { element } from './dom.js';
import { duration, percent } from './format.js';
import { text } from './i18n.js';

const SETTINGS = ['SERVICE_LEVEL_GOAL', 'SERVICE_LEVEL_SECONDS', 'WRAP_UP_SECONDS', 'BLOCKING_PERCENT'];

const fact = (name, value, hint) => element(
  'div', {}, element('dt', {}, text(`staffing.${name}`)),
  element('dd', {}, value ?? text('staffing.unknown'), hint ? element('small', {}, hint) : null),
);

const changeWords = () => {
  const [before, after] = text('staffing.change').split('{names}');
  const names = SETTINGS.flatMap((name, index) => [index > 0 ? ', ' : '', element('code', {}, name)]);
  return element('p', { class: 'hint' }, before, names, after);
};

/** The content of the panel; `staffing` holds wrap-up seconds and blocking where the server says them. */
export const basis = ({ rules: { threshold, goal, team }, staffing: { wrapUp, blocking } = {} }) => [
  element('dl', { class: 'facts' },
    fact('goal', text('staffing.goalValue', { goal: percent(goal), threshold: duration(threshold) }),
      team ? text('staffing.goalOf', { team }) : null),
    fact('wrapUp', wrapUp === undefined ? null : duration(wrapUp)),
    fact('blocking', blocking === undefined ? null : percent(blocking))),
  changeWords(),
  element('p', { class: 'assumes' }, text('staffing.assumesLines')),
];
