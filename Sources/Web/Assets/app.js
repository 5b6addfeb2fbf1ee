// Brings the page together: the catalogue makes it, the address says what it shows, the live stream keeps it fresh.

import { aloneFrom, showAlone, withAlone } from './alone.js';
import { canDraw, chartsLoaded } from './charts.js';
import { DASHBOARD_WORDS } from './dashboardwords.js';
import { element, whenChanged } from './dom.js';
import { callsBehind, callsBehindEarlier } from './drill.js';
import { filterBar } from './filterbar.js';
import { addressOf, filtersFrom, panelQuery, spanOf, unitOf } from './filters.js';
import { filterWords } from './filterwords.js';
import { firstRun } from './firstrun.js';
import { count } from './format.js';
import { language, learn, learnOutcomes, text } from './i18n.js';
import { lastEventWords } from './lastevent.js';
import { listen } from './live.js';
import { notice, noticesOf } from './notices.js';
import { isLive, nowRow } from './now.js';
import { daySoFar, weekBefore } from './nowdata.js';
import { saveImage } from './panelimage.js';
import { panel } from './panels.js';
import { onPaper } from './paper.js';
import { preferences } from './preferences.js';
import { rounds } from './rounds.js';
import { panelSections } from './sections.js';
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
  sections: [],
  row: null,
  bar: null,
  rules: USUAL,
  before: null,
};
let stream = { now: () => Date.now(), reopen: () => {} };
const serverNow = () => stream.now();
const zone = () => page.catalogue.timeZone;
const span = () => spanOf(page.filters, serverNow(), zone());
const unit = () => unitOf(page.filters, span(), page.catalogue.units);

// The numbers of today

/** Asks for the numbers of today and, once a minute, for those of a week ago. */
const askToday = async (signal) => {
  if (page.alone) return;
  const [now, filters, row] = [serverNow(), page.filters, page.row];
  const scope = { zone: zone(), filters, language: language() };
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

// Panels

const question = () => {
  if (!page.catalogue || (page.snapshot && isEmpty(page.snapshot))) return null;
  page.bar(page.filters, serverNow());
  byId('printed').replaceChildren(...words().map((line) => element('p', {}, line)));
  return { query: panelQuery(page.filters, span(), unit(), language()), unit: unit() };
};

const words = () => filterWords(page.filters, span(), unit(), zone());

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

const showFilters = () => {
  page.alone = showAlone(page.alone, page.panels, page.sections);
  if (page.snapshot) page.row?.show(page.snapshot);
  byId('statistics').setAttribute('aria-busy', 'true');
  round.refresh();
};

const go = ({ filters = page.filters, alone = page.alone }) => {
  history.pushState(null, '', withAlone(addressOf(filters), alone));
  Object.assign(page, { filters, alone });
  showFilters();
};

const choose = (change) => go({ filters: { ...page.filters, ...change } });

/** Shows one panel alone, or all again; the reader's place on the page stays. */
const toggleAlone = (id) => {
  const { alone } = page;
  if (alone === null) page.scrolled = scrollY;
  go({ alone: alone === null ? id : null });
  scrollTo(0, page.alone === null ? page.scrolled ?? 0 : 0);
  page.panels.find((each) => each.id === id)?.focus();
};

const hand = {
  retry: () => round.refresh(),
  behind: (answer, name, at, isEarlier) => {
    const find = isEarlier ? callsBehindEarlier : callsBehind;
    return find(answer, name, at, page.filters, { threshold: page.rules.threshold, now: serverNow() });
  },
  zoom: ({ from, to }) => choose({ range: null, from, to }),
  alone: toggleAlone,
  save: (description, body, content) => saveImage(description, words(), body, content),
};

// Live

const showNotices = whenChanged((notices) => byId('notices').replaceChildren(...notices.map(notice)));

const first = firstRun(byId('welcome'));

const showWelcome = whenChanged(({ empty, ...state }) => {
  for (const part of ['now', 'filters', 'statistics']) byId(part).hidden = empty;
  if (empty) first.show(state);
  else first.hide();
  if (empty) document.body.dataset.ready = 'true';
  else round.refresh();
});

const showFooter = whenChanged(({ version, total }) => byId('footer').replaceChildren(
  element('span', {}, text('product')), element('span', {}, text('footer.version', { version })),
  element('span', {}, zone()), element('span', {}, text('footer.events', { count: count(total) })),
));

const showSnapshot = () => {
  const { snapshot, row } = page;
  if (!snapshot || !row) return;
  row.show(snapshot);
  showNotices(noticesOf(snapshot, page.panels.length === 0 || canDraw()));
  const address = snapshot.webhookAddress ?? new URL('./', location.href).href;
  showWelcome({ empty: isEmpty(snapshot), address, language: language() });
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
  if (back) round.refresh();
};

// The page itself

/** What answers "is it fine now?", which must not wait for charts. */
const buildNow = (catalogue) => {
  page.catalogue = catalogue;
  learnOutcomes(catalogue);
  page.row = nowRow(catalogue, { filters: () => page.filters, now: serverNow });
  page.bar = filterBar(byId('filters'), catalogue, choose);
  page.bar(page.filters, serverNow());
  byId('now').replaceChildren(byId('now-title'), page.row.root);
};

const buildPanels = (catalogue) => {
  page.panels.forEach((each) => each.remove());
  const described = catalogue.panels.filter((description) => !isLive(description));
  page.panels = described.map((description) => panel(description, hand));
  page.sections = panelSections(described, page.panels);
  byId('statistics').replaceChildren(...page.sections.map(({ root }) => root));
  page.alone = showAlone(page.alone, page.panels, page.sections);
  round.watch(page.sections);
};

/** Fetches the catalogue and the first snapshot until they come, then builds the page in the reader's language. */
const load = async () => {
  try {
    const addresses = ['api/v1/panels', 'api/v1/live'].map((path) => `${path}?lang=${language()}`);
    const [catalogue, snapshot] = await Promise.all(addresses.map((address) => ask(address)));
    page.snapshot = snapshot;
    // The demo's calls are those of an office: on a Sunday its last day would be empty.
    if (snapshot.demo && location.search === '') {
      page.filters = { ...page.filters, range: '7d' };
      history.replaceState(null, '', addressOf(page.filters));
    }
    buildNow(catalogue);
  } catch (error) {
    showNotices([{ level: 'problem', words: error.message }]);
    setTimeout(load, 5 * SECOND);
    return;
  }
  showState();
  showSnapshot();
  const { catalogue } = page;
  await chartsLoaded();
  if (catalogue === page.catalogue) buildPanels(catalogue);
};

const start = () => {
  const redraw = () => page.panels.forEach((each) => each.redraw());
  preferences({
    onLanguage: () => {
      stream.reopen();
      load();
    },
    onTheme: redraw,
  });
  onPaper(redraw);
  addEventListener('popstate', () => {
    Object.assign(page, { filters: filtersFrom(location.search), alone: aloneFrom(location.search) });
    if (page.catalogue) showFilters();
  });
  addEventListener('keydown', (event) => {
    const isBusy = event.target.closest?.('input') || document.querySelector('[data-selecting]');
    if (event.key === 'Escape' && page.alone && !isBusy) toggleAlone(page.alone);
  });
  setInterval(tick, SECOND);
  load();
  stream = listen({ address: () => `api/v1/live/stream?lang=${language()}`, onSnapshot, onState });
};

start();
