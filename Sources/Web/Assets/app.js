// Brings the page together: the catalogue makes it, the address says what it shows, the live stream keeps it fresh.

import { aloneFrom } from './alone.js';
import { canDraw, chartsLoaded } from './chartlibrary.js';
import { DASHBOARD_WORDS } from './dashboardwords.js';
import { element, painted, whenChanged } from './dom.js';
import { addressOf, filtersFrom, panelQuery, spanOf, unitOf } from './filters.js';
import { count } from './format.js';
import { language, learn, learnOutcomes, text } from './i18n.js';
import { lastEventWords } from './lastevent.js';
import { listen } from './live.js';
import { noticeBoard, noticesOf } from './notices.js';
import { nowRow } from './now.js';
import { daySoFar, weekBefore } from './nowdata.js';
import { preferences } from './preferences.js';
import { rounds } from './rounds.js';
import { ask } from './server.js';
import { USUAL, rulesOf } from './servicerules.js';
import { DAY, MINUTE, SECOND } from './time.js';
import { teamsAt } from './today.js';

learn(DASHBOARD_WORDS);

const byId = (id) => document.getElementById(id);
const page = {
  filters: filtersFrom(location.search),
  alone: aloneFrom(location.search),
  state: 'connecting',
  catalogue: null,
  snapshot: null,
  panels: [],
  row: null,
  statistics: null,
  isPartial: false,
  rules: USUAL,
  before: null,
};
let stream = { now: () => Date.now(), reopen: () => {} };
const serverNow = () => stream.now();
const zone = () => page.catalogue.timeZone;

/** The span, the unit and the zone of what is shown. */
const view = () => {
  const span = spanOf(page.filters, serverNow(), zone());
  return { span, unit: unitOf(page.filters, span, page.catalogue.units), zone: zone() };
};

// The numbers of today

/** A panel alone has no numbers of today beside it; but a single team may have rules of its own. */
const askRules = async (now, scope, signal) => {
  const { teams } = scope.filters;
  const known = teams.length === 1 ? await teamsAt(now, scope).catch(() => []) : [];
  if (!signal.aborted) page.rules = rulesOf(page.catalogue, known, teams);
};

/** Asks for the numbers of today and, once a minute, for those of a week ago. */
const askToday = async (signal) => {
  const [now, filters, row] = [serverNow(), page.filters, page.row];
  const scope = { zone: zone(), filters, language: language() };
  if (page.alone) {
    await askRules(now, scope, signal);
    return;
  }
  const key = JSON.stringify([Math.floor(now / MINUTE), filters.groups, filters.teams, filters.hours, language()]);
  try {
    const today = daySoFar(now, scope);
    const others = page.before?.key === key ? [] : [weekBefore(now, scope), teamsAt(now, scope)];
    const [day, before, teams] = await Promise.all([today, ...others]);
    if (before) {
      page.before = { key, ...before };
      page.rules = rulesOf(page.catalogue, teams, filters.teams);
    }
    if (signal.aborted || row !== page.row) return;
    const { threshold, goal } = page.rules;
    row.day({ day: { ...day, goal: day.goal ?? goal }, before: page.before, threshold });
  } catch {
    // The tiles keep what they say; the panels below say what is wrong.
  }
};

/** Whether there has never been a call; a demo has some in a moment. */
const isEmpty = ({ totalEvents, demo }) => totalEvents === 0 && !demo;

const question = () => {
  if (!page.catalogue || (page.snapshot && isEmpty(page.snapshot))) return null;
  page.statistics?.showFilters();
  const { span, unit } = view();
  return { query: panelQuery(page.filters, span, unit, language()), unit };
};

const round = rounds({
  question,
  isWanted: ({ id }) => page.alone === null || page.alone === id,
  beside: askToday,
  isPast: () => page.alone !== null && page.filters.range === null && page.filters.to < serverNow() - DAY,
  done: () => {
    if (page.panels.length === 0) return;
    byId('statistics').removeAttribute('aria-busy');
    document.body.dataset.ready = 'true';
  },
});

// Live

const showNotices = noticeBoard(byId('notices'));

const askFirst = whenChanged(({ empty }) => {
  if (!empty) round.refresh();
});

const showFooter = whenChanged(({ version, total }) => byId('footer').replaceChildren(
  element('span', {}, text('product')), element('span', {}, text('footer.version', { version })),
  element('span', {}, zone()), element('span', {}, text('footer.events', { count: count(total) })),
));

/** What would move everything else if it came later. */
const showParts = (snapshot) => {
  for (const part of ['now', 'filters', 'statistics']) byId(part).hidden = isEmpty(snapshot);
  showNotices(noticesOf(snapshot, { isPartial: page.isPartial, lacksCharts: page.panels.length > 0 && !canDraw() }));
};

const showSnapshot = () => {
  const { snapshot, row } = page;
  if (!snapshot || !row) return;
  row.show(snapshot);
  showParts(snapshot);
  const address = snapshot.webhookAddress ?? new URL('./', location.href).href;
  const welcome = { empty: isEmpty(snapshot), address, language: language() };
  askFirst(welcome);
  page.statistics?.showWelcome(welcome);
  showFooter({ version: snapshot.version, total: snapshot.totalEvents, language: language() });
  const title = `${text('page.dashboard')} · ${text('product')}`;
  document.title = snapshot.waiting > 0 ? `(${snapshot.waiting}) ${title}` : title;
};

const nameState = whenChanged(({ state, words }) => {
  byId('connection').hidden = false;
  byId('connection').dataset.state = state;
  document.body.dataset.connection = state;
  byId('connection-text').textContent = words;
});

const showState = () => {
  const { state, snapshot, catalogue } = page;
  nameState({ state, words: text(`connection.${state}`) });
  if (!snapshot || !catalogue) return;
  byId('last-event').textContent = lastEventWords({ snapshot, state, now: serverNow(), zone: zone() });
};

/** Once a second; without a connection the running times stand still, because nobody knows whether they still run. */
const tick = () => {
  showState();
  if (page.state === 'connected') page.row?.tick(serverNow());
};

const onSnapshot = (snapshot) => {
  const { totalEvents, lastEventAt } = page.snapshot ?? snapshot;
  const news = totalEvents !== snapshot.totalEvents || lastEventAt !== snapshot.lastEventAt;
  page.snapshot = snapshot;
  showSnapshot();
  if (news) round.refreshSoon();
};

const onState = (state) => {
  const back = page.state === 'lost' && state === 'connected';
  page.state = state;
  showState();
  if (!back) return;
  // Not every browser fetches again by itself what once did not come.
  if (page.isPartial) location.reload();
  else round.refresh();
};

// The page itself

/** What answers "is it fine now?", which must not wait for the rest. */
const buildNow = (catalogue) => {
  page.catalogue = catalogue;
  page.rules = rulesOf(catalogue, [], []);
  // The panels of before, in another language, are asked for nothing more.
  round.watch([]);
  learnOutcomes(catalogue);
  page.row = nowRow(catalogue, { filters: () => page.filters, now: serverNow });
  page.row.showTiles(page.snapshot);
  showParts(page.snapshot);
  byId('now').replaceChildren(byId('now-title'), page.row.root);
};

/** Fetches what stands around the first numbers, and Chart.js meanwhile. */
const buildStatistics = async () => {
  const { catalogue } = page;
  const charts = chartsLoaded();
  try {
    const { statistics } = await import('./statistics.js');
    page.statistics ??= statistics({ page, round, now: serverNow, view });
    if (catalogue !== page.catalogue) return;
    page.statistics.buildBar(catalogue);
    page.isPartial = false;
    showSnapshot();
    await charts;
    if (catalogue === page.catalogue) page.statistics.buildPanels(catalogue);
  } catch {
    page.isPartial = true;
    showSnapshot();
    if (!page.statistics) setTimeout(() => catalogue === page.catalogue && buildStatistics(), 5 * SECOND);
  }
};

/** Fetches the catalogue and the first snapshot until they come, then builds the page in the reader's language. */
const load = async () => {
  const asked = language();
  try {
    const addresses = ['api/v1/panels', 'api/v1/live'].map((path) => `${path}?lang=${language()}`);
    const [catalogue, snapshot] = await Promise.all(addresses.map((address) => ask(address)));
    // Another question is on its way in the language that was chosen meanwhile.
    if (asked !== language()) return;
    page.snapshot = snapshot;
    // The demo's calls are those of an office: on a Sunday its last day would be empty.
    if (snapshot.demo && location.search === '') {
      page.filters = { ...page.filters, range: '7d' };
      history.replaceState(null, '', addressOf(page.filters));
    }
    buildNow(catalogue);
  } catch (error) {
    if (asked !== language()) return;
    showNotices([{ level: 'problem', words: error.message }]);
    setTimeout(load, 5 * SECOND);
    return;
  }
  await painted();
  showState();
  showSnapshot();
  await buildStatistics();
};

const start = () => {
  preferences({
    onLanguage: () => {
      stream.reopen();
      load();
    },
    onTheme: () => page.statistics?.redraw(),
  });
  addEventListener('popstate', () => {
    Object.assign(page, { filters: filtersFrom(location.search), alone: aloneFrom(location.search) });
    if (page.statistics) page.statistics.showChosen();
    else {
      if (page.snapshot) page.row?.show(page.snapshot);
      round.refresh();
    }
  });
  setInterval(tick, SECOND);
  load();
  stream = listen({ address: () => `api/v1/live/stream?lang=${language()}`, onSnapshot, onState });
};

start();
