// The corner of every page that says who is logged in.

import { element, icon, popover } from './dom.js';
import { text, textOr } from './i18n.js';
import { loginAddress } from './place.js';
import { command, knownSession, may } from './session.js';
import { watchSession } from './sessionwatch.js';

const corner = document.getElementById('session');

/** Out, and to the login; a session that has ended by itself is as good. */
const logOut = async (event) => {
  const words = event.currentTarget.parentElement.querySelector('.wrong');
  try {
    await command('DELETE', 'api/v1/session');
  } catch (error) {
    if (error.status !== 401) {
      words.textContent = error.message;
      return;
    }
  }
  location.assign('login');
};

const logInLink = () => element('a', { href: loginAddress(), id: 'log-in' }, text('session.logIn'));

/** Whoever looks at a demo need not log in, and may. */
const guestCorner = () => [element('span', { class: 'guest' }, text('session.demo')), ' ', logInLink()];

const menu = ({ name, role }) => {
  const { root, caption } = popover({ id: 'user', label: text('session.user'), content: [
    element('p', { class: 'who' }, element('b', {}, name), element('span', {}, textOr(`role.${role}`, role))),
    element('hr'),
    may('connectAccount')
      ? element('a', { class: 'choice', href: 'account', id: 'to-account' }, text('page.account'))
      : null,
    element('button', { type: 'button', class: 'choice', id: 'log-out', click: logOut }, text('session.logOut')),
    element('p', { class: 'wrong', role: 'alert' }),
  ] });
  caption(name);
  root.firstChild.prepend(icon('user'));
  return root;
};

const show = ({ user, guest }) => {
  corner.replaceChildren(...(user ? [menu(user)] : guest ? guestCorner() : [logInLink()]));
  corner.dataset.user = user ? 'known' : guest ? 'guest' : 'none';
  for (const node of document.querySelectorAll('[data-right]')) node.hidden = !may(node.dataset.right);
};

const start = async () => {
  const known = await knownSession();
  show(known);
  new MutationObserver(() => show(known)).observe(document.documentElement, { attributeFilter: ['lang'] });
};

start();
watchSession();
