// Brings the page together: the catalogue makes it, the address says what it shows, the live stream keeps it fresh.

import { canDraw } from './charts.js';
import { element, icon, whenChanged } from './dom.js';
import { filterBar } from './filterbar.js';
import { addressOf, filtersFrom, panelQuery, spanOf, unitOf } from './filters.js';
import { count, roughly, timeOfDay } from './format.js';
import { language, remember, setLanguage, text, translatePage } from './i18n.js';
import { listen } from './live.js';
import { notice, noticesOf, welcome } from './notices.js';
import { isLive, nowRow, tickAll } from './now.js';
import { panel, panelSections } from './panels.js';
import { ask, fewAtATime } from './server.js';
import { DAY, MINUTE, SECOND } from './time.js';

const byId = (id) => document.getElementById(id);
const page = {
  filters: filtersFrom(location.search),
  state: 'connecting',
  catalogue: null,
  snapshot: null,
  panels: [],
  row: null,
  bar: null,
};
let stream = { now: () => Date.now(), reopen: () => {} };
const serverNow = () => stream.now();

// Panels

let round = null;
let pause = 3 * SECOND;
let pending = null;

/** Asks for every panel again. A newer round ends an older one. */
const refresh = async () => {
  clearTimeout(pending);
  pending = null;
  if (!page.catalogue || page.snapshot?.totalEvents === 0) return;
  round?.abort();
  const { signal } = (round = new AbortController());
  const began = performance.now();
  const { catalogue, filters, panels } = page;
  const span = spanOf(filters, serverNow(), catalogue.timeZone);
  const query = panelQuery(filters, span, unitOf(filters, span, catalogue.units), language());
  page.bar(filters, serverNow());
  await fewAtATime(panels.map((each) => async () => {
    if (signal.aborted) return;
    each.link(`/api/v1/panels/${each.id}.csv?${query}`);
    await ask(`/api/v1/panels/${each.id}?${query}`, signal).then(each.show).catch((error) => {
      if (!signal.aborted) each.refuse(error.message);
    });
  }));
  if (signal.aborted) return;
  round = null;
  // A server that needs long is asked more seldom.
  pause = Math.max(3 * SECOND, 5 * (performance.now() - began));
  byId('statistics').removeAttribute('aria-busy');
  document.body.dataset.ready = 'true';
};

const refreshSoon = () => {
  const past = page.filters.range === null && page.filters.to < serverNow() - DAY;
  if (pending === null && round === null && !past && !document.hidden) pending = setTimeout(refresh, pause);
};

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
  document.title = snapshot.waiting > 0 ? `(${snapshot.waiting}) ${text('product')}` : text('product');
  tickAll(serverNow());
};

const nameState = whenChanged(({ state, words }) => {
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
  const described = catalogue.panels.filter((description) => !isLive(description));
  page.panels = described.map((description) => panel(description, refresh));
  page.row = nowRow(catalogue.panels, catalogue.timeZone);
  page.row.filtered(page.filters.groups.length + page.filters.teams.length > 0);
  page.bar = filterBar(byId('filters'), catalogue, choose);
  page.bar(page.filters, serverNow());
  byId('now').replaceChildren(byId('now-title'), page.row.root);
  byId('statistics').replaceChildren(...panelSections(described, page.panels));
};

const showTheme = () => {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  byId('theme').replaceChildren(icon(next === 'dark' ? 'moon' : 'sun'));
  byId('theme').setAttribute('aria-label', text(`theme.${next}`));
  byId('theme').title = text(`theme.${next}`);
  page.panels.forEach((each) => each.redraw());
};

/** Fetches the catalogue and the first snapshot until they come, then builds the page in the reader's language. */
const load = async () => {
  translatePage();
  for (const button of byId('language').children) {
    button.setAttribute('aria-pressed', String(button.value === language()));
  }
  try {
    const addresses = ['/api/v1/panels', '/api/v1/live'].map((path) => `${path}?lang=${language()}`);
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
  showTheme();
  showState();
  showSnapshot();
};

const start = () => {
  byId('theme').addEventListener('click', () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    remember('call-statistics.theme', next === system ? null : next);
    document.documentElement.dataset.theme = next;
  });
  new MutationObserver(showTheme).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  byId('language').addEventListener('click', ({ target }) => {
    if (!target.value || target.value === language()) return;
    setLanguage(target.value);
    stream.reopen();
    load();
  });
  addEventListener('popstate', () => showFilters(filtersFrom(location.search)));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh();
  });
  setInterval(() => {
    if (!document.hidden && round === null) refresh();
  }, MINUTE);
  setInterval(tick, SECOND);
  load();
  stream = listen({ address: () => `/api/v1/live/stream?lang=${language()}`, onSnapshot, onState });
};

start();
