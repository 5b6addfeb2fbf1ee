// The status page: what the service knows about itself, asked for every ten seconds.

import { element, whenChanged } from './dom.js';
import { NO_VALUE, bucket, count, moment, percent } from './format.js';
import { language, text } from './i18n.js';
import { notice } from './notices.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { tableOf } from './table.js';
import { SECOND } from './time.js';

const byId = (id) => document.getElementById(id);
const state = { status: null, timeZone: null };

const time = (value) => (value ? moment(Date.parse(value), state.timeZone) : NO_VALUE);

/** A day as the server writes it, 20261121, in the reader's order. */
const day = (value) => {
  const iso = String(value).replace(/^(....)(..)/, '$1-$2-');
  return bucket(Date.parse(iso), NaN, '1d', 'UTC');
};

const days = ({ from, to }) => (from === to ? day(from) : `${day(from)} – ${day(to)}`);

/** A panel of facts, each a name and a value. */
const facts = (name, title, width, entries, ...more) => element(
  'section', { class: 'panel', 'data-width': width, 'data-status': name, 'aria-labelledby': `title-${name}` },
  element('header', { class: 'panel-head' }, element('h2', { id: `title-${name}` }, title)),
  element('dl', { class: 'facts' }, entries.map(([key, value]) =>
    element('div', {}, element('dt', {}, text(`status.${key}`)), element('dd', {}, value ?? NO_VALUE)))),
  more,
);

const table = (title, columns, rows) => element(
  'div', { class: 'table-box', role: 'region', tabindex: '0', 'aria-label': title },
  tableOf({ kind: 'table', columns, rows, timeZone: state.timeZone }, title),
);

const service = ({ version, lastEventAt, backlog }) => facts('service', text('status.service'), 6, [
  ['version', version], ['lastEvent', time(lastEventAt)], ['backlog', count(backlog ?? 0)],
]);

const history = ({ sealedDays, verification }) => facts('history', text('status.history'), 12, [
  ['sealedDays', count(sealedDays ?? 0)], ['verification', time(verification?.ranAt)],
  ...(verification ? [
    ['checked', days(verification)], ['cells', count(verification.cells)],
    ['differences', count(verification.differences)],
  ] : []),
]);

const account = ({ account: { state: standing, ...last } }) => facts('account', text('status.account'), 6, [
  ['state', text(`status.state.${standing}`)], ['directoryAt', time(last.directoryAt)],
  ['historyAt', time(last.historyAt)],
]);

const teams = ({ teams: { file, loadedAt, teams: amount, skipped = [] }, assignment }) => {
  const columns = [
    { title: text('status.skipped'), type: 'text' }, { title: text('status.numbers'), type: 'integer' },
    { title: text('status.line'), type: 'integer' },
  ];
  return facts('teams', text('teams'), 12, [
    ['file', file], ['loadedAt', time(loadedAt)], ['count', count(amount ?? 0)],
    ...(assignment ? [['assignment', percent(assignment.share)]] : []),
  ], skipped.length > 0
    ? table(text('status.skipped'), columns, skipped.map(({ name, numbers, line }) => [name, numbers, line]))
    : null);
};

const coverage = ({ coverage: { gaps = [] } = {} }) => {
  const columns = [
    { title: text('span.from'), type: 'time' }, { title: text('span.to'), type: 'time' },
    { title: text('status.length'), type: 'number', unit: 's' },
  ];
  const rows = gaps.map(({ from, to }) => [from, to, (Date.parse(to) - Date.parse(from)) / SECOND]);
  const title = text('status.coverage');
  const nothing = element('p', { class: 'nothing' }, text('status.noGaps'));
  return facts('coverage', title, 12, [], rows.length > 0 ? table(title, columns, rows) : nothing);
};

const noticesOf = ({ fault, account: { warnings = [] }, teams: { problem, skipped = [] }, verification }) => {
  const named = (key, amount) => (amount > 0 ? `${text(key)}: ${count(amount)}` : null);
  const differences = named('status.differences', verification?.differences);
  const skips = named('status.skipped', skipped.length);
  const known = warnings.map((words) => ['warning', words]);
  const found = [['problem', fault], ['problem', problem], ['problem', differences], ['warning', skips], ...known]
    .filter(([, words]) => words).map(([level, words]) => ({ level, words }));
  return found.length > 0 ? found : [{ level: 'good', words: text('status.good') }];
};

// Only what has changed is written anew, so nobody who listens to the page hears it again and again.
const showNotices = whenChanged((notices) => byId('notices').replaceChildren(...notices.map(notice)));
const PARTS = [service, account, history, teams, coverage];
const show = whenChanged(({ status }) => {
  byId('status').replaceChildren(...PARTS.map((part) => part(status)));
});

const draw = () => {
  document.title = `${text('status.title')} · ${text('product')}`;
  if (!state.status) return;
  show({ status: state.status, language: language() });
  showNotices(noticesOf(state.status));
};

const refresh = async () => {
  try {
    state.timeZone ??= (await ask('api/v1/panels')).timeZone;
    state.status = await ask('api/v1/status');
    draw();
  } catch (error) {
    showNotices([{ level: 'problem', words: error.message }]);
  }
  document.body.dataset.ready = 'true';
};

preferences({ onLanguage: draw });
setInterval(() => {
  if (!document.hidden) refresh();
}, 10 * SECOND);
refresh();
