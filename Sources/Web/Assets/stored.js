// What the service keeps, where, how long, and which role sees what of it.

import { element, icon } from './dom.js';
import { bucket } from './format.js';
import { text, textOr } from './i18n.js';

/** What somebody has who has not the right itself. */
const INSTEAD = { seeNumbers: 'shortened', revealNumbers: 'given' };

const cell = (role, right) => {
  if (role.rights.includes(right)) {
    return element('td', { 'data-may': true }, icon('check'),
      element('span', { class: 'visually-hidden' }, text('stored.yes')));
  }
  // A screen sees shortened numbers too, but nobody is there to be given a right.
  const words = right === 'revealNumbers' && !role.rights.includes('seeStatistics') ? null : INSTEAD[right];
  return element('td', {}, words ? text(`stored.${words}`) : [
    element('span', { 'aria-hidden': 'true' }, '–'),
    element('span', { class: 'visually-hidden' }, text('stored.no')),
  ]);
};

const rightsTable = (roles) => {
  const rights = [...new Set(roles.toReversed().flatMap((role) => role.rights))];
  return element('table', { class: 'rights' },
    element('caption', {}, text('stored.who')),
    element('thead', {}, element('tr', {}, element('td', {}), roles.map(({ role }) =>
      element('th', { scope: 'col' }, textOr(`role.${role}`, role))))),
    element('tbody', {}, rights.map((right) => element('tr', {},
      element('th', { scope: 'row' }, textOr(`stored.right.${right}`, right)),
      roles.map((role) => cell(role, right))))));
};

/** The section for those who watch over data. */
export const stored = ({ storage: { database, since }, roles }, zone) => {
  const long = since ? text('stored.longText', { time: bucket(Date.parse(since), NaN, '1d', zone) }) : text('stored.longNone');
  const entries = [
    ['calls', text('stored.callsText')], ['users', text('stored.usersText')],
    ['account', text('stored.accountText')], ['not', text('stored.notText')],
    ['where', textOr(`stored.where.${database}`, database)], ['leaves', text('stored.leavesText')], ['long', long],
  ];
  return element(
    'section', { class: 'panel', 'data-width': 12, 'data-status': 'stored', 'aria-labelledby': 'stored' },
    element('header', { class: 'panel-head' }, element('h2', { id: 'stored' }, text('stored.title'))),
    element('p', { class: 'hint' }, text('stored.lead')),
    element('div', { class: 'stored' },
      element('dl', {}, entries.map(([name, words]) => element('div', {},
        element('dt', {}, text(`stored.${name}`)), element('dd', {}, words)))),
      element('div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': text('stored.who') },
        rightsTable(roles))),
  );
};
