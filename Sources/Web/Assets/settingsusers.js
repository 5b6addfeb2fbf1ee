// Who may log in: people, what they may do, and their passwords.

import { element } from './dom.js';
import { minute } from './format.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { command } from './session.js';
import {
  attempt, doing, labelled, options, outcomePlace, redraw, roleName, showOnce, sure, table,
} from './settingsparts.js';

const ROLES = ['viewer', 'lead', 'administrator', 'kiosk'];
const MAY_REVEAL_ANYWAY = ['lead', 'administrator'];
const roleOptions = (chosen) => options(ROLES.map((role) => [role, roleName(role)]), chosen);

/** The part of the page. */
export const users = (zone) => {
  const outcome = outcomePlace();
  const once = element('div', { class: 'once-place' });
  const list = element('div', { class: 'list', 'aria-busy': 'true' });

  const show = ({ users: all }) => {
    redraw(list, table(text('part.users'), [
      text('user.name'), text('user.role'), text('user.reveal'), text('user.since'), null,
    ], all.map(userRow)));
  };
  const load = async () => show(await ask('api/v1/users'));

  const change = async (content) => {
    const answer = await command('PATCH', 'api/v1/users', content);
    await load();
    return answer;
  };

  const showPassword = ({ name, password }) => {
    showOnce(once, {
      id: 'new-password', label: text('user.passwordOf', { name }), value: password, hint: text('once.hint'),
    });
  };

  const newPassword = (user) => async () => {
    showPassword(await change({ name: user.name, password: 'new' }));
    return text('user.passwordMade', { name: user.name });
  };

  const roleField = (user) => {
    const field = element('select', {
      class: 'field', 'aria-label': text('user.roleOf', { name: user.name }),
      change: () => attempt(field, outcome, async () => {
        await change({ name: user.name, role: field.value }).catch((error) => {
          field.value = user.role;
          throw error;
        });
        return text('user.roleChanged', { name: user.name, role: roleName(field.value) });
      }),
    }, roleOptions(user.role));
    return field;
  };

  const revealField = (user) => {
    const may = MAY_REVEAL_ANYWAY.includes(user.role);
    const field = element('input', {
      type: 'checkbox', 'aria-label': text('user.revealOf', { name: user.name }), checked: may || user.mayReveal,
      disabled: may || user.role === 'kiosk',
      change: () => attempt(field, outcome, async () => {
        await change({ name: user.name, mayReveal: field.checked }).catch((error) => {
          field.checked = user.mayReveal;
          throw error;
        });
        return text('user.changed', { name: user.name });
      }),
    });
    return field;
  };

  const deeds = (user) => element('span', { class: 'row-deeds' },
    sure(outcome, {
      kind: 'primary', label: text('user.newPassword'), title: text('user.newPasswordOf', { name: user.name }),
      question: text('user.passwordSure'), run: newPassword(user),
    }),
    doing(outcome, {
      kind: 'quiet', label: text('user.logOut'), title: text('user.logOutOf', { name: user.name }),
      run: async () => {
        show(await command('POST', 'api/v1/users/log-out', { name: user.name }));
        return text('user.loggedOut', { name: user.name });
      },
    }),
    user.isYou ? null : sure(outcome, {
      label: text('settings.remove'), title: text('user.removeOne', { name: user.name }),
      question: text('user.sure', { name: user.name }),
      run: async () => {
        show(await command('DELETE', `api/v1/users?name=${encodeURIComponent(user.name)}`));
        once.replaceChildren();
        return text('user.removed', { name: user.name });
      },
    }));

  const userRow = (user) => element('tr', { 'data-user': user.name },
    element('th', { scope: 'row' }, user.name, user.isYou ? element('span', { class: 'mark' }, text('user.you')) : null),
    element('td', {}, roleField(user)), element('td', {}, revealField(user)),
    element('td', {}, minute(Date.parse(user.createdAt), zone())), element('td', {}, deeds(user)));

  const name = element('input', { id: 'user-name', type: 'text', autocomplete: 'off', required: true });
  const role = element('select', { id: 'user-role', class: 'field' }, roleOptions('viewer'));
  const form = element('form', { class: 'add-form', submit: (event) => {
    event.preventDefault();
    attempt(form.querySelector('.primary'), outcome, async () => {
      const made = await command('POST', 'api/v1/users', { name: name.value.trim(), role: role.value });
      name.value = '';
      await load();
      showPassword(made);
      return text('user.added', { name: made.name });
    });
  } }, labelled(text('user.name'), name), labelled(text('user.role'), role),
  element('button', { type: 'submit', class: 'primary', id: 'add-user' }, text('user.add')));

  load().catch((error) => {
    list.removeAttribute('aria-busy');
    outcome.dataset.level = 'problem';
    outcome.textContent = error.message;
  });
  return [list, once, form, outcome, element('dl', { class: 'roles' }, ROLES.map((each) => element('div', {},
    element('dt', {}, roleName(each)), element('dd', {}, text(`role.${each}.hint`)))))];
};
