// The status page: what the service knows about itself, asked for every ten seconds.

import { whenChanged } from './dom.js';
import { count } from './format.js';
import { language, learn, text } from './i18n.js';
import { notice } from './notices.js';
import { onPaper } from './paper.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { session } from './session.js';
import { account, coverage, history, service, teams } from './statusparts.js';
import { STATUS_WORDS } from './statuswords.js';
import { stored } from './stored.js';
import { SECOND } from './time.js';

learn(STATUS_WORDS);

const byId = (id) => document.getElementById(id);
const state = { status: null, timeZone: null };

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

/** The parts of the page, each with what it shows of the answer. */
const PARTS = [
  [service, ({ version, lastEventAt, backlog, storage }) => [version, lastEventAt, backlog, storage, Date.now()]],
  [account, (status) => status.account],
  [history, ({ sealedDays, verification, storage }) => [sealedDays, verification, storage]],
  [teams, (status) => [status.teams, status.assignment]],
  [coverage, (status) => status.coverage.gaps],
  [stored, ({ storage, roles }) => [storage, roles]],
];

const shown = PARTS.map(([part, shows], index) => {
  const write = whenChanged(() => {
    const panel = part(state.status, state.timeZone, Date.now());
    if (byId('status').children[index]) byId('status').children[index].replaceWith(panel);
    else byId('status').append(panel);
  });
  return () => write([shows(state.status), language()]);
});

const draw = () => {
  document.title = `${text('status.title')} · ${text('product')}`;
  if (!state.status) return;
  const isFirst = byId('status').children.length === 0;
  shown.forEach((show) => show());
  showNotices(noticesOf(state.status));
  // What a link names was not there when the browser looked for it.
  if (isFirst && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

const refresh = async () => {
  try {
    state.timeZone ??= (await ask('api/v1/panels')).timeZone;
    await session();
    state.status = await ask('api/v1/status');
    draw();
  } catch (error) {
    showNotices([{ level: 'problem', words: error.message }]);
  }
  document.body.dataset.ready = 'true';
};

onPaper();
preferences({ onLanguage: draw });
setInterval(() => {
  if (!document.hidden) refresh();
}, 10 * SECOND);
refresh();
