// The settings page: what an administrator sets, for all servers on the database.

import { element, place } from './dom.js';
import { learn, text } from './i18n.js';
import { notice } from './notices.js';
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

/** Marks in the list which part is being read. */
const watch = (root) => {
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) target.toggleAttribute('data-seen', isIntersecting);
    const first = root.querySelector('[data-seen]');
    for (const link of byId('parts-list').children) {
      link.toggleAttribute('data-current', first !== null && link.hash === `#${first.id}`);
    }
  }, { rootMargin: '-15% 0px -55%' });
  for (const child of root.children) seen.observe(child);
};

const build = () => {
  const shown = PARTS.filter(({ right }) => may(right));
  byId('parts-list').replaceChildren(...shown.map(({ name }) =>
    element('a', { href: `#${name}` }, text(`part.${name}`))));
  byId('parts').replaceChildren(...shown.map(({ name, content }) => part(name, content())));
  watch(byId('parts'));
  bar.draw();
};

const load = async () => {
  const [known, catalogue, settings, answer] = await Promise.all([
    session(), ask('api/v1/panels'), ask('api/v1/settings'), ask('api/v1/teams'),
  ]);
  if (!known.rights.includes('changeSettings')) throw Object.assign(new Error(), { status: 401 });
  page.timeZone = catalogue.timeZone;
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
  }
  draw();
  document.body.dataset.ready = 'true';
  return undefined;
};

/** Calls of the past are counted anew in the background: says how far that has come. */
const followMoving = async () => {
  if (!document.hidden && sheet.isKnown()) sheet.move((await ask('api/v1/settings').catch(() => ({}))).moving ?? null);
};

const bar = saveBar(byId('unsaved'), { sheet, roster });
preferences({ onLanguage: async () => {
  // Titles and hints come from the server; what has been changed and not saved stays.
  await start();
} });
addEventListener('beforeunload', (event) => {
  if (bar.isClean()) return;
  event.preventDefault();
});
setInterval(followMoving, 5 * SECOND);
start();
