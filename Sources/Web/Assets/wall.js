// The wallboard: the live stream feeds what happens now, the panels what the day has brought so far.

import { element, whenChanged } from './dom.js';
import { filtersFrom } from './filters.js';
import { ticking, timeOfDay, word } from './format.js';
import { language, learn, locale, remember, text } from './i18n.js';
import { lastEventWords } from './lastevent.js';
import { listen } from './live.js';
import { loginAddress } from './place.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { USUAL, rulesOf } from './servicerules.js';
import { whenSignedOut } from './signedout.js';
import { MINUTE, SECOND, wallClock } from './time.js';
import { dayUpTo, earlierAt, hoursBefore, hoursOf, teamsAt, weekdayOf } from './today.js';
import { toneMark, toneOf, toneShape, toneWords } from './tone.js';
import { hoursScene } from './wallhours.js';
import { nowScene } from './wallnow.js';
import { sceneSwitch, scenesFrom } from './wallscenes.js';
import { fullscreen, stayAwake, wander, watchPointer } from './wallscreen.js';
import { teamsScene } from './wallteams.js';
import { WALL_WORDS } from './wallwords.js';

learn(WALL_WORDS);

const byId = (id) => document.getElementById(id);
const page = {
  filters: filtersFrom(location.search),
  inFull: new URLSearchParams(location.search).get('numbers') === '1',
  state: 'connecting', catalogue: null, snapshot: null, version: null, threshold: USUAL.threshold,
  views: null, scenes: null, isSignedOut: false, earlier: null, before: null, refreshed: null, fault: null,
};
let stream = { now: () => Date.now(), reopen: () => {} };
const now = () => stream.now();

// The day so far

const TODAY_PAUSE = 10 * SECOND;
let due = 0;
let isAsking = false;

const scope = () => ({ zone: page.catalogue.timeZone, filters: page.filters, language: language() });

const isChosen = (team) => page.filters.teams.length === 0 || page.filters.teams.includes(team);

/** Asks for the numbers of the day: those of today when something has happened, the earlier ones once a minute. */
const refresh = async () => {
  if (!page.catalogue || isAsking || document.hidden) return;
  isAsking = true;
  due = Infinity;
  const [at, where, views] = [now(), scope(), page.views];
  try {
    const minute = Math.floor(at / MINUTE);
    if (page.earlier?.minute !== minute) page.earlier = { minute, days: await earlierAt(at, where) };
    const [today, teams, hours] = await Promise.all([dayUpTo(at, where), teamsAt(at, where), hoursOf(at, where)]);
    const day = Math.floor(at / (60 * MINUTE));
    if (page.before?.day !== day) page.before = { day, hours: await hoursBefore(at, where) };
    if (views !== page.views) return;
    page.threshold = rulesOf(page.catalogue, teams, page.filters.teams).threshold;
    views.now.day({ today, earlier: page.earlier.days });
    views.teams.show(teams.filter(({ team }) => isChosen(team)));
    const { hour } = wallClock(at, where.zone);
    const weekday = weekdayOf(at, where.zone);
    views.hours.show({ today: hours, before: page.before.hours, running: hour, weekday });
    Object.assign(page, { refreshed: at, fault: null });
    tick();
    document.body.dataset.ready = 'true';
  } catch (error) {
    page.fault = error;
  } finally {
    isAsking = false;
    due = Math.min(due, performance.now() + (page.fault ? TODAY_PAUSE : MINUTE));
  }
};

const refreshSoon = () => {
  due = Math.min(due, performance.now() + TODAY_PAUSE);
};

// What is shown

const dateOf = whenChanged(({ instant, zone }) => {
  const words = (options) =>
    new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone, hourCycle: 'h23' }).format(instant);
  byId('wall-clock').textContent = words({ hour: '2-digit', minute: '2-digit' });
  byId('wall-date').textContent = words({ weekday: 'long', day: 'numeric', month: 'long' });
});

/** Who waits, in one line above the other views. */
const showGlance = whenChanged(({ waiting, tone, clock }) => {
  byId('wall-glance').replaceChildren(
    ...(tone === 'none' ? [] : [toneShape(tone)]), text('wall.glance', { count: waiting }), element('b', {}, clock),
  );
  byId('wall-glance').dataset.tone = tone;
});

const showScene = (scene) => {
  byId('wall-glance').hidden = scene === 'now';
  tick();
};

const showLost = whenChanged(({ title, detail, link }) => {
  byId('wall-lost').replaceChildren(...(title ? [
    toneMark('alarm', title), element('span', { class: 'wall-lost-detail' }, detail),
    link ? element('a', { href: link }, text('session.logIn')) : null,
  ].filter(Boolean) : []));
});

const showNote = whenChanged((notes) => {
  byId('wall-note').replaceChildren(...notes.map((words) => element('span', {}, words)));
});

const lostWords = () => {
  const { state, snapshot, catalogue, fault } = page;
  if (page.isSignedOut || fault?.status === 403) {
    return { title: text('wall.signedOut'), detail: text('wall.signedOut.detail'), link: loginAddress() };
  }
  if (state !== 'lost') return { title: '' };
  const time = snapshot && catalogue ? timeOfDay(Date.parse(snapshot.at), catalogue.timeZone) : null;
  return { title: text('wall.lost'), detail: text(time ? 'wall.lost.asOf' : 'wall.lost.never', { time }) };
};

const notesOf = () => {
  const { snapshot, filters, fault, refreshed, catalogue } = page;
  const isFiltered = filters.groups.length + filters.teams.length > 0;
  const problems = snapshot?.health?.problems ?? [];
  return [
    ...problems.slice(0, 1),
    ...(fault && refreshed ? [text('wall.stale', { time: timeOfDay(refreshed, catalogue.timeZone) })] : []),
    ...(snapshot?.demo ? [text('wall.demo')] : []),
    ...(isFiltered ? [text('wall.filtered')] : []),
    ...(!isFiltered && page.scenes.scene() === 'now' ? [text('wall.compared')] : []),
  ].slice(0, 2);
};

const showState = () => {
  const { state, snapshot, catalogue } = page;
  document.body.dataset.connection = state;
  byId('connection').dataset.state = state;
  byId('connection-text').textContent = text(`connection.${state}`);
  showLost({ ...lostWords(), language: language() });
  if (!snapshot || !catalogue) return;
  byId('last-event').textContent = lastEventWords({ snapshot, state, now: now(), zone: catalogue.timeZone });
  showNote(notesOf());
};

/** Writes every running wait; without a connection they stand still, because nobody knows whether they still run. */
const tickWaits = (instant) => {
  const { snapshot, threshold } = page;
  page.views.now.tick(snapshot, threshold, instant);
  for (const node of document.querySelectorAll('[data-since]')) {
    node.textContent = ticking((instant - Number(node.dataset.since)) / SECOND);
  }
  for (const node of document.querySelectorAll('[data-since-tone]')) {
    const tone = toneOf((instant - Number(node.dataset.sinceTone)) / SECOND, threshold);
    if (node.dataset.tone === tone) continue;
    node.dataset.tone = tone;
    node.title = toneWords(tone, threshold);
  }
  const seconds = snapshot.waiting > 0 ? (instant - Date.parse(snapshot.longestWaitSince)) / SECOND : null;
  const tone = seconds === null ? 'none' : toneOf(seconds, threshold);
  const clock = seconds === null ? '' : ticking(seconds);
  showGlance({ waiting: snapshot.waiting, tone, clock, language: language() });
};

const tick = () => {
  showState();
  const { catalogue, snapshot, views, state } = page;
  if (!catalogue) return;
  dateOf({ instant: Math.floor(now() / SECOND / 10) * 10 * SECOND, zone: catalogue.timeZone, language: language() });
  if (snapshot && views && state !== 'lost') tickWaits(now());
  if (performance.now() >= due) refresh();
};

const showSnapshot = () => {
  if (!page.views || !page.snapshot) return;
  page.views.now.show(page.snapshot);
  document.title = `(${page.snapshot.waiting}) ${text('wall.title')}`;
  tick();
};

const onSnapshot = (snapshot) => {
  const { totalEvents, lastEventAt } = page.snapshot ?? snapshot;
  if (totalEvents !== snapshot.totalEvents || lastEventAt !== snapshot.lastEventAt) refreshSoon();
  page.version ??= snapshot.version;
  // A screen that nobody touches must fetch the new pages itself; not all of a house in the same instant.
  if (page.version !== snapshot.version) setTimeout(() => location.reload(), Math.random() * 5 * SECOND);
  page.version = snapshot.version;
  page.snapshot = snapshot;
  showSnapshot();
};

/** Nobody may be there to log in; the screen says so calmly, and goes on by itself when it is let in again. */
const onSignedOut = () => {
  page.isSignedOut = true;
  tick();
};

const onState = (state) => {
  if (state === 'connected') page.isSignedOut = false;
  const isBack = page.state === 'lost' && state === 'connected';
  page.state = state;
  tick();
  if (isBack) refreshSoon();
};

// The page itself

const showFilters = () => {
  const named = (kind) => page.filters[kind].map((name) => (name === 'Other' ? text(`${kind}.other`) : word(name)));
  const list = ['groups', 'teams'].filter((kind) => page.filters[kind].length > 0)
    .map((kind) => element('li', {}, element('span', {}, `${text(kind)}: `), named(kind).join(', ')));
  byId('wall-filters').replaceChildren(...list);
  byId('wall-title').classList.toggle('visually-hidden', list.length > 0);
};

const build = () => {
  page.views = {
    now: nowScene(byId('scene-now'), { inFull: page.inFull }),
    hours: hoursScene(byId('scene-hours')),
    teams: teamsScene(byId('scene-teams')),
  };
  Object.assign(page, { earlier: null, before: null });
  showFilters();
  page.scenes.relabel();
  page.relabel();
  showSnapshot();
  due = 0;
  refresh();
};

const load = async () => {
  const asked = language();
  try {
    const catalogue = await ask(`api/v1/panels?lang=${asked}`);
    if (asked !== language()) return undefined;
    Object.assign(page, { catalogue, fault: null });
  } catch (error) {
    page.fault = error;
    setTimeout(load, 5 * SECOND);
    return tick();
  }
  return build();
};

const start = () => {
  whenSignedOut(onSignedOut);
  preferences({
    onLanguage: () => {
      stream.reopen();
      load();
    },
    onTheme: () => remember('call-statistics.wall.theme', document.documentElement.dataset.theme),
  });
  const isHere = watchPointer();
  page.relabel = fullscreen(byId('wall-fullscreen'));
  page.scenes = sceneSwitch({
    ...scenesFrom(location.search),
    dots: byId('wall-dots'), pause: byId('wall-pause'), isHeld: isHere, onChange: showScene,
  });
  showScene(page.scenes.scene());
  stayAwake();
  wander();
  stream = listen({ address: () => `api/v1/live/stream?lang=${language()}`, onSnapshot, onState });
  setInterval(tick, SECOND);
  document.addEventListener('visibilitychange', () => {
    due = 0;
    tick();
  });
  load();
};

start();
