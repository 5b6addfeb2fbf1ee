// What the staffing figures rest on: the values that are set, where to change them, and what the formulas assume.

import { element } from './dom.js';
import { duration, percent } from './format.js';
import { text } from './i18n.js';
import { may } from './session.js';

/** The parts of the settings page where they are set. */
const PARTS = [['serviceLevel', 'staffing.goal'], ['staffing', 'staffing.title']];

const fact = (name, value, hint) => element(
  'div', {}, element('dt', {}, text(`staffing.${name}`)),
  element('dd', {}, value ?? text('staffing.unknown'), hint ? element('small', {}, hint) : null),
);

const changeWords = () => {
  if (!may('changeSettings')) return element('p', { class: 'hint' }, text('staffing.changeByOthers'));
  const [first, second] = PARTS.map(([part, name]) => element('a', { href: `settings#${part}` }, text(name)));
  const [before, between, after] = text('staffing.change').split(/\{\w+\}/);
  return element('p', { class: 'hint' }, before, first, between, second, after);
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
