// The list of missed callers: a table whose columns tell what matters for the state that is shown.

import { element, icon } from './dom.js';
import { NO_VALUE, count, recently, roughly } from './format.js';
import { text } from './i18n.js';
import { shortened } from './reveal.js';
import { MINUTE, SECOND } from './time.js';

const COLUMNS = {
  open: ['caller', 'last', 'first', 'missed', 'tries', 'place', 'deed'],
  reached: ['caller', 'last', 'missed', 'reached', 'took', 'place'],
  expired: ['caller', 'last', 'first', 'missed', 'tries', 'place'],
  dismissed: ['caller', 'last', 'missed', 'reason', 'dismissed', 'place', 'deed'],
};

const callLink = (call, title, ...content) => element('a', { class: 'to-call', href: `calls?call=${call}`, title },
  ...content.flat());

/** A length of time in its two largest units; beyond the first minute nobody needs the seconds. */
export const calmly = (length) =>
  roughly((length < MINUTE ? Math.max(0, length) : Math.floor(length / MINUTE) * MINUTE) / SECOND);

const ageWords = (instant, now) =>
  (now - instant < MINUTE ? text('callBacks.now') : text('callBacks.ago', { age: calmly(now - instant) }));

/** Writes every age of a list anew. */
export const tickAges = (root, now) => {
  for (const node of root.querySelectorAll('[data-ago]')) {
    const words = ageWords(Number(node.dataset.ago), now);
    if (node.textContent !== words) node.textContent = words;
  }
};

const moment = (value, { now, zone }) => {
  const instant = Date.parse(value);
  return [element('b', { 'data-ago': instant }, ageWords(instant, now)), ' ',
    element('span', { class: 'when' }, recently(instant, now, zone))];
};

const dialLink = (number) => element('a', {
  class: 'opener', href: `tel:${number}`, 'aria-label': text('callBacks.call', { number }),
  title: text('callBacks.call', { number }),
}, icon('phone'), number);

const callerOf = (caller, { isMasked }) => {
  const { call, number, ownNumber } = caller;
  const show = () => {
    const link = callLink(call, text('callBacks.show'), number);
    link.className = 'opener';
    return link;
  };
  const name = isMasked ? shortened(call, number, { shape: show(), dress: dialLink }) : dialLink(number);
  return [element('div', { class: 'who' }, name),
    ownNumber ? element('span', { class: 'when', title: text('callBacks.called') }, `→ ${ownNumber}`) : null];
};

const triesWords = (tries) => {
  if (tries === 0) return text('callBacks.untried');
  return tries === 1 ? text('callBacks.triedOnce') : text('callBacks.tried', { count: count(tries) });
};

const placeOf = ({ group, teams }) => [
  element('span', { class: group ? null : 'none' }, group ?? text('groups.none')), ' ',
  teams.length > 0 ? element('span', { class: 'when' }, teams.join(', ')) : null,
];

const button = (name, { call, number }, words, symbol) => element('button', {
  type: 'button', class: 'plain', 'data-do': name, 'data-call': call,
  'aria-label': text(`callBacks.${name}Caller`, { number }),
}, symbol ? icon(symbol) : null, words);

const cellOf = {
  caller: callerOf,
  last: (caller, options) =>
    callLink(caller.call, text('callBacks.show'), moment(caller.lastMissedAt, options)),
  first: (caller, { now, zone }) => (caller.firstMissedAt === caller.lastMissedAt ? NO_VALUE
    : recently(Date.parse(caller.firstMissedAt), now, zone)),
  missed: ({ missed }) => element('span', { class: 'amount-tag', 'data-many': missed > 1 },
    text('callBacks.times', { count: count(missed) })),
  tries: ({ tries }) => element('span', { class: 'tone', 'data-tone': tries > 0 ? 'warn' : 'bad' }, triesWords(tries)),
  reached: ({ reachedAt, reachedBy, reachedCall }, { now, zone }) => callLink(
    reachedCall, text('callBacks.showReached'),
    element('b', { class: 'how' }, icon(reachedBy === 'outgoing' ? 'out' : 'in'), text(`callBacks.by.${reachedBy}`)),
    ' ', element('span', { class: 'when' }, recently(Date.parse(reachedAt), now, zone)),
  ),
  took: ({ firstMissedAt, reachedAt }) => calmly(Date.parse(reachedAt) - Date.parse(firstMissedAt)),
  reason: ({ reason }) => reason ?? NO_VALUE,
  dismissed: ({ dismissedAt, dismissedBy }, { now, zone }) => [
    dismissedAt ? recently(Date.parse(dismissedAt), now, zone) : NO_VALUE, ' ',
    dismissedBy ? element('span', { class: 'when' }, text('callBacks.who', { name: dismissedBy })) : null,
  ],
  place: placeOf,
  deed: (caller, { state }) => (state === 'open'
    ? button('dismiss', caller, text('callBacks.dismiss'), 'check')
    : button('restore', caller, text('callBacks.restore'))),
};

const AMOUNTS = ['missed', 'took'];
const classOf = (name) => (AMOUNTS.includes(name) ? `${name} amount` : name);

const columnsOf = ({ state, mayDismiss }) => COLUMNS[state].filter((name) => name !== 'deed' || mayDismiss);

const row = (caller, columns, options, isNew) => element(
  'tr', { role: 'row', 'data-caller': caller.call, class: isNew ? 'arrived' : null },
  columns.map((name) => {
    const content = cellOf[name](caller, options);
    return element('td', {
      role: 'cell', class: classOf(name), 'data-name': text(`callBacks.${name}`), 'data-none': content === NO_VALUE,
    }, content);
  }),
);

/**
 * The list as a table. `options` are `{ state, isMasked, mayDismiss, zone, now }`; `known` holds the calls that the
 * reader has seen before, null at first.
 */
export const callBackList = (callers, options, known) => {
  const columns = columnsOf(options);
  const head = columns.map((name) => element('th', { role: 'columnheader', scope: 'col', class: classOf(name) },
    name === 'deed' ? element('span', { class: 'visually-hidden' }, text('callBacks.deed'))
      : text(`callBacks.${name}`)));
  const title = text('callBacks.list', { state: text(`callBacks.state.${options.state}`) });
  return element(
    'table', { class: 'callers', role: 'table', 'aria-describedby': 'keys', 'data-state': options.state },
    element('caption', { class: 'visually-hidden' }, title),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, head)),
    element('tbody', { role: 'rowgroup' }, callers.map((caller) =>
      row(caller, columns, options, known !== null && !known.has(caller.call)))),
  );
};

/** The names of the columns and the cells of a file. */
export const callBackFile = (callers) => {
  const head = ['callBacks.caller', 'callBacks.called', 'callBacks.first', 'callBacks.last', 'callBacks.column.count',
    'callBacks.column.tries', 'callBacks.group', 'callBacks.column.teams', 'callBacks.column.state', 'callBacks.reached',
    'callBacks.column.how', 'callBacks.dismissed', 'callBacks.column.by', 'callBacks.reason'].map((key) => text(key));
  const rows = callers.map((each) => [
    each.number, each.ownNumber, each.firstMissedAt, each.lastMissedAt, each.missed, each.tries, each.group,
    each.teams.join('; '), text(`callBacks.state.${each.state}`), each.reachedAt,
    each.reachedBy ? text(`callBacks.by.${each.reachedBy}`) : null, each.dismissedAt, each.dismissedBy, each.reason,
  ]);
  return { head, rows };
};
