// The page of calls: the address says which ones, the list shows them, one can be open.

import { aloneIn, anchorOf, anchored, findCall } from './calladdress.js';
import { callAlone } from './callalone.js';
import { callBar, chosenOf } from './callbar.js';
import { callDetail } from './calldetail.js';
import { callAddressOf, callFiltersFrom, callQuery } from './callfilters.js';
import { callList } from './calllist.js';
import { emptyState, refusedState } from './callstates.js';
import { CALL_WORDS } from './callwords.js';
import { icon, whenChanged } from './dom.js';
import { spanOf } from './filters.js';
import { count, span, timeOfDay } from './format.js';
import { language, learn, learnOutcomes, text } from './i18n.js';
import { notice } from './notices.js';
import { onPaper } from './paper.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { may, session } from './session.js';

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
  const shownSpan = span(spanOf(page.filters, page.at, zone()), zone());
  byId('printed').textContent = [shownSpan, ...chosenOf(page.filters).map(({ words }) => words)].join(' · ');
  byId('csv').hidden = amount === 0 || !may('exportCalls');
  byId('csv').href = `api/v1/calls.csv?${page.query}&lang=${language()}`;
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
const openID = () => anchored(location.hash);
const searchOf = () => location.search || location.pathname;

/** Shows the call that the address names: below its row, or above the list when it is not in it. */
const showOpened = async () => {
  const id = openID();
  page.list?.close();
  setNotices([]);
  const call = page.calls.find((each) => each.id === id);
  if (id === null || (call && page.list.has(id))) {
    byId('linked').replaceChildren();
    if (call) page.list.open(call, detailOptions());
    return;
  }
  if (page.linked?.id !== id) page.linked = await findCall(id).catch(() => null);
  if (openID() !== id) return;
  byId('linked').replaceChildren(...(page.linked ? [callDetail(page.linked, detailOptions())] : []));
  if (!page.linked) setNotices([{ level: 'warning', words: text('calls.notFound') }]);
};

/** One call and no list; a question that fails takes nothing away, and is put again. */
const lone = callAlone(byId('linked'), {
  options: () => ({ ...detailOptions(), close: () => leaveAlone(), closing: text('calls.all') }),
  told: (notices, isShown) => {
    setNotices(notices);
    byId('all').hidden = isShown;
    ready();
  },
});

const leaveAlone = () => {
  history.pushState(null, '', callAddressOf(page.filters));
  show();
  byId('calls').focus({ preventScroll: true });
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

// The page itself

const nameAll = () => {
  document.title = `${text('calls.title')} · ${text('product')}`;
  byId('refresh').textContent = text('calls.refresh');
  byId('more').textContent = text('calls.more');
  byId('all').textContent = text('calls.all');
  byId('csv').replaceChildren(icon('download'), 'CSV');
  byId('csv').title = text('calls.csv');
};

const build = () => {
  nameAll();
  learnOutcomes(page.catalogue);
  page.bar = callBar(byId('filters'), byId('search'), page.catalogue, choose);
  // Whoever sees shortened numbers cannot search for whole ones.
  byId('search').hidden = !may('seeNumbers');
};

/** Shows what the address asks for: one call alone, or a list. */
const show = ({ reveal = false } = {}) => {
  const alone = aloneIn(location.search);
  document.body.toggleAttribute('data-alone', alone !== null);
  byId('all').hidden = true;
  lone.show(alone);
  if (alone === null) {
    load({ reveal });
    return;
  }
  page.controller.abort();
  byId('list').replaceChildren();
};

const start = async () => {
  nameAll();
  busy(true);
  try {
    [page.catalogue] = await Promise.all([ask(`api/v1/panels?lang=${language()}`), session()]);
  } catch (error) {
    refuse(error, start);
    return;
  }
  build();
  show({ reveal: true });
};

onPaper();
preferences({ onLanguage: async () => {
  nameAll();
  if (!page.catalogue) return;
  const asked = language();
  const catalogue = await ask(`api/v1/panels?lang=${asked}`).catch(() => page.catalogue);
  if (asked !== language()) return;
  page.catalogue = catalogue;
  build();
  page.bar(page.filters, page.at);
  const alone = aloneIn(location.search);
  lone.show(alone);
  if (alone === null) draw();
} });
addEventListener('popstate', () => {
  const { afterReturn } = page;
  Object.assign(page, { isReturning: false, afterReturn: null });
  const filters = callFiltersFrom(location.search);
  const isSame = callAddressOf(filters) === callAddressOf(page.filters);
  const wasAlone = document.body.hasAttribute('data-alone');
  page.filters = filters;
  if (!page.catalogue) return;
  if (!isSame || wasAlone || aloneIn(location.search) !== null) show();
  else if (afterReturn) enter(afterReturn);
  else showOpened();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.target.closest?.('input') && openID() !== null) leave();
});
byId('refresh').addEventListener('click', () => load());
byId('more').addEventListener('click', loadMore);
start();
