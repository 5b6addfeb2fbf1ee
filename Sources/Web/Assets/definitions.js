// The page of definitions: every word, outcome, figure and formula with its meaning, filtered while the reader types.

import { formula, marked, meaning } from './definitiontext.js';
import { DEFINITION_WORDS } from './definitionwords.js';
import { element, whenChanged } from './dom.js';
import { count } from './format.js';
import { language, learn, text, textOr } from './i18n.js';
import { notice } from './notices.js';
import { onPaper } from './paper.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';

learn(DEFINITION_WORDS);

const byId = (id) => document.getElementById(id);
const page = { entries: [], sections: [] };

// Entries

/** The words that a reader looks for; all of them must be there. */
const wantedFrom = (words) => words.toLowerCase().split(/\s+/).filter(Boolean);

const facts = ({ unit, name, address }) => element('dl', {}, [
  unit ? ['definitions.unit', textOr(`measure.${unit}`, unit)] : null,
  name ? ['definitions.name', element('code', {}, name)] : null,
  address ? ['definitions.address', element('code', {}, address)] : null,
].filter(Boolean).map(([key, value]) => element('div', {}, element('dt', {}, text(key)), element('dd', {}, value))));

/** A definition: `{ id, title, meaning }` and as far as there are such `formula`, `unit`, `name`, `address`. */
const entry = (definition) => {
  const { id, title } = definition;
  const heading = element('h3', { id: `title-${id}` });
  const words = element('p');
  const link = element('a', {
    class: 'anchor', href: `#${id}`, 'aria-label': text('definitions.link', { title }),
    title: text('definitions.link', { title }),
  }, '#');
  const root = element('article', { id, tabindex: '-1', 'data-definition': id, 'aria-labelledby': heading.id },
    element('header', {}, heading, link),
    definition.formula ? element('p', { class: 'formula' }, formula(definition.formula)) : null,
    words, facts(definition));
  const content = [title, definition.meaning, definition.formula, definition.name ?? id].join(' ').toLowerCase();
  const show = (wanted) => {
    root.hidden = !wanted.every((each) => content.includes(each));
    if (root.hidden) return;
    heading.replaceChildren(...(/^[A-Z]_[ST]$/.test(title) ? [formula(title)] : marked(title, wanted)));
    words.replaceChildren(...meaning(definition.meaning, wanted));
  };
  return { root, show, title, id };
};

/** All definitions by section, in the order in which somebody new here reads them. */
const sectionsOf = ({ words, outcomes, formulas, panels }) => {
  const panelsOf = (section) => panels.filter((panel) => panel.section === section).map((panel) => ({
    id: panel.id, title: panel.title, meaning: panel.definition, unit: panel.unit,
    address: `api/v1/panels/${panel.id}`,
  }));
  const named = (kind, list) => list.map((each) => ({ ...each, id: `${kind}-${each.id}` }));
  return [
    ['words', named('word', words)],
    ['outcomes', named('outcome', outcomes.map((each) => ({ ...each, name: each.id })))],
    ...[...new Set(panels.map(({ section }) => section))].map((section) => [section, panelsOf(section)]),
    ['formulas', named('formula', formulas)],
  ];
};

const sectionOf = (name, entries) => {
  const title = textOr(`section.${name}`, name);
  const id = `section-${name}`;
  const link = element('a', { href: `#${id}` }, title);
  const amount = element('span', {});
  const root = element('section', { id, tabindex: '-1', 'data-section': name, 'aria-labelledby': `heading-${name}` },
    element('h2', { id: `heading-${name}` }, title), entries.map((each) => each.root));
  const item = element('li', {}, link, amount);
  const update = () => {
    const visible = entries.filter((each) => !each.root.hidden).length;
    root.hidden = visible === 0;
    item.toggleAttribute('data-none', visible === 0);
    amount.textContent = count(visible);
  };
  return { root, item, update };
};

// Search

let pause = null;
const say = whenChanged((words) => byId('found').replaceChildren(words));

/** What is found is said when the reader stops typing, not at each letter. */
const sayLater = (words, isNow) => {
  clearTimeout(pause);
  if (isNow) say(words);
  else pause = setTimeout(() => say(words), 700);
};

const nothing = (words) => element('div', { class: 'state', 'data-state': 'empty' },
  element('h2', {}, text('definitions.none', { words })), element('p', {}, text('definitions.noneHint')),
  element('button', { type: 'button', class: 'plain', id: 'show-all', click: () => {
    byId('search').value = '';
    search();
    byId('search').focus();
  } }, text('definitions.clear')));

const search = ({ isNow = false } = {}) => {
  const words = byId('search').value.trim();
  const wanted = wantedFrom(words);
  page.entries.forEach((each) => each.show(wanted));
  page.sections.forEach((each) => each.update());
  const all = page.entries.length;
  const found = page.entries.filter(({ root }) => !root.hidden).length;
  byId('nothing').replaceChildren(...(found === 0 ? [nothing(words)] : []));
  byId('contents').hidden = found === 0;
  sayLater(text(found === all ? 'definitions.foundAll' : 'definitions.found', {
    count: count(found), all: count(all),
  }), isNow);
  const query = words ? `?${new URLSearchParams({ q: words })}` : '';
  if (query !== location.search) history.replaceState(null, '', `${location.pathname}${query}${location.hash}`);
};

/** The entry that the address names is shown, even when a search hides it. */
const goToAnchor = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!target) return;
  if (target.hidden) {
    byId('search').value = '';
    search({ isNow: true });
  }
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
};

// The page itself

const nameAll = () => {
  document.title = `${text('definitions.title')} · ${text('product')}`;
  byId('search').placeholder = text('definitions.search');
};

const build = (definitions) => {
  const sections = sectionsOf(definitions).map(([name, list]) => [name, list.map(entry)]);
  page.entries = sections.flatMap(([, entries]) => entries);
  page.sections = sections.map(([name, entries]) => sectionOf(name, entries));
  byId('definitions').replaceChildren(...page.sections.map(({ root }) => root));
  byId('contents-list').replaceChildren(...page.sections.map(({ item }) => item));
  byId('finder').hidden = false;
  search({ isNow: true });
};

const refuse = (error) => {
  const again = element('button', { type: 'button', class: 'plain', id: 'retry', click: () => load() },
    text('definitions.retry'));
  byId('notices').replaceChildren(notice({ level: 'problem', words: error.message }), again);
};

const load = async ({ goes = true } = {}) => {
  nameAll();
  const asked = language();
  try {
    const addresses = ['definitions', 'panels'].map((name) => `api/v1/${name}?lang=${asked}`);
    const [definitions, { panels }] = await Promise.all(addresses.map((address) => ask(address)));
    if (asked !== language()) return;
    byId('notices').replaceChildren();
    build({ ...definitions, panels });
    if (goes) goToAnchor();
  } catch (error) {
    refuse(error);
  }
  document.body.dataset.ready = 'true';
};

byId('search').value = new URLSearchParams(location.search).get('q') ?? '';
byId('search').addEventListener('input', () => search());
byId('finder').addEventListener('submit', (event) => {
  event.preventDefault();
  search({ isNow: true });
});
addEventListener('hashchange', goToAnchor);
onPaper();
preferences({ onLanguage: () => load({ goes: false }) });
load();
