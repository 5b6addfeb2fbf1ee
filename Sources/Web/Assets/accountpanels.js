// The smaller panels of the account page: groups, numbers and people; the webhook address; rights; what is kept.

import { deeds, facts, figure, panel, paragraph, part } from './accountparts.js';
import { element } from './dom.js';
import { count, minute } from './format.js';
import { text, textOr } from './i18n.js';
import { addressField } from './notices.js';

const isKnown = ({ state }) => state === 'connected' || state === 'lost';

/** Groups, numbers and people; `read` reads them now. */
export const directory = ({ zone, read }) => {
  const body = part({ class: 'directory' }, ({ state, product, directory: found }) => {
    const { succeededAt, problem, groups, numbers, users } = found;
    const amount = (value) => (succeededAt ? count(value) : null);
    return [
      facts('figures', [
        ...(product === 'neo' ? [] : [figure(text('directory.groups'), amount(groups))]),
        figure(text('directory.numbers'), amount(numbers)), figure(text('directory.users'), amount(users)),
      ]),
      product === 'neo' ? paragraph(text('directory.neo'), { class: 'hint' }) : null,
      paragraph([
        succeededAt ? text('account.readAt', { time: minute(Date.parse(succeededAt), zone()) }) : null,
        succeededAt || problem ? state === 'connected' && text('directory.hint') : text('directory.first'),
      ].filter(Boolean).join(' '), { class: 'hint' }),
      paragraph(problem && `${text('account.failed', { problem })} ${text('account.retried')}`, { class: 'trouble' }),
    ];
  });
  const run = async () => {
    const { product, directory: { groups, numbers, users } } = await read();
    const words = product === 'neo' ? 'directory.doneNeo' : 'directory.done';
    return text(words, { groups: count(groups), numbers: count(numbers), users: count(users) });
  };
  const button = deeds([{ id: 'read-now', label: 'directory.read', busy: 'directory.reading', run }]);
  const root = panel('directory', text('directory.title'), 6, body.root, button);
  return { root, show: (account) => {
    root.hidden = !isKnown(account);
    button.hidden = account.state !== 'connected';
    body.show({ state: account.state, product: account.product, directory: account.directory });
  } };
};

const bare = (address) => address.replace(/\/$/, '');

const sentTo = (direction, address, expected) => element('div', {},
  element('dt', {}, text(`webhook.${direction}`)),
  element('dd', {},
    address ? element('code', {}, address) : element('em', {}, text('webhook.empty')),
    address && expected && bare(address) !== bare(expected)
      ? element('span', { class: 'differs' }, text('webhook.differs'))
      : null));

const webhookState = ({ expected, isRight }) => {
  if (!expected) return paragraph(text('webhook.untold'), { class: 'caution' });
  return isRight
    ? paragraph(text('webhook.right'), { class: 'fine' })
    : paragraph(text('webhook.wrong'), { class: 'trouble' });
};

/** The webhook address as sipgate has it. */
export const webhook = () => {
  const body = part({ class: 'webhook' }, ({ known, isRead }) => (known ? [
    webhookState(known),
    known.expected && !known.isRight ? element('div', { class: 'expected' },
      element('label', { for: 'expected-address' }, text('webhook.expected')),
      addressField('expected-address', known.expected)) : null,
    element('dl', { class: 'addresses' },
      ['incoming', 'outgoing'].map((direction) => sentTo(direction, known[direction], known.expected))),
  ] : paragraph(text(isRead ? 'webhook.unknown' : 'directory.first'), { class: isRead ? 'caution' : 'hint' })));
  const hint = paragraph(text('webhook.hint'), { class: 'hint' });
  const root = panel('webhook', text('webhook.title'), 6, hint, body.root);
  return { root, show: (account) => {
    root.hidden = !isKnown(account);
    body.show({ known: account.webhook, isRead: Boolean(account.directory.succeededAt) });
  } };
};

/** The rights that sipgate has granted. */
export const rights = () => {
  const body = part({ class: 'rights' }, ({ way, missing }) => (missing.length === 0
    ? paragraph(text('rights.all'), { class: 'fine' })
    : [
      paragraph(text('rights.missing'), { class: 'caution' }),
      element('dl', { class: 'scopes' }, missing.map((scope) => element('div', {},
        element('dt', {}, element('code', {}, scope)),
        element('dd', {}, textOr(`scope.${scope}`, text('scope.other')))))),
      paragraph(text(way === 'token' ? 'rights.cureToken' : 'rights.cure')),
      way === 'token' ? null : element('p', { class: 'deeds' },
        element('a', { class: 'plain', href: 'auth', id: 'connect-anew' }, text('standing.reconnect'))),
    ]));
  const root = panel('rights', text('rights.title'), 6, body.root);
  return { root, show: (account) => {
    root.hidden = account.state !== 'connected';
    body.show({ way: account.way, missing: account.missingScopes });
  } };
};

/** What is kept of the account, and how. */
export const kept = () => {
  const root = panel('kept', text('kept.title'), 12, paragraph(text('kept.words')));
  return { root, show: ({ state }) => {
    root.dataset.width = state === 'connected' ? 6 : 12;
  } };
};
