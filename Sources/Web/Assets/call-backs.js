// The page of call-backs: who was missed and still waits, who was reached how, and what was decided about the others.

import { askReason, restore } from './callbackdismiss.js';
import { STATES, callBackAddressOf, callBackFiltersFrom, callBackQuery, ordered, ORDERS, widened }
  from './callbackfilters.js';
import { callBackFile, callBackList, tickAges } from './callbacklist.js';
import { emptyState, keysLine, summaryOf } from './callbackstates.js';
import { CALL_BACK_WORDS } from './callbackwords.js';
import { saveRows } from './csv.js';
import { element, icon, whenChanged } from './dom.js';
import { filterBar } from './filterbar.js';
import { spanOf } from './filters.js';
import { count, duration, minute, span } from './format.js';
import { language, learn, text } from './i18n.js';
import { news } from './news.js';
import { notice } from './notices.js';
import { onPaper } from './paper.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { may, session } from './session.js';
import { SECOND, startOfDay } from './time.js';

learn(CALL_BACK_WORDS);

const PIECE = 100;
const byId = (id) => document.getElementById(id);
const page = {
  filters: callBackFiltersFrom(location.search), catalogue: null, bar: null, answer: null, answered: null, callers: [],
  known: null, most: PIECE, shown: '', controller: new AbortController(), undo: null,
};
const zone = () => page.catalogue?.timeZone ?? null;
let now = () => Date.now();

const setNotices = whenChanged((notices) => byId('notices').replaceChildren(...notices.map(notice)));
const summarise = whenChanged((words) => byId('summary').replaceChildren(...(words ? [words] : [])));

/** Says aloud what the reader has chosen to see; what the time alone changes is for the eyes. */
const say = () => {
  const { counts } = page.answer;
  const { state } = page.filters;
  byId('said').textContent =
    `${text(`callBacks.state.${state}`)}: ${count(counts[state])}. ${byId('summary').textContent}`;
};

// States and words around the list

const showStates = () => {
  const { counts } = page.answer;
  const isBuilt = byId('states').children.length > 0;
  if (!isBuilt) {
    byId('states').replaceChildren(...STATES.map((state) => element('button', {
      type: 'button', value: state, click: () => choose({ state }),
    }, element('span', {}), ' ', element('b', {}))));
  }
  for (const button of byId('states').children) {
    button.setAttribute('aria-pressed', String(button.value === page.filters.state));
    button.firstChild.textContent = text(`callBacks.state.${button.value}`);
    button.lastChild.textContent = count(counts[button.value]);
    button.toggleAttribute('data-some', counts[button.value] > 0);
  }
};

const showAround = () => {
  const { answer, callers, filters } = page;
  showStates();
  summarise(summaryOf(answer, callers, filters.state, now()));
  const { groups, teams, hours, state } = filters;
  byId('printed').textContent = [
    text(`callBacks.state.${state}`), span(spanOf(filters, now(), zone()), zone()), ...groups, ...teams,
    hours ? text(`hours.${hours}`) : null, text('connection.asOf', { time: minute(now(), zone()) }),
  ].filter(Boolean).join(' · ');
  const title = `${text('callBacks.title')} · ${text('product')}`;
  document.title = answer.counts.open > 0 ? `(${count(answer.counts.open)}) ${title}` : title;
  byId('tools').hidden = callers.length === 0;
  byId('csv').hidden = !may('exportCalls');
  byId('order').value = filters.order;
  const rest = callers.length - page.most;
  byId('more').hidden = rest <= 0;
  byId('more').textContent = text('callBacks.more', { count: count(Math.min(rest, PIECE)) });
  byId('keys').hidden = callers.length === 0;
  byId('keys').replaceChildren(...keysLine({
    isMasked: answer.numbersMasked, mayDismiss: may('dismissCallBacks') && filters.state === 'open',
  }));
  const { minimumTalk, expiryDays } = answer.rules;
  byId('rules').textContent = text('callBacks.rules', { talk: duration(minimumTalk), days: count(expiryDays) });
};

// The list

/** Where the focus is, so that it is there again after the list was written anew. */
const focusPlace = () => {
  const node = document.activeElement;
  const line = byId('list').contains(node) ? node.closest('tr[data-caller]') : null;
  if (!line) return null;
  return { call: Number(line.dataset.caller), name: node.dataset.do ?? null, isOpener: node.matches('.opener'),
    index: [...line.parentElement.children].indexOf(line) };
};

const refocus = (held) => {
  if (!held) return;
  const lines = [...byId('list').querySelectorAll('tr[data-caller]')];
  const same = lines.find((line) => Number(line.dataset.caller) === held.call);
  const line = same ?? lines[Math.min(held.index, lines.length - 1)];
  const wanted = same && held.name ? line.querySelector(`[data-do=${held.name}]`) : null;
  (wanted ?? line?.querySelector('.opener') ?? byId('call-backs')).focus({ preventScroll: Boolean(same) });
};

/** Writes the list anew, when there is anything new in it. */
const draw = ({ isForced = false } = {}) => {
  if (!page.answer) return;
  const { answer, filters } = page;
  page.callers = ordered(answer.callers, filters.order);
  const visible = page.callers.slice(0, page.most);
  const rights = [may('dismissCallBacks'), may('revealNumbers'), may('exportCalls')];
  const today = startOfDay(now(), zone());
  const key = JSON.stringify([visible, filters.state, language(), rights, answer.counts, today]);
  showAround();
  if (!isForced && key === page.shown) return;
  page.shown = key;
  const held = focusPlace();
  const options = {
    state: filters.state, isMasked: answer.numbersMasked === true, mayDismiss: may('dismissCallBacks'),
    zone: zone(), now: now(),
  };
  byId('list').replaceChildren(visible.length > 0 ? callBackList(visible, options, page.known)
    : emptyState(filters, answer.counts, () => choose(widened)));
  page.known = new Set([...(page.known ?? []), ...page.callers.map(({ call }) => call)]);
  refocus(held);
};

const ready = (isReady) => {
  byId('call-backs').toggleAttribute('data-waiting', !isReady);
  byId('call-backs').setAttribute('aria-busy', String(!isReady));
  if (isReady) document.body.dataset.ready = 'true';
};

/** Asks for the list; a newer question ends an older one. A list that stands stays when an answer does not come. */
const load = async ({ isQuiet = false, isChosen = false } = {}) => {
  page.controller.abort();
  page.controller = new AbortController();
  const { signal } = page.controller;
  const { filters } = page;
  if (!isQuiet) ready(false);
  byId('said').textContent = '';
  page.bar(filters, now());
  try {
    const query = callBackQuery(filters, spanOf(filters, now(), zone()), language());
    Object.assign(page, { answer: await ask(`api/v1/call-backs?${query}`, signal), answered: filters });
    if (!isQuiet) page.known = null;
    draw();
    if (isChosen) say();
    setNotices([]);
  } catch (error) {
    if (signal.aborted) return;
    setNotices([{ level: 'problem', words: error.message }]);
  }
  ready(true);
};

const choose = (change) => {
  page.filters = { ...page.filters, ...change };
  page.most = PIECE;
  history.pushState(null, '', callBackAddressOf(page.filters));
  load({ isChosen: true });
};

// Dismissing and restoring

const showDone = (words, undo) => {
  page.undo = undo ?? null;
  const buttons = [
    undo ? element('button', { type: 'button', class: 'plain', id: 'undo', click: () => undoLast() },
      text('callBacks.undo'), ' ', element('kbd', { 'aria-hidden': 'true' }, 'U')) : null,
    element('button', { type: 'button', class: 'plain', 'data-do': 'close', click: () => {
      byId('done').hidden = true;
      byId('call-backs').focus({ preventScroll: true });
    } }, text('callBacks.close')),
  ];
  byId('done').hidden = false;
  byId('done').replaceChildren(element('p', {}, words), ...buttons.filter(Boolean));
};

const restoreCaller = async ({ call, number }) => {
  try {
    await restore(call);
    await load({ isQuiet: true });
    showDone(text('callBacks.isRestored', { number }));
  } catch (error) {
    showDone(error.message);
  }
};

const undoLast = async () => {
  const { undo } = page;
  page.undo = null;
  if (!undo) return;
  await restoreCaller(undo);
  byId('list').querySelector(`[data-caller="${undo.call}"] .opener`)?.focus();
};

const callerOf = (line) => page.callers.find(({ call }) => call === Number(line?.dataset.caller));

const dismissCaller = (caller) => askReason(caller, async (reason) => {
  await load({ isQuiet: true });
  showDone(text('callBacks.isDismissed', { number: caller.number, reason }), caller);
});

const onClick = ({ target }) => {
  const button = target.closest('[data-do=dismiss], [data-do=restore]');
  const caller = button ? callerOf(button.closest('tr')) : null;
  if (!caller) return;
  if (button.dataset.do === 'dismiss') dismissCaller(caller);
  else restoreCaller(caller);
};

const onKey = (event) => {
  const line = event.target.closest('tr[data-caller]');
  if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...byId('list').querySelectorAll('.opener')];
  const at = all.indexOf(line.querySelector('.opener'));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next !== undefined && all[next]) all[next].focus();
  else if (event.key === 'd' && page.filters.state === 'open' && may('dismissCallBacks')) dismissCaller(callerOf(line));
  else if (event.key === 'u' && page.undo) undoLast();
  else return;
  event.preventDefault();
};

// The page itself

const build = () => {
  document.title = `${text('callBacks.title')} · ${text('product')}`;
  page.bar = filterBar(byId('filters'), page.catalogue, choose);
  // Neither a time unit nor a comparison means anything to single callers.
  for (const id of ['unit', 'compare']) byId('filters').querySelector(`#${id}`)?.remove();
  byId('order').replaceChildren(...ORDERS.map((value) =>
    element('option', { value }, text(`callBacks.order.${value}`))));
  byId('order').title = text('callBacks.order');
  byId('csv').replaceChildren(icon('download'), 'CSV');
  byId('csv').title = text('callBacks.csv');
  page.bar(page.filters, now());
};

const start = async () => {
  try {
    [page.catalogue] = await Promise.all([ask(`api/v1/panels?lang=${language()}`), session()]);
  } catch (error) {
    setNotices([{ level: 'problem', words: error.message }]);
    setTimeout(start, 5 * SECOND);
    return;
  }
  build();
  load();
};

onPaper();
preferences({ onLanguage: () => {
  if (!page.catalogue) return;
  build();
  byId('done').hidden = true;
  draw({ isForced: true });
} });
addEventListener('popstate', () => {
  page.filters = callBackFiltersFrom(location.search);
  if (page.catalogue) load();
});
byId('order').addEventListener('change', ({ target }) => choose({ order: target.value }));
byId('csv').addEventListener('click', () => {
  const { head, rows } = callBackFile(page.callers);
  saveRows('call-backs.csv', head, rows);
});
byId('more').addEventListener('click', () => {
  page.most += PIECE;
  draw();
});
byId('list').addEventListener('click', onClick);
byId('list').addEventListener('keydown', onKey);
setInterval(() => {
  if (!page.answer || document.hidden) return;
  tickAges(byId('list'), now());
  // What has been chosen and not answered yet is drawn with its answer.
  if (page.answered === page.filters) draw();
}, 10 * SECOND);
now = news({ zone, onNews: () => {
  if (page.catalogue) load({ isQuiet: true });
} });
start();
