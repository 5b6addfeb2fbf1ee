// What the parts of the settings page are made of.

import { element } from './dom.js';
import { text, textOr } from './i18n.js';
import { addressField } from './notices.js';

/** A part of the page: what it is, what it does and when that is in force. */
export const part = (name, content) => element(
  'section', { class: 'panel part', id: name, 'aria-labelledby': `title-${name}`, 'data-part': name },
  element('header', { class: 'part-head' },
    element('h2', { id: `title-${name}` }, text(`part.${name}`)),
    element('p', { class: 'hint' }, text(`part.${name}.hint`))),
  content,
);

/** A row: what is set on the left, with what it does, and where it is set on the right. */
export const row = ({ id, title, hint, attributes = {} }, ...control) => element(
  'div', { class: 'setting', ...attributes },
  element('div', { class: 'about' },
    id ? element('label', { for: id }, title) : element('p', { class: 'label' }, title),
    hint ? element('p', { class: 'hint', id: id ? `${id}-hint` : null }, hint) : null),
  element('div', { class: 'control' }, control.flat(2)),
);

/** A place for the sentence about what is wrong with a field. */
export const faultPlace = (id) => element('p', { class: 'wrong', id: `${id}-wrong`, role: 'alert' });

/** Says at a field what is wrong with it; null when nothing is. */
export const showFault = (field, place, sentence) => {
  if (place.textContent !== (sentence ?? '')) place.textContent = sentence ?? '';
  field.setAttribute('aria-invalid', sentence ? 'true' : 'false');
};

/** A field of a form with its label above it. */
export const labelled = (label, field, ...more) => {
  const node = element('div', { class: 'labelled' }, element('label', { for: field.id }, label), field, more);
  return node;
};

/** The options of a choice. */
export const options = (entries, chosen) => entries.map(([value, title]) =>
  element('option', { value, selected: value === chosen }, title));

/** A button that does something at once; what comes of it stands in `outcome`. */
export const doing = (outcome, { kind = 'plain', label, title, run }) => {
  const button = element('button', { type: 'button', class: kind, 'aria-label': title ?? null }, label);
  button.addEventListener('click', () => attempt(button, outcome, run));
  return button;
};

/** Does something once at a time and says what has come of it. */
export const attempt = async (button, outcome, run) => {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  outcome.replaceChildren();
  try {
    const said = await run();
    outcome.dataset.level = 'good';
    outcome.textContent = said ?? '';
  } catch (error) {
    outcome.dataset.level = 'problem';
    outcome.textContent = error.message;
  }
  button.removeAttribute('aria-disabled');
  // What was clicked may be gone now; whoever was there goes on where it stands what has come of it.
  if (button.isConnected || document.activeElement !== document.body) return;
  outcome.tabIndex = -1;
  outcome.focus();
};

/** Draws a list anew; whoever was at one of its buttons or fields stays there. */
export const redraw = (list, content) => {
  const label = list.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
  list.removeAttribute('aria-busy');
  list.replaceChildren(content);
  if (label) list.querySelector(`[aria-label="${CSS.escape(label)}"]`)?.focus();
};

/** Where it stands what has come of something. */
export const outcomePlace = () => element('p', { class: 'outcome', role: 'status' });

/** A button that asks again before it does something that cannot be taken back; `kind` is that of the second one. */
export const sure = (outcome, { label, title, question, run, kind = 'danger' }) => {
  const root = element('span', { class: 'sure' });
  const first = element('button', { type: 'button', class: 'quiet', 'data-deed': kind, 'aria-label': title }, label);
  const close = () => {
    root.replaceChildren(first);
    first.focus();
  };
  root.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !first.isConnected) close();
  });
  first.addEventListener('click', () => {
    const yes = doing(outcome, { kind, label, title, run });
    const rather = element('button', { type: 'button', class: 'plain', click: close }, text('settings.cancel'));
    root.replaceChildren(element('span', { class: 'question-words' }, question), yes, rather);
    rather.focus();
  });
  root.append(first);
  return root;
};

/** Shows in `root` a secret, this once, with a button that copies it and one that takes it away. */
export const showOnce = (root, { id, label, value, hint }) => {
  root.replaceChildren(element('div', { class: 'shown-once', role: 'group', 'aria-label': label },
    element('label', { for: id }, label), addressField(id, value),
    element('div', { class: 'once-foot' }, element('p', { class: 'hint' }, hint),
      element('button', { type: 'button', class: 'quiet', click: () => root.replaceChildren() }, text('once.hide')))));
  root.querySelector('input').focus();
};

/** The name of a role in the reader's language. */
export const roleName = (role) => textOr(`role.${role}`, role);

/** Where there is no room for a head, each cell says what it is. */
const named = (columns, row) => {
  columns.forEach((title, at) => title && row.children[at].setAttribute('data-title', title));
  return row;
};

/** A table with a head; `columns` are titles, null for a column of buttons. */
export const table = (caption, columns, rows) => element(
  'div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': caption },
  element('table', {}, element('caption', { class: 'visually-hidden' }, caption),
    element('thead', {}, element('tr', {}, columns.map((title) => (title
      ? element('th', { scope: 'col' }, title)
      : element('td', {}))))),
    element('tbody', {}, rows.map((row) => named(columns, row)))),
);
