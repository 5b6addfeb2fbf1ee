// Brings the page together: the catalogue makes it, the address says what it shows, the live stream keeps it fresh.

import { canDraw } from './charts.js';
import { element, whenChanged } from './dom.js';
import { filterBar } from './filterbar.js';
import { addressOf, filtersFrom, panelQuery, spanOf, unitOf } from './filters.js';
import { count, roughly, timeOfDay } from './format.js';
import { language, learnOutcomes, text } from './i18n.js';
import { listen } from './live.js';
import { notice, noticesOf, welcome } from './notices.js';
import { isLive, nowRow, tickAll } from './now.js';
import { panel } from './panels.js';
import { preferences } from './preferences.js';
import { panelSections } from './sections.js';
import { ask, fewAtATime } from './server.js';
import { DAY, MINUTE, SECOND } from './time.js';

const byId = (id) => document.getElementById(id);
const page = {
  filters: filtersFrom(location.search),
  state: 'connecting',
  catalogue: null,
  snapshot: null,
  panels: [],
  sections: [],
  row: null,
  bar: null,
};
let stream = { now: () => Date.now(), reopen: () => {} };
const serverNow = () => stream.now();

// Panels

let round = { signal: AbortSignal.abort(), query: '', asked: new Set(), isRunning: false };
let pause = 3 * SECOND;
let pending = null;

/** Asks for the panels in sight that this round has not asked for yet. */
const askInSight = async ({ signal, query, asked }) => {
  if (signal.aborted) return;
  const due = page.sections.filter(({ isNear }) => isNear).flatMap(({ panels }) => panels)
    .filter((each) => !asked.has(each));
  due.forEach((each) => asked.add(each));
  await fewAtATime(due.map((each) => async () => {
    if (signal.aborted) return;
    each.link(`api/v1/panels/${each.id}.csv?${query}`);
    await ask(`api/v1/panels/${each.id}?${query}`, signal).then(each.show).catch((error) => {
      if (!signal.aborted) each.refuse(error.message);
    });
  }));
};

/** Asks for every panel in sight again. A newer round ends an older one. */
const refresh = async () => {
  clearTimeout(pending);
  pending = null;
  if (!page.catalogue || page.snapshot?.totalEvents === 0) return;
  round.controller?.abort();
  const { catalogue, filters } = page;
  const span = spanOf(filters, serverNow(), catalogue.timeZone);
  const query = panelQuery(filters, span, unitOf(filters, span, catalogue.units), language());
  const controller = new AbortController();
  const current = { controller, signal: controller.signal, query, asked: new Set(), isRunning: true };
  round = current;
  const began = performance.now();
  page.bar(filters, serverNow());
  await askInSight(current);
  current.isRunning = false;
  if (current.signal.aborted) return;
  // A server that needs long is asked more seldom.
  pause = Math.max(3 * SECOND, 5 * (performance.now() - began));
  byId('statistics').removeAttribute('aria-busy');
  document.body.dataset.ready = 'true';
};

const refreshSoon = () => {
  const past = page.filters.range === null && page.filters.to < serverNow() - DAY;
  if (pending === null && !round.isRunning && !past && !document.hidden) pending = setTimeout(refresh, pause);
};

/** Later sections are asked for when they come near the window, and no more once they have left it. */
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    for (const each of page.sections) if (each.root === target) each.isNear = isIntersecting;
  }
  askInSight(round);
}, { rootMargin: '200px' });

const showFilters = (filters) => {
  page.filters = filters;
  page.row?.filtered(filters.groups.length + filters.teams.length > 0);
  byId('statistics').setAttribute('aria-busy', 'true');
  refresh();
};

const choose = (change) => {
  const filters = { ...page.filters, ...change };
  history.pushState(null, '', addressOf(filters));
  showFilters(filters);
};

// Live

const showNotices = whenChanged((notices) => byId('notices').replaceChildren(...notices.map(notice)));

const showWelcome = whenChanged(({ empty, address }) => {
  byId('welcome').hidden = !empty;
  byId('filters').hidden = empty;
  byId('statistics').hidden = empty;
  byId('welcome').replaceChildren(...(empty ? welcome(address) : []));
  if (empty) document.body.dataset.ready = 'true';
  else refresh();
});

const showFooter = whenChanged(({ version, total }) => byId('footer').replaceChildren(
  element('span', {}, text('product')), element('span', {}, text('footer.version', { version })),
  element('span', {}, page.catalogue.timeZone), element('span', {}, text('footer.events', { count: count(total) })),
));

const showSnapshot = () => {
  const { snapshot, catalogue, row } = page;
  if (!snapshot || !catalogue) return;
  row.show(snapshot);
  showNotices(noticesOf(snapshot, canDraw()));
  const address = snapshot.webhookAddress ?? `${location.origin}/`;
  showWelcome({ empty: snapshot.totalEvents === 0, address, language: language() });
  showFooter({ version: snapshot.version, total: snapshot.totalEvents, language: language() });
  const title = `${text('page.dashboard')} · ${text('product')}`;
  document.title = snapshot.waiting > 0 ? `(${snapshot.waiting}) ${title}` : title;
  tickAll(serverNow());
};

const nameState = whenChanged(({ state, words }) => {
  byId('connection').hidden = false;
  byId('connection').dataset.state = state;
  document.body.dataset.connection = state;
  byId('connection-text').textContent = words;
});

const showState = () => {
  const { state, snapshot } = page;
  nameState({ state, words: text(`connection.${state}`) });
  const zone = page.catalogue?.timeZone;
  if (!snapshot || !zone) return;
  const seconds = (serverNow() - Date.parse(snapshot.lastEventAt)) / SECOND;
  const age = snapshot.lastEventAt ? text('event.age', { age: roughly(seconds) }) : text('event.none');
  const asOf = text('connection.asOf', { time: timeOfDay(Date.parse(snapshot.at), zone) });
  byId('last-event').textContent = state === 'lost' ? asOf : age;
};

/** Once a second; without a connection the running times stand still, because nobody knows whether they still run. */
const tick = () => {
  showState();
  if (page.state === 'connected') tickAll(serverNow());
};

const onSnapshot = (snapshot) => {
  const { totalEvents, lastEventAt } = page.snapshot ?? snapshot;
  const news = totalEvents !== snapshot.totalEvents || lastEventAt !== snapshot.lastEventAt;
  page.snapshot = snapshot;
  showSnapshot();
  if (news) refreshSoon();
};

const onState = (state) => {
  const back = page.state === 'lost' && state === 'connected';
  page.state = state;
  showState();
  if (back) refresh();
};

// The page itself

const build = (catalogue) => {
  page.panels.forEach((each) => each.remove());
  page.catalogue = catalogue;
  learnOutcomes(catalogue);
  const described = catalogue.panels.filter((description) => !isLive(description));
  page.panels = described.map((description) => panel(description, refresh));
  page.row = nowRow(catalogue.panels, catalogue.timeZone);
  page.row.filtered(page.filters.groups.length + page.filters.teams.length > 0);
  page.bar = filterBar(byId('filters'), catalogue, choose);
  page.bar(page.filters, serverNow());
  byId('now').replaceChildren(byId('now-title'), page.row.root);
  watcher.disconnect();
  page.sections = panelSections(described, page.panels);
  byId('statistics').replaceChildren(...page.sections.map(({ root }) => root));
  page.sections.filter(({ isLater }) => isLater).forEach(({ root }) => watcher.observe(root));
};

/** Fetches the catalogue and the first snapshot until they come, then builds the page in the reader's language. */
const load = async () => {
  try {
    const addresses = ['api/v1/panels', 'api/v1/live'].map((path) => `${path}?lang=${language()}`);
    const [catalogue, snapshot] = await Promise.all(addresses.map((address) => ask(address)));
    page.snapshot = snapshot;
    // The demo's calls are those of an office: on a Sunday its last day would be empty.
    if (snapshot.demo && location.search === '') page.filters = { ...page.filters, range: '7d' };
    build(catalogue);
  } catch (error) {
    showNotices([{ level: 'problem', words: error.message }]);
    setTimeout(load, 5 * SECOND);
    return;
  }
  showState();
  showSnapshot();
};

const start = () => {
  preferences({
    onLanguage: () => {
      stream.reopen();
      load();
    },
    onTheme: () => page.panels.forEach((each) => each.redraw()),
  });
  addEventListener('popstate', () => showFilters(filtersFrom(location.search)));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh();
  });
  setInterval(() => {
    if (!document.hidden && !round.isRunning) refresh();
  }, MINUTE);
  setInterval(tick, SECOND);
  load();
  stream = listen({ address: () => `api/v1/live/stream?lang=${language()}`, onSnapshot, onState });
};

start();
