// The settings page: what an administrator sets, for all servers on the database; and the notes, which leads write too.

import { element, place } from './dom.js';
import { minute } from './format.js';
import { learn, text } from './i18n.js';
import { notice } from './notices.js';
import { onPaper } from './paper.js';
import { loginAddress } from './place.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { may, session } from './session.js';
import { annotations } from './settingsannotations.js';
import { disclosures } from './settingsdisclosures.js';
import { fields } from './settingsfields.js';
import { hours } from './settingshours.js';
import { part } from './settingsparts.js';
import { saveBar } from './settingssaving.js';
import { createSheet } from './settingssheet.js';
import { teams } from './settingsteams.js';
import { createRoster } from './settingsroster.js';
import { tokens } from './settingstokens.js';
import { users } from './settingsusers.js';
import { SETTINGS_WORDS } from './settingswords.js';
import { SECOND } from './time.js';

learn(SETTINGS_WORDS);

const byId = (id) => document.getElementById(id);
const page = { timeZone: null, fault: null };
const sheet = createSheet();
const roster = createRoster();

/** The parts of the page in their order, each with the right that it needs. */
const PARTS = [
  { name: 'teams', right: 'changeSettings', content: () => teams(roster, sheet) },
  { name: 'serviceLevel', right: 'changeSettings', content: () => fields(sheet, 'serviceLevel') },
  { name: 'callBacks', right: 'changeSettings', content: () => fields(sheet, 'callBacks') },
  { name: 'hours', right: 'changeSettings', content: () => hours(sheet) },
  { name: 'staffing', right: 'changeSettings', content: () => fields(sheet, 'staffing') },
  { name: 'users', right: 'manageUsers', content: () => users(() => page.timeZone) },
  { name: 'tokens', right: 'manageUsers', content: () => tokens(() => page.timeZone) },
  { name: 'disclosures', right: 'manageUsers', content: () => disclosures(() => page.timeZone) },
  { name: 'annotations', right: 'annotate', content: () => annotations(() => page.timeZone) },
];

const showNotices = place(byId('notices'), (notices) => notices.map(notice));

const draw = () => {
  document.title = `${text('settings.title')} · ${text('product')}`;
  showNotices(page.fault ? [{ level: 'problem', words: page.fault }] : []);
};

/** The part that is being read: at the end of the page the one that was asked for, or the last. */
const readPart = () => {
  const parts = [...byId('parts').children];
  const top = (part) => part.getBoundingClientRect().top;
  const { scrollHeight } = document.documentElement;
  if (scrollY > 0 && scrollY + innerHeight >= scrollHeight - 1) {
    return parts.find(({ id }) => `#${id}` === location.hash && top(byId(id)) > 0) ?? parts.at(-1);
  }
  return parts.findLast((part) => top(part) < innerHeight / 3) ?? parts[0];
};

/** Marks in the list which part is being read. */
const follow = () => {
  const [list, part] = [byId('parts-list'), readPart()];
  for (const link of list.children) link.toggleAttribute('data-current', link.hash === `#${part?.id}`);
  // On a phone the list is one line that scrolls; the part that is being read stays in its middle.
  const link = list.querySelector('[data-current]');
  if (link) list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
};

const showLastChange = () => {
  const { by, at } = sheet.lastChange();
  byId('last-change').textContent = at ? text('settings.changed', { by, at: minute(Date.parse(at), page.timeZone) }) : '';
};

const build = () => {
  // The parts of before, in another language, are no more.
  for (const each of [sheet, roster]) {
    each.forget();
    each.listen(bar.draw);
  }
  sheet.listen(showLastChange);
  const shown = PARTS.filter(({ right }) => may(right));
  byId('parts-list').replaceChildren(...shown.map(({ name }) =>
    element('a', { href: `#${name}` }, text(`part.${name}`))));
  byId('parts').replaceChildren(...shown.map(({ name, content }) => part(name, content())));
  if (sheet.isKnown()) {
    bar.draw();
    showLastChange();
  }
  follow();
};

const load = async () => {
  const [catalogue] = await Promise.all([ask('api/v1/panels'), session()]);
  if (!may('annotate')) throw Object.assign(new Error(), { status: 401 });
  page.timeZone = catalogue.timeZone;
  if (!may('changeSettings')) return;
  const [settings, answer] = await Promise.all([ask('api/v1/settings'), ask('api/v1/teams')]);
  sheet.receive(settings);
  roster.receive(answer);
};

const start = async () => {
  try {
    await load();
    page.fault = null;
    build();
    // The parts were not there yet when the browser looked for the one that the address names.
    if (location.hash) byId(location.hash.slice(1))?.scrollIntoView();
  } catch (error) {
    if (error.status === 401) return location.replace(loginAddress());
    page.fault = error.message;
    setTimeout(start, 5 * SECOND);
  }
  draw();
  document.body.dataset.ready = 'true';
  return undefined;
};

/** Calls of the past are counted anew in the background: says how far that has come. */
const followMoving = async () => {
  if (!document.hidden && sheet.isKnown()) sheet.move((await ask('api/v1/settings').catch(() => ({}))).moving ?? null);
};

/** What others have changed meanwhile, in a file or on another screen, is there when somebody comes back. */
const comeBack = async () => {
  if (document.hidden || !sheet.isKnown()) return;
  await Promise.all([
    ask('api/v1/settings').then(sheet.receive), ask('api/v1/teams').then(roster.receive),
  ]).catch(() => {});
};

const bar = saveBar(byId('unsaved'), { sheet, roster });
onPaper();
preferences({ onLanguage: async () => {
  // Titles and hints come from the server; what has been changed and not saved stays.
  await start();
} });
addEventListener('beforeunload', (event) => {
  if (!sheet.isKnown() || bar.isClean()) return;
  event.preventDefault();
});
addEventListener('scroll', follow, { passive: true });
document.addEventListener('visibilitychange', comeBack);
setInterval(followMoving, 5 * SECOND);
start();
