// The page of definitions: every figure with what it counts, by section, filtered while the reader types.

import { DEFINITION_WORDS } from './definitionwords.js';
import { element, whenChanged } from './dom.js';
import { count } from './format.js';
import { language, learn, text, textOr } from './i18n.js';
import { notice } from './notices.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';

learn(DEFINITION_WORDS);

const byId = (id) => document.getElementById(id);
const page = { panels: [], entries: [], sections: [] };

// Formulas

/** A symbol of the formulas: A for answered, B_S for short abandons, _T for "within the threshold". */
const SYMBOL = '[ABMO](?:_[ST])?';
const FORMULA = new RegExp(
  `\\(?${SYMBOL}\\)?(?: [/+−=] \\(?${SYMBOL}\\)?)+|\\b[ABMO]_[ST]\\b|\\b[ABMO](?=:)|(?<![\\w])_[ST](?=:)`, 'g',
);

/** A formula as code, its indices lowered. */
const formula = (words) => {
  const parts = words.split(/(?<=\w)_([ST])/);
  return element('code', {}, parts.map((part, index) => (index % 2 === 1 ? element('sub', {}, part) : part)));
};

/** A text cut into pieces where `pattern` finds something; `make` gets what was found. */
const replaced = (words, pattern, make, rest = (piece) => piece) => {
  const pieces = [];
  let end = 0;
  for (const match of words.matchAll(pattern)) {
    pieces.push(rest(words.slice(end, match.index)), make(match[0]));
    end = match.index + match[0].length;
  }
  return [...pieces, rest(words.slice(end))].flat();
};

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const marked = (words, wanted) => (wanted.length === 0 ? [words]
  : replaced(words, new RegExp(wanted.map(escaped).join('|'), 'gi'), (found) => element('mark', {}, found)));

// Entries

/** The words that a reader looks for; all of them must be there. */
const wantedFrom = (words) => words.toLowerCase().split(/\s+/).filter(Boolean);

const entry = ({ id, title, definition, unit, section }) => {
  const heading = element('h3', { id: `title-${id}` });
  const words = element('p');
  const link = element('a', {
    class: 'anchor', href: `#${id}`, 'aria-label': text('definitions.link', { title }),
    title: text('definitions.link', { title }),
  }, '#');
  const root = element('article', { id, tabindex: '-1', 'data-definition': id, 'aria-labelledby': heading.id },
    element('header', {}, heading, link), words,
    element('dl', {},
      element('div', {}, element('dt', {}, text('definitions.unit')),
        element('dd', {}, textOr(`measure.${unit}`, unit))),
      element('div', {}, element('dt', {}, text('definitions.address')),
        element('dd', {}, element('code', {}, `api/v1/panels/${id}`)))));
  const content = `${title} ${definition} ${id}`.toLowerCase();
  const show = (wanted) => {
    root.hidden = !wanted.every((each) => content.includes(each));
    if (root.hidden) return;
    heading.replaceChildren(...marked(title, wanted));
    words.replaceChildren(...replaced(definition, FORMULA, formula, (piece) => marked(piece, wanted)));
  };
  return { root, show, section, title, id };
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

const build = () => {
  page.entries = page.panels.map(entry);
  const names = [...new Set(page.panels.map(({ section }) => section))];
  page.sections = names.map((name) => sectionOf(name, page.entries.filter(({ section }) => section === name)));
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
    const { panels } = await ask(`api/v1/panels?lang=${asked}`);
    if (asked !== language()) return;
    page.panels = panels;
    byId('notices').replaceChildren();
    build();
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
preferences({ onLanguage: () => load({ goes: false }) });
load();
