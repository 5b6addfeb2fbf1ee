// The way from each page to the others: a line of links, and on a phone a menu.

import { element, icon, popover } from './dom.js';
import { text } from './i18n.js';
import { pageName } from './place.js';
import { knownSession, may } from './session.js';

/** All pages, each with its name and the right that it needs. */
const PAGES = [
  { address: './', name: 'page.dashboard' },
  { address: 'live', name: 'page.live' },
  { address: 'calls', name: 'page.calls' },
  { address: 'call-backs', name: 'page.callBacks' },
  { address: 'staffing', name: 'page.staffing' },
  { address: 'definitions', name: 'page.definitions' },
  { address: 'status', name: 'page.status' },
  { address: 'settings', name: 'page.settings', right: 'annotate' },
  { address: 'account', name: 'page.account', right: 'connectAccount' },
];

const place = document.getElementById('pages');

const links = () => PAGES.filter(({ right }) => !right || may(right)).map(({ address, name }) =>
  element('a', { href: address, 'aria-current': address === (pageName() || './') ? 'page' : null }, text(name)));

const show = () => {
  const { root, caption } = popover({ id: 'pages-menu', label: text('pages'), content: links() });
  root.firstChild.prepend(icon('menu'));
  caption(text('pages.menu'));
  place.setAttribute('aria-label', text('pages'));
  place.replaceChildren(root);
};

show();
new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['lang'] });
knownSession().then(show);
