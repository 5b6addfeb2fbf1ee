// The parts of the status page: each a panel of facts, each a name and a value.

import { element } from './dom.js';
import { NO_VALUE, bucket, count, duration, moment, percent, roughly } from './format.js';
import { text } from './i18n.js';
import { may } from './session.js';
import { tableOf } from './table.js';
import { SECOND } from './time.js';

/** A panel of facts; `hint` is a sentence below its heading, `link` leads to where something can be done. */
const facts = (name, title, { width, entries, hint, link, more = [] }) => element(
  'section', { class: 'panel', 'data-width': width, 'data-status': name, 'aria-labelledby': `title-${name}` },
  element('header', { class: 'panel-head' }, element('h2', { id: `title-${name}` }, title),
    link && may(link.right) ? element('a', { class: 'tools', href: link.address }, text(link.words)) : null),
  hint ? element('p', { class: 'hint' }, text(hint)) : null,
  element('dl', { class: 'facts' }, entries.map(([key, value]) =>
    element('div', {}, element('dt', {}, text(key)), element('dd', {}, value ?? NO_VALUE)))),
  ...more,
);

const tableBox = (title, columns, rows, timeZone) => element(
  'div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': title },
  tableOf({ kind: 'table', columns, rows, timeZone }, title),
);

const timeIn = (zone, otherwise) => (value) => (value ? moment(Date.parse(value), zone) : text(otherwise));

/** A day as the server writes it, 20261121, in the reader's order. */
const day = (value) => bucket(Date.parse(String(value).replace(/^(....)(..)/, '$1-$2-')), NaN, '1d', 'UTC');

const days = ({ from, to }) => (from === to ? day(from) : `${day(from)} – ${day(to)}`);

export const service = ({ version, lastEventAt, backlog, storage }, zone, now) => {
  const age = lastEventAt ? roughly(Math.max(0, now - Date.parse(lastEventAt)) / SECOND) : null;
  const last = lastEventAt
    ? text('status.ago', { time: moment(Date.parse(lastEventAt), zone), age }) : text('event.none');
  return facts('service', text('status.service'), { width: 6, hint: 'status.serviceHint', entries: [
    ['status.lastEvent', last], ['status.backlog', count(backlog ?? 0)], ['status.database', storage.database],
    ['status.version', version],
  ] });
};

export const account = ({ account: { state, directoryAt, historyAt } }, zone) => {
  const time = timeIn(zone, 'status.never');
  return facts('account', text('status.account'), {
    width: 6, link: { right: 'connectAccount', address: 'account', words: 'status.toAccount' }, entries: [
      ['status.state', text(`status.state.${state}`)], ['status.directoryAt', time(directoryAt)],
      ['status.historyAt', time(historyAt)],
    ],
  });
};

export const history = ({ sealedDays, verification, storage }, zone) => {
  const time = timeIn(zone, 'status.never');
  return facts('history', text('status.history'), { width: 6, hint: 'status.historyHint', entries: [
    ['status.since', storage.since ? bucket(Date.parse(storage.since), NaN, '1d', zone) : text('status.never')],
    ['status.sealedDays', count(sealedDays ?? 0)], ['status.verification', time(verification?.ranAt)],
    ...(verification ? [
      ['status.checked', days(verification)], ['status.cells', count(verification.cells)],
      ['status.differences', count(verification.differences)],
    ] : []),
  ] });
};

export const teams = ({ teams: { file, loadedAt, teams: amount, skipped = [] }, assignment }, zone) => {
  const columns = [
    { title: text('status.skipped'), type: 'text' }, { title: text('status.numbers'), type: 'integer' },
    { title: text('status.line'), type: 'integer' },
  ];
  const rows = skipped.map(({ name, numbers, line }) => [name, numbers, line]);
  return facts('teams', text('teams'), {
    width: 6, link: { right: 'changeSettings', address: 'settings', words: 'status.toSettings' }, entries: [
      ['status.teamCount', count(amount ?? 0)], ['status.file', file ?? text('status.noFile')],
      ...(file ? [['status.loadedAt', timeIn(zone, 'status.never')(loadedAt)]] : []),
      ...(assignment ? [['status.assignment', percent(assignment.share)]] : []),
    ], more: rows.length > 0 ? [tableBox(text('status.skipped'), columns, rows, zone)] : [],
  });
};

/** The last days as one line, in which interruptions are marked; the table beside it says the same. */
const strip = (from, to, gaps) => element('div', { class: 'strip', 'aria-hidden': 'true' }, gaps.map((gap) => {
  const mark = element('i', {});
  mark.style.setProperty('--from', String((gap.from - from) / (to - from)));
  mark.style.setProperty('--size', String((gap.to - gap.from) / (to - from)));
  return mark;
}));

export const coverage = ({ coverage: covered }, zone) => {
  const [from, to] = [covered.from, covered.to].map((time) => Date.parse(time));
  const gaps = covered.gaps.map((gap) => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) }));
  const lengths = gaps.map((gap) => gap.to - gap.from);
  const lost = lengths.reduce((sum, each) => sum + each, 0);
  const columns = [
    { title: text('span.from'), type: 'time' }, { title: text('span.to'), type: 'time' },
    { title: text('status.length'), type: 'number', unit: 's' },
  ];
  const rows = gaps.map((gap) =>
    [new Date(gap.from).toISOString(), new Date(gap.to).toISOString(), (gap.to - gap.from) / SECOND]);
  return facts('coverage', text('status.coverageTitle'), { width: 12, entries: gaps.length === 0 ? [] : [
    ['status.covered', percent(1 - lost / (to - from))], ['status.gaps', count(gaps.length)],
    ['status.longestGap', duration(Math.max(...lengths) / SECOND)],
  ], more: [
    strip(from, to, gaps),
    rows.length > 0 ? tableBox(text('status.coverage'), columns, rows, zone)
      : element('p', { class: 'nothing' }, text('status.noGaps')),
  ] });
};
