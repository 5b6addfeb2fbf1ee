// Ways in without a password: tokens for programs, and links for screens on a wall.

import { element } from './dom.js';
import { NO_VALUE, minute } from './format.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { command } from './session.js';
import {
  attempt, labelled, options, outcomePlace, redraw, roleName, showOnce, sure, table,
} from './settingsparts.js';

const ROLES = ['kiosk', 'viewer', 'lead'];

/** The link of a screen as its browser needs it: with the server's name. */
const whole = (link) => new URL(link, location.href).href;

/** The part of the page. */
export const tokens = (zone) => {
  const outcome = outcomePlace();
  const once = element('div', { class: 'once-place' });
  const list = element('div', { class: 'list', 'aria-busy': 'true' });
  const time = (value) => (value ? minute(Date.parse(value), zone()) : NO_VALUE);

  const tokenRow = (token) => element('tr', { 'data-token': token.id },
    element('th', { scope: 'row' }, token.name), element('td', {}, roleName(token.role)),
    element('td', {}, time(token.createdAt)),
    element('td', {}, token.lastUsedAt ? time(token.lastUsedAt) : text('token.never')),
    element('td', {}, element('span', { class: 'row-deeds' }, sure(outcome, {
      label: text('settings.remove'), title: text('token.removeOne', { name: token.name }),
      question: text('token.sure', { name: token.name }),
      run: async () => {
        await command('DELETE', `api/v1/tokens/${token.id}`);
        await load();
        once.replaceChildren();
        return text('token.removed', { name: token.name });
      },
    }))));

  const load = async () => {
    const { tokens: all } = await ask('api/v1/tokens');
    redraw(list, all.length === 0 ? element('p', { class: 'nothing' }, text('token.none'))
      : table(text('part.tokens'), [
        text('token.name'), text('user.role'), text('user.since'), text('token.used'), null,
      ], all.map(tokenRow)));
  };

  const name = element('input', {
    id: 'token-name', type: 'text', autocomplete: 'off', required: true, placeholder: text('token.example'),
  });
  const role = element('select', { id: 'token-role', class: 'field' },
    options(ROLES.map((each) => [each, text(`token.for.${each}`)]), 'kiosk'));
  const form = element('form', { class: 'add-form', submit: (event) => {
    event.preventDefault();
    attempt(form.querySelector('.primary'), outcome, async () => {
      const made = await command('POST', 'api/v1/tokens', { name: name.value.trim(), role: role.value });
      name.value = '';
      await load();
      showOnce(once, made.link
        ? { id: 'new-token', label: text('token.link', made), value: whole(made.link), hint: text('token.linkHint') }
        : { id: 'new-token', label: text('token.secret', made), value: made.token, hint: text('token.secretHint') });
      return text('token.added', { name: made.name });
    });
  } }, labelled(text('token.name'), name), labelled(text('token.purpose'), role),
  element('button', { type: 'submit', class: 'primary', id: 'add-token' }, text('token.add')));

  load().catch((error) => {
    list.removeAttribute('aria-busy');
    outcome.dataset.level = 'problem';
    outcome.textContent = error.message;
  });
  return [list, once, form, outcome];
};
