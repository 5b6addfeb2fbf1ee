// The top row: how many wait, how many talk, and who.

import { element, icon, whenChanged } from './dom.js';
import { NO_VALUE, moment, ticking, timeOfDay, word } from './format.js';
import { text } from './i18n.js';
import { panelHead } from './panels.js';

const MOST_WAITING = 4;

/** A length that runs: `tickAll` writes it anew every second. */
const running = (since) => element('span', { class: 'running', 'data-since': Date.parse(since) });

/** Writes every running length of the page for this instant. */
export const tickAll = (now) => {
  for (const node of document.querySelectorAll('[data-since]')) {
    node.textContent = ticking((now - Number(node.dataset.since)) / 1000);
  }
};

const number = (name, label) => {
  const value = element('span', { class: 'big', 'data-live': name }, NO_VALUE);
  const words = element('span', { class: 'big-label' }, label);
  const root = element('p', { class: 'big-line', 'aria-live': 'polite', 'aria-atomic': 'true' }, value, ' ', words);
  return { value, root };
};

const waitingPicture = () => {
  const { value, root } = number('waiting', text('now.waiting'));
  const longest = element('p', { class: 'longest' });
  const list = element('ol', { class: 'waiting-list' });
  const people = whenChanged(({ waiting, calls, since }) => {
    longest.replaceChildren(...(since ? [running(since), ` ${text('now.longest')}`] : [text('now.nobody')]));
    const shown = calls.slice(0, MOST_WAITING).map((call) =>
      element('li', {}, element('span', {}, word(call.caller ?? 'anonymous')), running(call.since)));
    const more = waiting - shown.length;
    list.replaceChildren(...shown, ...(more > 0 ? [element('li', {}, text('now.more', { count: more }))] : []));
  });
  const count = whenChanged((waiting) => {
    value.textContent = String(waiting);
    value.closest('.panel').toggleAttribute('data-busy', waiting > 0);
  });
  const show = ({ waiting, waitingCalls, longestWaitSince }) => {
    count(waiting);
    people({ waiting, calls: waitingCalls, since: longestWaitSince });
  };
  return { content: [root, longest, list], show };
};

const activePicture = () => {
  const { value, root } = number('active', text('now.active'));
  const split = element('ul', { class: 'split' });
  const count = whenChanged((active) => {
    value.textContent = String(active);
  });
  const parts = whenChanged((amounts) => {
    split.replaceChildren(...amounts.map(([direction, amount]) =>
      element('li', {}, icon(direction), `${amount} ${word(direction)}`)));
  });
  const show = ({ active, activeCalls }) => {
    count(active);
    const amount = (direction) => activeCalls.filter((call) => call.direction === direction).length;
    const amounts = ['in', 'out', 'internal'].map((direction) => [direction, amount(direction)]);
    // The list of a very large house is cut off; then its parts do not add up to the number.
    parts(activeCalls.length < active ? [] : amounts.filter((each) => each[1] > 0));
  };
  return { content: [root, split], show };
};

const activeList = (zone, title) => {
  const body = element('tbody');
  const quiet = element('p', { class: 'nothing' }, text('now.quiet'));
  const heads = ['panel.start', 'column.direction', 'column.own', 'column.external', 'column.talk'];
  const head = heads.map((key) =>
    element('th', { scope: 'col', class: key === 'column.talk' ? 'amount' : null }, text(key)));
  const table = element(
    'table', {},
    element('caption', { class: 'visually-hidden' }, title),
    element('thead', {}, element('tr', {}, head)),
    body,
  );
  const row = ({ start, answeredAt, direction, ownNumber, externalNumber }) => element(
    'tr', {},
    element('td', { title: moment(Date.parse(start), zone) }, timeOfDay(Date.parse(start), zone)),
    element('td', { class: 'direction' }, icon(direction), word(direction)),
    element('td', {}, ownNumber ?? NO_VALUE),
    element('td', {}, word(externalNumber ?? 'anonymous')),
    element('td', { class: 'amount' }, answeredAt ? running(answeredAt) : NO_VALUE),
  );
  const show = whenChanged((calls) => {
    body.replaceChildren(...calls.map(row));
    quiet.hidden = calls.length > 0;
    table.hidden = calls.length === 0;
  });
  const box = element('div', { class: 'table-box', role: 'region', tabindex: '0', 'aria-label': title }, table, quiet);
  return { content: [box], show: ({ activeCalls }) => show(activeCalls) };
};

const PICTURES = { waiting: waitingPicture, 'active-calls': activePicture, 'active-calls-list': activeList };

/** Whether the live stream itself feeds this panel. */
export const isLive = ({ id }) => id in PICTURES;

/** Builds the top row from the catalogue's live panels; `show` takes each snapshot. */
export const nowRow = (descriptions, zone) => {
  const tiles = descriptions.filter(isLive).map((description) => {
    const { id, kind, title } = description;
    const { content, show } = PICTURES[id](zone, title);
    const root = element(
      'section', { class: 'panel tile', 'data-panel': id, 'data-kind': kind, 'aria-labelledby': `title-${id}` },
      panelHead(description), element('div', { class: 'tile-body' }, content),
    );
    return { root, show };
  });
  const hint = element('p', { class: 'hint', hidden: true }, text('now.unfiltered'));
  const root = element('div', {}, element('div', { class: 'tiles' }, tiles.map((tile) => tile.root)), hint);
  const show = (snapshot) => tiles.forEach((tile) => tile.show(snapshot));
  const filtered = (on) => {
    hint.hidden = !on;
  };
  return { root, show, filtered };
};
