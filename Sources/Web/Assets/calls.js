// The page of calls: the address says which ones, the list shows them, one can be open.

import { callBar } from './callbar.js';
import { anchorOf, anchored, callDetail } from './calldetail.js';
import { csvAddress, MOST, save, wholeFile } from './callexport.js';
import { callAddressOf, callFiltersFrom, callQuery } from './callfilters.js';
import { callList } from './calllist.js';
import { emptyState, refusedState } from './callstates.js';
import { CALL_WORDS } from './callwords.js';
import { icon, whenChanged } from './dom.js';
import { spanOf } from './filters.js';
import { count, timeOfDay } from './format.js';
import { language, learn, learnOutcomes, text } from './i18n.js';
import { notice } from './notices.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';

learn(CALL_WORDS);

const PAGE = 100;
const byId = (id) => document.getElementById(id);
const page = {
  filters: callFiltersFrom(location.search),
  catalogue: null,
  bar: null,
  list: null,
  calls: [],
  next: null,
  query: '',
  at: Date.now(),
  linked: null,
  isReturning: false,
  afterReturn: null,
  controller: new AbortController(),
  saving: null,
};
const zone = () => page.catalogue.timeZone;

// Words around the list

const say = whenChanged((words) => byId('count').replaceChildren(words));
const setNotices = whenChanged((notices) => byId('notices').replaceChildren(...notices.map(notice)));

const showCount = () => {
  const amount = page.calls.length;
  const key = page.next ? 'calls.andMore' : amount === 1 ? 'calls.shownOne' : 'calls.shown';
  say(text(key, { count: count(amount) }));
  byId('as-of').textContent = text('calls.asOf', { time: timeOfDay(page.at, zone()) });
  byId('csv').hidden = amount === 0;
  byId('csv').href = csvAddress(page.query);
  byId('more').hidden = !page.next;
};

const busy = (on) => {
  byId('calls').toggleAttribute('data-waiting', on);
  byId('calls').setAttribute('aria-busy', String(on));
};

const ready = () => {
  busy(false);
  byId('tools').hidden = false;
  document.body.dataset.ready = 'true';
};

// One open call

const detailOptions = () => ({ zone: zone(), now: Date.now(), close: () => leave() });
const openID = () => anchored(location.hash)?.id ?? null;
const searchOf = () => location.search || location.pathname;

/** Shows the call that the address names: below its row, or above the list when it is not in it. */
const showOpened = async () => {
  const wanted = anchored(location.hash);
  const linked = byId('linked');
  page.list?.close();
  setNotices([]);
  if (!wanted) {
    linked.replaceChildren();
    return;
  }
  const call = page.calls.find(({ id }) => id === wanted.id);
  if (call && page.list.has(call.id)) {
    linked.replaceChildren();
    page.list.open(call, detailOptions());
    return;
  }
  if (page.linked?.id !== wanted.id) page.linked = await find(wanted).catch(() => null);
  if (openID() !== wanted.id) return;
  linked.replaceChildren(...(page.linked ? [callDetail(page.linked, detailOptions())] : []));
  if (!page.linked) setNotices([{ level: 'warning', words: text('calls.notFound') }]);
};

/** A call that began at a moment that its link knows. */
const find = async ({ id, at }) => {
  if (at === null) return null;
  const [from, to] = [at, at + 1].map((time) => new Date(time).toISOString());
  const { calls } = await ask(`api/v1/calls?${new URLSearchParams({ from, to, limit: 1000 })}`);
  return calls.find((call) => call.id === id) ?? null;
};

const enter = (call) => {
  if (page.isReturning) {
    page.afterReturn = call;
    return;
  }
  const address = `${searchOf()}${anchorOf(call)}`;
  if (openID() === null) history.pushState({ entered: true }, '', address);
  else history.replaceState(history.state, '', address);
  showOpened();
};

/** Closes the open call and goes back to its row. */
const leave = () => {
  const id = openID();
  if (id === null) return;
  const wasEntered = history.state?.entered;
  history.replaceState(null, '', searchOf());
  showOpened();
  page.list?.focus(id);
  if (!page.list?.has(id)) byId('calls').focus({ preventScroll: true });
  // The step into the call is taken back, so that "back" leads to what was there before it.
  page.isReturning = wasEntered === true;
  if (page.isReturning) history.back();
};

const toggle = (id) => {
  if (openID() === id) leave();
  else enter(page.calls.find((call) => call.id === id));
};

// The list

const showList = () => {
  page.list = callList(toggle);
  page.list.append(page.calls, zone());
  byId('list').replaceChildren(page.list.root);
  showCount();
};

const showEmpty = async () => {
  const live = await ask(`api/v1/live?lang=${language()}`).catch(() => null);
  if (page.calls.length > 0) return;
  page.list = null;
  byId('list').replaceChildren(emptyState(page.filters, live?.totalEvents !== 0, choose));
  showCount();
};

const draw = async () => {
  if (page.calls.length > 0) showList();
  else await showEmpty();
  await showOpened();
};

const refuse = (error, retry) => {
  page.list = null;
  byId('list').replaceChildren(refusedState(error, retry));
  byId('more').hidden = true;
  byId('csv').hidden = true;
  say(error.message);
  ready();
};

/** Asks for the first page. A newer question ends an older one. */
const load = async ({ reveal = false } = {}) => {
  page.controller.abort();
  page.controller = new AbortController();
  page.saving?.abort();
  const { signal } = page.controller;
  const now = Date.now();
  busy(true);
  page.bar(page.filters, now);
  page.query = callQuery(page.filters, spanOf(page.filters, now, zone()));
  try {
    const { calls, next } = await ask(`api/v1/calls?${page.query}&limit=${PAGE}`, signal);
    Object.assign(page, { calls, next, at: now });
    await draw();
    if (reveal && openID() !== null) page.list?.reveal(openID());
    ready();
  } catch (error) {
    if (signal.aborted) return;
    page.calls = [];
    refuse(error, () => load());
  }
};

const loadMore = async () => {
  const button = byId('more');
  const { signal } = page.controller;
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = text('calls.loading');
  byId('more-refusal').textContent = '';
  try {
    const { calls, next } = await ask(`api/v1/calls?${page.query}&limit=${PAGE}&after=${page.next}`, signal);
    page.calls = [...page.calls, ...calls];
    page.next = next;
    page.list.append(calls, zone());
    showCount();
    if (calls.length > 0) page.list.focus(calls[0].id);
  } catch (error) {
    if (!signal.aborted) byId('more-refusal').textContent = error.message;
  }
  button.removeAttribute('aria-disabled');
  button.textContent = text('calls.more');
};

const choose = (change) => {
  page.filters = { ...page.filters, ...change };
  history.pushState(null, '', callAddressOf(page.filters));
  load();
};

// The file

const nameCSV = (words = 'CSV') => byId('csv').replaceChildren(icon('download'), words);

/** One piece is a plain link; a longer list is put together here. A second click stops that. */
const saveCSV = async (event) => {
  if (!page.next) return;
  event.preventDefault();
  if (page.saving) {
    page.saving.abort();
    return;
  }
  const controller = new AbortController();
  page.saving = controller;
  const progress = (amount) => nameCSV(text('calls.csvRunning', { count: count(amount) }));
  progress(0);
  try {
    const { file, isWhole } = await wholeFile(page.query, { signal: controller.signal, progress });
    save(file, 'calls.csv');
    if (!isWhole) setNotices([{ level: 'warning', words: text('calls.csvLimit', { count: count(MOST) }) }]);
  } catch (error) {
    const words = error.status ? text('error.status', { status: error.status }) : text('error.unreachable');
    if (!controller.signal.aborted) setNotices([{ level: 'problem', words }]);
  }
  page.saving = null;
  nameCSV();
};

// The page itself

const nameAll = () => {
  document.title = `${text('calls.title')} · ${text('product')}`;
  byId('refresh').textContent = text('calls.refresh');
  byId('more').textContent = text('calls.more');
  nameCSV();
  byId('csv').title = text('calls.csv');
};

const build = () => {
  nameAll();
  learnOutcomes(page.catalogue);
  page.bar = callBar(byId('filters'), byId('search'), page.catalogue, choose);
};

const start = async () => {
  nameAll();
  busy(true);
  try {
    page.catalogue = await ask(`api/v1/panels?lang=${language()}`);
  } catch (error) {
    refuse(error, start);
    return;
  }
  build();
  load({ reveal: true });
};

preferences({ onLanguage: async () => {
  nameAll();
  if (!page.catalogue) return;
  page.catalogue = await ask(`api/v1/panels?lang=${language()}`).catch(() => page.catalogue);
  build();
  page.bar(page.filters, page.at);
  draw();
} });
addEventListener('popstate', () => {
  const { afterReturn } = page;
  Object.assign(page, { isReturning: false, afterReturn: null });
  const filters = callFiltersFrom(location.search);
  const isSame = callAddressOf(filters) === callAddressOf(page.filters);
  page.filters = filters;
  if (!page.catalogue) return;
  if (!isSame) load();
  else if (afterReturn) enter(afterReturn);
  else showOpened();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.target.closest?.('.popover-root, input') && openID() !== null) leave();
});
byId('refresh').addEventListener('click', () => load());
byId('more').addEventListener('click', loadMore);
byId('csv').addEventListener('click', saveCSV);
start();
