// The self-test: a call of our own through the whole way, each step as it went.

import { element } from './dom.js';
import { card, mark } from './firstrunparts.js';
import { count } from './format.js';
import { language, text } from './i18n.js';
import { command } from './session.js';

const milliseconds = (value) => text('test.ms', { ms: value < 1 ? `< ${count(1)}` : count(Math.round(value)) });

/** Steps appear one after the other: each waits for its turn. */
const stepItem = ({ id, title, ok, detail, milliseconds: time }, turn) => {
  const state = ok ? 'done' : 'problem';
  const item = element('li', { 'data-test': id, 'data-state': state, title: ok ? detail : null },
    mark(state),
    element('span', { class: 'first-name' }, title,
      element('span', { class: 'visually-hidden' }, `: ${text(ok ? 'test.ok' : 'test.failed')}`)),
    element('span', { class: 'first-time' }, milliseconds(time)),
    ok ? null : element('p', { class: 'first-detail' }, detail));
  item.style.setProperty('--turn', turn);
  return item;
};

const summary = ({ steps, ok }) => {
  const time = milliseconds(steps.reduce((sum, step) => sum + step.milliseconds, 0));
  const failed = steps.filter((step) => !step.ok).length;
  return ok ? text('test.good', { time }) : text(failed === 1 ? 'test.badOne' : 'test.bad', { failed });
};

/** The card with the button and what comes of it. */
export const selfTestCard = () => {
  const list = element('ol', { class: 'first-tests' });
  const outcome = element('p', { class: 'first-outcome', role: 'status' });
  const say = (words, state) => {
    outcome.dataset.state = state;
    outcome.textContent = words;
  };
  const run = async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    list.replaceChildren();
    say(text('test.busy'), 'busy');
    try {
      const answer = await command('POST', `api/v1/self-test?lang=${language()}`);
      list.replaceChildren(...answer.steps.map(stepItem));
      outcome.style.setProperty('--turn', answer.steps.length);
      say(summary(answer), answer.ok ? 'done' : 'problem');
      button.textContent = text('test.again');
    } catch (error) {
      say(error.message, 'problem');
    }
    button.removeAttribute('aria-disabled');
  };
  const button = element('button', { type: 'button', class: 'first-button', id: 'self-test-run', click: run },
    text('test.run'));
  return card('self-test', text('test.title'), text('test.lead'), button, list, outcome);
};
