// The way from each page to the others.

import { element } from './dom.js';
import { text } from './i18n.js';
import { pageName } from './place.js';
import { may, session } from './session.js';

/** All pages, each with its name and the right that it needs. */
const PAGES = [
  { address: './', name: 'page.dashboard' },
  { address: 'live', name: 'page.live' },
  { address: 'calls', name: 'page.calls' },
  { address: 'staffing', name: 'page.staffing' },
  { address: 'definitions', name: 'page.definitions' },
  { address: 'status', name: 'page.status' },
  { address: 'account', name: 'page.account', right: 'connectAccount' },
];

const place = document.getElementById('pages');

const show = () => {
  place.setAttribute('aria-label', text('pages'));
  place.replaceChildren(...PAGES.filter(({ right }) => !right || may(right)).map(({ address, name }) =>
    element('a', { href: address, 'aria-current': address === (pageName() || './') ? 'page' : null }, text(name))));
};

show();
new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['lang'] });
session().then(show);
