// Deciding that nobody need call back: a reason at one press, or in own words; and taking it back.

import { element } from './dom.js';
import { count } from './format.js';
import { text } from './i18n.js';
import { command } from './session.js';

const REASONS = ['settled', 'phone', 'wrong', 'spam'];
const MOST_LETTERS = 200;

const send = (name, content) => command('POST', `api/v1/call-backs/${name}`, content);

/** Takes a dismissal back. Throws an Error whose message may be shown. */
export const restore = (call) => send('restore', { call });

/** Asks for the reason and dismisses; `done` hears of the reason when the server has taken it. */
export const askReason = ({ call, number, missed }, done) => {
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  const own = element('input', {
    type: 'text', id: 'own-reason', maxlength: MOST_LETTERS, autocomplete: 'off', required: true,
  });
  const dismiss = async (reason) => {
    wrong.textContent = '';
    dialog.toggleAttribute('data-busy', true);
    try {
      await send('dismiss', { call, reason });
      dialog.close();
      done(reason);
    } catch (error) {
      wrong.textContent = error.message;
    }
    dialog.toggleAttribute('data-busy', false);
  };
  const usual = REASONS.map((name) => text(`callBacks.because.${name}`)).map((words, index) => element('button', {
    type: 'button', class: 'plain', 'data-reason': REASONS[index], autofocus: index === 0, click: () => dismiss(words),
  }, words));
  const dialog = element(
    'dialog', { class: 'dialog', id: 'dismissing', 'aria-labelledby': 'dismissing-title' },
    element('h2', { id: 'dismissing-title' }, text('callBacks.ask')),
    element('p', { class: 'whom' }, element('b', {}, number), ' ', text('callBacks.times', { count: count(missed) })),
    element('div', { class: 'reasons', role: 'group', 'aria-labelledby': 'dismissing-title' }, usual),
    element('form', { submit: (event) => {
      event.preventDefault();
      const words = own.value.trim();
      if (words) dismiss(words);
    } },
    element('label', { for: 'own-reason' }, text('callBacks.other')),
    element('div', { class: 'own' }, own,
      element('button', { type: 'submit', class: 'primary' }, text('callBacks.dismiss')))),
    wrong,
    element('p', { class: 'hint' }, text('callBacks.askHint')),
    element('button', { type: 'button', class: 'plain', 'data-do': 'cancel', click: () => dialog.close() },
      text('callBacks.cancel')),
  );
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
};
