// The first thing on the account page: how the account and this service stand to each other, and the one next step.

import { code, deeds, facts, paragraph } from './accountparts.js';
import { element, place } from './dom.js';
import { minute } from './format.js';
import { text } from './i18n.js';
import { addressField } from './notices.js';

const connectLink = (words) => element('a', { class: 'primary', href: 'auth', id: 'connect' }, text(words));

const gains = () => element('div', { class: 'gains' },
  element('h3', {}, text('standing.gain')),
  element('ul', {}, [1, 2, 3].map((number) => element('li', {}, text(`standing.gain${number}`)))),
  paragraph(text('standing.without'), { class: 'hint' }));

const byHand = (redirectAddress) => element('details', { class: 'by-hand' },
  element('summary', {}, text('standing.byHand')),
  element('ol', { class: 'steps' },
    element('li', {},
      element('label', { for: 'redirect-address' }, text('standing.byHand1')),
      addressField('redirect-address', redirectAddress)),
    element('li', {}, text('standing.byHand2')),
    element('li', {}, text('standing.byHand3'))));

const notConfigured = ({ redirectAddress }) => [
  element('p', { class: 'step' }, `${text('standing.setup')} `, code('call-statistics setup')),
  paragraph(text('standing.setupHint'), { class: 'hint' }),
  byHand(redirectAddress),
  gains(),
];

const notConnected = ({ way }) => [
  ...(way === 'token' ? [paragraph(text('standing.tokenTried'))] : [
    element('p', { class: 'step' }, connectLink('standing.connect')),
    paragraph(text('standing.connectHint'), { class: 'hint' }),
  ]),
  gains(),
];

const whoAndWhen = ({ way, company, product, masterSipId, connectedAt, connectedBy }, zone) => facts('facts', [
  [text('standing.company'), company],
  [text('standing.product'), product && text(`standing.${product}`)],
  [text('standing.account'), masterSipId],
  [text('standing.connectedAt'), connectedAt && minute(Date.parse(connectedAt), zone)],
  [text('standing.connectedBy'), connectedBy],
  [text('standing.way'), text(`standing.${way}`)],
]);

/** Disconnecting, in two steps: the second says what it means. */
const disconnection = (disconnect) => {
  const opener = element('button', {
    type: 'button', class: 'quiet', id: 'disconnect', 'aria-expanded': 'false', 'aria-controls': 'disconnect-question',
  }, text('standing.disconnect'));
  const question = element('div', {
    class: 'question', id: 'disconnect-question', role: 'group', 'aria-labelledby': 'disconnect-title',
    'aria-describedby': 'disconnect-hint', tabindex: '-1', hidden: true,
  },
  element('h3', { id: 'disconnect-title' }, text('standing.disconnectTitle')),
  paragraph(text('standing.disconnectHint'), { id: 'disconnect-hint' }));
  const open = (isOpen) => {
    question.hidden = !isOpen;
    opener.hidden = isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    (isOpen ? question : opener).focus();
  };
  question.append(deeds([
    { id: 'disconnect-now', kind: 'danger', label: 'standing.disconnectNow', busy: 'standing.disconnecting',
      run: disconnect },
    { id: 'stay-connected', label: 'standing.keep', busy: 'standing.keep', run: () => open(false) },
  ]));
  opener.addEventListener('click', () => open(true));
  question.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') open(false);
  });
  return [opener, question];
};

const connected = (account, { zone, disconnect }) => [
  whoAndWhen(account, zone()),
  // A token stands in the settings, and whoever wants it gone takes it away there.
  ...(account.way === 'browser' ? disconnection(disconnect) : []),
];

const lost = ({ way, loss }, { zone }) => [
  paragraph(loss?.reason, { class: 'reason' }),
  paragraph(loss && text('standing.since', { time: minute(Date.parse(loss.at), zone()) }), { class: 'hint' }),
  paragraph(text('standing.works')),
  way === 'token'
    ? paragraph(text('standing.newToken'), { class: 'step' })
    : element('p', { class: 'step' }, connectLink('standing.reconnect')),
];

const CONTENT = { notConfigured, notConnected, connected, lost };

/** The state on top of the page; `show` takes the account, `actions` has the reader's zone and `disconnect`. */
export const standing = (actions) => {
  const root = element('section', {
    class: 'panel standing', 'data-width': 12, 'data-account': 'standing', 'aria-labelledby': 'title-standing',
  });
  const write = place(root, (account) => [
    element('h2', { id: 'title-standing' }, element('span', { class: 'dot' }), text(`standing.${account.state}`)),
    ...CONTENT[account.state](account, actions),
  ]);
  return { root, show: ({ directory, history, webhook, missingScopes, ...account }) => {
    root.dataset.state = account.state;
    write(account);
  } };
};
