// The first run: what is missing until the first call appears, each with its next step.

import { element, place } from './dom.js';
import { demoCard } from './firstrundemo.js';
import { mark } from './firstrunparts.js';
import { selfTestCard } from './firstruntest.js';
import { FIRST_RUN_WORDS } from './firstrunwords.js';
import { learn, text } from './i18n.js';
import { addressField } from './notices.js';
import { ask } from './server.js';
import { knownSession, may } from './session.js';
import { SECOND } from './time.js';

learn(FIRST_RUN_WORDS);

const CONSOLE = 'https://console.sipgate.com/webhooks/urls';
const outward = (href, words) => element('a', { href, rel: 'noreferrer', target: '_blank' }, words);

/** Whether sipgate could reach an address: by HTTPS, and not within one's own walls. */
const isPublic = (address) => {
  const { protocol, hostname } = new URL(address);
  const isOwn = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[)|\.(local|lan|internal|home\.arpa)$/;
  return protocol === 'https:' && !isOwn.test(hostname);
};

/** One step: what it is, how it stands, and what to do about it. */
const step = (id, state, ...content) => element('li', { class: 'first-step', 'data-step': id, 'data-state': state },
  mark(state),
  element('div', { class: 'first-body' },
    element('div', { class: 'first-head' },
      element('h3', {}, text(`first.${id}.title`)),
      element('span', { class: 'first-state' }, text(`first.state.${state}`))),
    content));

// The steps

const accountStep = (account) => {
  if (account?.state === 'connected') {
    const words = account.company ? text('first.account.of', { company: account.company }) : text('first.account.done');
    return step('account', 'done', element('p', {}, words));
  }
  const isLost = account?.state === 'lost';
  return step('account', isLost ? 'problem' : 'optional',
    element('p', {}, text(isLost ? 'first.account.lost' : 'first.account.gain')),
    element('p', { class: 'first-deeds' }, element('a', { href: 'account', class: 'first-link' },
      text('first.account.connect'))));
};

const webhookState = (address, isRight) => {
  if (isRight === true) return 'done';
  return isRight === false || !isPublic(address) ? 'problem' : 'todo';
};

const webhookStep = (address, account) => {
  const isRight = account?.webhook?.isRight ?? null;
  const state = webhookState(address, isRight);
  const [before, after] = text('first.webhook.open').split('{console}');
  return step('webhook', state,
    isRight === true ? element('p', {}, text('first.webhook.right')) : null,
    isRight === false ? element('p', { class: 'first-warning' }, text('first.webhook.wrong')) : null,
    isPublic(address) ? null : element('p', { class: 'first-warning' }, text('first.webhook.local')),
    element('label', { for: 'webhook-address' }, text('first.webhook.address')),
    addressField('webhook-address', address),
    isRight === true ? null : element('ol', { class: 'first-ways' },
      element('li', {}, before, outward(CONSOLE, 'console.sipgate.com'), after),
      element('li', {}, text('first.webhook.enter')),
      element('li', {}, text('first.webhook.lines'))));
};

const callStep = (isFirst) => step('call', 'waiting',
  element('p', {}, text(isFirst ? 'first.call.hint' : 'first.call.viewer')));

const administratorStep = () => step('administrator', 'todo',
  element('p', {}, text('first.administrator.hint')),
  element('ul', { class: 'first-ways' },
    element('li', {}, text('first.administrator.webhook')),
    element('li', {}, text('first.administrator.account'))));

// The page

const content = ({ address, account, isAllowed }) => [
  element('header', { class: 'first-hero' },
    element('p', { class: 'first-eyebrow' }, text('first.eyebrow')),
    element('h2', { id: 'welcome-title' }, text('first.title')),
    element('p', { class: 'first-lead' }, text(isAllowed ? 'first.lead' : 'first.leadViewer'))),
  element('ol', { class: 'first-steps' }, ...(isAllowed
    ? [accountStep(account), webhookStep(address, account), callStep(true)]
    : [administratorStep(), callStep(false)])),
];

/** The first run in its place; returns what shows it for the address of the webhook, and what takes it away. */
export const firstRun = (root) => {
  const steps = element('div', { class: 'first-main' });
  const aside = element('aside', { class: 'first-aside' });
  const showSteps = place(steps, content);
  const showAside = place(aside, ({ isAllowed }) => (isAllowed ? [selfTestCard(), demoCard()] : []));
  let shown = null;
  let account = null;

  const draw = () => {
    if (!shown) return;
    const isAllowed = may('connectAccount');
    root.classList.toggle('alone', !isAllowed);
    showSteps({ ...shown, account, isAllowed });
    showAside({ isAllowed, language: shown.language });
  };
  /** What somebody does at sipgate or on the page of the account shows here when they come back. */
  const look = async () => {
    await knownSession();
    if (!shown || document.hidden) return;
    if (may('connectAccount')) account = await ask('api/v1/account').catch(() => account);
    draw();
  };
  document.addEventListener('visibilitychange', look);
  setInterval(look, 20 * SECOND);

  return {
    show: (state) => {
      shown = state;
      root.hidden = false;
      if (!root.firstChild) root.append(steps, aside);
      draw();
      look();
    },
    hide: () => {
      shown = null;
      root.hidden = true;
      root.replaceChildren();
    },
  };
};
