// What the panels of the account page are made of.

import { element, place } from './dom.js';
import { NO_VALUE } from './format.js';
import { text } from './i18n.js';

/** A panel with a title. */
export const panel = (name, title, width, ...content) => element(
  'section', { class: 'panel', 'data-width': width, 'data-account': name, 'aria-labelledby': `title-${name}` },
  element('header', { class: 'panel-head' }, element('h2', { id: `title-${name}` }, title)),
  content,
);

/** A part of a panel that is written anew when its value has changed: `{ root, show }`. */
export const part = (attributes, content) => {
  const root = element('div', attributes);
  return { root, show: place(root, content) };
};

/** Names and values; those without a value are left out. */
export const facts = (kind, entries) => element('dl', { class: kind }, entries.map(([name, value]) => (
  value ? element('div', {}, element('dt', {}, name), element('dd', {}, value)) : null)));

/** A figure that may not be known yet. */
export const figure = (name, value) => [name, value ?? NO_VALUE];

/** A paragraph; null for no words. */
export const paragraph = (words, attributes = {}) => (words ? element('p', attributes, words) : null);

/** A part of a sentence that stands for a command or a setting. */
export const code = (words) => element('code', {}, words);

/**
 * Buttons of which one at a time works, and what has come of it. A button is `{ id, kind, label, busy, run }`; `run`
 * returns the sentence that says what it did, and may throw an Error whose message says why it did not.
 */
export const deeds = (buttons) => {
  const outcome = element('p', { class: 'outcome', role: 'status' });
  const row = element('div', { class: 'deeds' });
  const start = async (button, { label, busy, run }) => {
    if (row.getAttribute('aria-busy') === 'true') return;
    row.setAttribute('aria-busy', 'true');
    for (const each of row.querySelectorAll('button')) each.setAttribute('aria-disabled', 'true');
    button.textContent = text(busy);
    outcome.replaceChildren();
    try {
      outcome.dataset.level = 'good';
      outcome.textContent = (await run()) ?? '';
    } catch (error) {
      outcome.dataset.level = 'problem';
      outcome.textContent = error.message;
    }
    button.textContent = text(label);
    for (const each of row.querySelectorAll('button')) each.removeAttribute('aria-disabled');
    row.removeAttribute('aria-busy');
  };
  row.append(...buttons.map((each) => {
    const { id, kind = 'plain', label } = each;
    const button = element('button', { type: 'button', class: kind, id }, text(label));
    button.addEventListener('click', () => start(button, each));
    return button;
  }), outcome);
  return row;
};
