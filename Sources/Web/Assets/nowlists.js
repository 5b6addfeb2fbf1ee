// Below the tiles: who waits, and who talks.

import { element, icon, whenChanged } from './dom.js';
import { NO_VALUE, moment, timeOfDay, word } from './format.js';
import { text } from './i18n.js';
import { panelHead } from './panelhead.js';
import { toneShape } from './tone.js';

/** A length that runs: it is written anew every second, with its tone where it is a wait. */
const running = (since, isWait = false) => element(
  'span', { class: 'running', 'data-since': Date.parse(since), 'data-tone': isWait ? 'none' : null },
  isWait ? element('span', { class: 'running-tone' }) : null, element('span', { class: 'running-clock' }),
);

/** A list of calls as a table; `columns` are `[key, class, cell]`, `nobody` is said when there is none. */
const list = ({ id, title, definition }, columns, nobody) => {
  const body = element('tbody');
  const quiet = element('p', { class: 'nothing' }, nobody);
  const table = element(
    'table', {},
    element('caption', { class: 'visually-hidden' }, title),
    element('thead', {}, element('tr', {}, columns.map(([key, name]) =>
      element('th', { scope: 'col', class: name }, text(key))))),
    body,
  );
  const box = element('div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': title }, table, quiet);
  const root = element(
    'section',
    {
      class: 'panel now-list', role: 'group', 'data-panel': id, 'data-kind': 'table',
      'aria-labelledby': `title-${id}`,
    },
    panelHead({ id, title, definition }), box,
  );
  const show = whenChanged((calls) => {
    body.replaceChildren(...calls.map((call) => element('tr', {}, columns.map(([, name, cell]) =>
      element('td', { class: name }, cell(call))))));
    table.toggleAttribute('data-untold', !calls.some((call) => 'teams' in call));
    quiet.hidden = calls.length > 0;
    table.hidden = calls.length === 0;
  });
  return { root, show };
};

/** Whose call it is, where the server says that. */
const whose = ({ group, teams = [] }) => [group, ...teams].filter(Boolean).join(' · ') || NO_VALUE;

const clock = (zone) => (start) => {
  const instant = Date.parse(start);
  return element('time', { title: moment(instant, zone), datetime: start }, timeOfDay(instant, zone));
};

/** Builds the two lists; `live` takes the calls of this moment. */
export const nowLists = ({ described, zone }) => {
  const at = clock(zone);
  const waiting = list({ id: 'waiting-list', title: text('now.waitingList') }, [
    ['column.caller', null, ({ caller }) => word(caller ?? 'anonymous')],
    ['column.own', null, ({ ownNumber }) => ownNumber ?? NO_VALUE],
    ['column.whose', 'whose', whose],
    ['column.wait', 'amount', ({ since }) => running(since, true)],
  ], text('now.nobody'));
  const active = list(described('active-calls-list'), [
    ['panel.start', null, ({ start }) => at(start)],
    ['column.direction', 'direction', ({ direction }) => [icon(direction), word(direction)]],
    ['column.own', null, ({ ownNumber }) => ownNumber ?? NO_VALUE],
    ['column.external', null, ({ externalNumber }) => word(externalNumber ?? 'anonymous')],
    ['column.whose', 'whose', whose],
    ['column.talk', 'amount', ({ answeredAt }) => (answeredAt ? running(answeredAt) : NO_VALUE)],
  ], text('now.quiet'));
  const live = ({ waitingCalls, activeCalls }) => {
    waiting.show(waitingCalls);
    active.show(activeCalls);
  };
  return { nodes: [waiting.root, active.root], live };
};

/** Puts the shape of its tone before a running wait. */
export const markWait = (node, tone) => {
  if (node.dataset.tone === tone) return;
  node.dataset.tone = tone;
  node.querySelector('.running-tone').replaceChildren(...(['warn', 'alarm'].includes(tone) ? [toneShape(tone)] : []));
};
