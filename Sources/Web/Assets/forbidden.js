// What somebody sees who has opened a page that is for others: whom it is for, and what can be done.

import { element } from './dom.js';
import { learn, text, textOr } from './i18n.js';
import { here } from './place.js';
import { preferences } from './preferences.js';
import { knownSession } from './session.js';

learn({
  'forbidden.page': ['No access', 'Kein Zugriff'],
  'forbidden.title': ['This page is for administrators', 'Diese Seite ist für die Administration'],
  'forbidden.you': [
    'You are logged in as {name}, in the role {role}.', 'Sie sind als {name} angemeldet, in der Rolle {role}.',
  ],
  'forbidden.guest': ['You look at the demo as a guest.', 'Sie sehen die Demo als Gast.'],
  'forbidden.next': [
    'An administrator can give you another role, on the page Settings under Users.',
    'Wer administriert, kann Ihnen auf der Seite Einstellungen unter Benutzer eine andere Rolle geben.',
  ],
  'forbidden.back': ['To the dashboard', 'Zur Auswertung'],
  'forbidden.other': ['Log in as somebody else', 'Als jemand anderes anmelden'],
});

const draw = async () => {
  const { user } = await knownSession();
  document.title = `${text('forbidden.title')} · ${text('product')}`;
  document.getElementById('forbidden').replaceChildren(
    element('h2', { id: 'forbidden-title' }, text('forbidden.title')),
    element('p', {}, user
      ? text('forbidden.you', { name: user.name, role: textOr(`role.${user.role}`, user.role) })
      : text('forbidden.guest')),
    ...(user ? [element('p', {}, text('forbidden.next'))] : []),
    element('p', { class: 'deeds' },
      element('a', { href: './', class: 'primary' }, text('forbidden.back')),
      element('a', { href: `login?next=${encodeURIComponent(here())}`, class: 'plain' }, text('forbidden.other'))),
  );
  document.body.dataset.ready = 'true';
};

preferences({ onLanguage: draw });
draw();
