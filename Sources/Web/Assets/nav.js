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
  { address: 'call-backs', name: 'page.callBacks' },
  { address: 'staffing', name: 'page.staffing' },
  { address: 'definitions', name: 'page.definitions' },
  { address: 'status', name: 'page.status' },
  { address: 'settings', name: 'page.settings', right: 'changeSettings' },
  { address: 'account', name: 'page.account', right: 'connectAccount' },
];

const place = document.getElementById('pages');

const show = () => {
  place.setAttribute('aria-label', text('pages'));
  place.replaceChildren(...PAGES.filter(({ right }) => !right || may(right)).map(({ address, name }) =>
    element('a', { href: address, 'aria-current': address === (pageName() || './') ? 'page' : null }, text(name))));
  // On a phone the pages are one line that scrolls; the reader sees where in it this one is.
  const current = place.querySelector('[aria-current]');
  if (!current) return;
  const [around, here] = [place, current].map((node) => node.getBoundingClientRect());
  place.scrollLeft += here.left - around.left - (around.width - here.width) / 2;
};

show();
new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['lang'] });
session().then(show);
