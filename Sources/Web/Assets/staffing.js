// The staffing page: when calls come, and how many people and lines they take. The address holds what is shown.

import { element } from './dom.js';
import { filterBar } from './filterbar.js';
import { addressOf, filtersFrom, panelQuery, spanOf } from './filters.js';
import { span as spanText, weekday, word } from './format.js';
import { language, learn, text } from './i18n.js';
import { notice } from './notices.js';
import { panelHead } from './panelhead.js';
import { preferences } from './preferences.js';
import { ask, fewAtATime } from './server.js';
import { rulesOf, teamsOf } from './servicerules.js';
import { session } from './session.js';
import { basis } from './staffingbasis.js';
import { dayView, openMinutes } from './staffingday.js';
import { summary } from './staffingsummary.js';
import { weekGrid } from './staffingweek.js';
import { STAFFING_WORDS } from './staffingwords.js';
import { DAY, SECOND } from './time.js';

learn(STAFFING_WORDS);

const PANELS = {
  arrivals: 'weekday-hours', agents: 'agents-needed', lines: 'lines-needed', teams: 'service-level-teams',
};
const MEASURES = ['calls_per_day', 'missed', 'answer_rate', 'wait'];
const STEPS = { hour: 60, quarter: 15 };
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const USUAL_RANGE = '90d';
const USUAL_VIEW = { measure: MEASURES[0], step: 'hour', day: 1 };

const byId = (id) => document.getElementById(id);

/** The filters of the address; a week says something only after several weeks, so the usual span is longer here. */
const readFilters = () => {
  const query = new URLSearchParams(location.search);
  return query.has('range') || query.has('from') ? filtersFrom(location.search)
    : { ...filtersFrom(location.search), range: USUAL_RANGE };
};

const readView = () => {
  const query = new URLSearchParams(location.search);
  const one = (name, known) => (known.includes(query.get(name)) ? query.get(name) : USUAL_VIEW[name]);
  const day = Number(one('day', DAYS.map(String)));
  return { measure: one('measure', MEASURES), step: one('step', Object.keys(STEPS)), day };
};

const page = {
  catalogue: null, bar: null, filters: readFilters(), view: readView(), answers: null, query: '', asked: null,
};

const address = () => {
  const { filters, view } = page;
  const query = new URLSearchParams(addressOf(filters).split('?')[1] ?? '');
  if (filters.range === USUAL_RANGE) query.delete('range');
  else if (filters.range !== null) query.set('range', filters.range);
  for (const [name, value] of Object.entries(view)) if (value !== USUAL_VIEW[name]) query.set(name, value);
  const search = query.toString();
  return search ? `?${search}` : location.pathname;
};

// Parts

/** A choice of one of some words, as buttons side by side. */
const choice = (name, label, options, choose) => element(
  'div', { class: 'switch', role: 'group', 'aria-label': label, 'data-choice': name },
  options.map(([value, words, title]) => element('button', {
    type: 'button', value, title, 'aria-pressed': String(page.view[name] === value),
    click: () => choose({ [name]: value }),
  }, words)),
);

/** A panel of the page; its title and definition are those of the catalogue, unless it has a title of its own. */
const section = (name, { id, title, width = 12, tools = null }, content) => {
  const described = page.catalogue.panels.find((each) => each.id === id);
  const csv = id ? element('a', {
    class: 'plain csv', href: `api/v1/panels/${id}.csv?${page.query}`, download: `${id}.csv`,
    'aria-label': text('panel.csv', { title: title ?? described.title }),
  }, text('staffing.csv')) : null;
  const head = { id: name, title: title ?? described.title, definition: described?.definition, level: 2 };
  return element(
    'section', { class: 'panel', 'data-width': width, 'data-staffing': name, 'aria-labelledby': `title-${name}` },
    panelHead(head, [csv]), tools ? element('div', { class: 'choices' }, tools) : null, content,
  );
};

const gridBox = (title, [table, detail]) => [
  element('div', { class: 'grid-scroll', role: 'group', 'aria-label': title }, table), detail,
];

const arrivalsPart = ({ arrivals }) => {
  const { measure } = page.view;
  const options = MEASURES.map((name) => [name, arrivals.columns.find((column) => column.name === name).title]);
  const grid = weekGrid({
    answer: arrivals, measure, step: 60, title: arrivals.title, within: openMinutes(arrivals),
    good: measure === 'answer_rate',
  });
  return section('arrivals', {
    id: PANELS.arrivals, width: 6, tools: choice('measure', text('staffing.measure'), options, chooseView),
  }, gridBox(arrivals.title, grid));
};

const agentsPart = ({ agents }) => {
  const { step } = page.view;
  const options = Object.keys(STEPS).map((name) => [name, text(`staffing.step.${name}`)]);
  const grid = weekGrid({
    answer: agents, measure: 'agents', step: STEPS[step], title: agents.title, within: openMinutes(agents),
    short: step === 'quarter',
  });
  return section('agents', {
    id: PANELS.agents, width: 6, tools: [
      choice('step', text('staffing.step'), options, chooseView),
      step === 'hour' ? element('p', { class: 'hint' }, text('staffing.perHour')) : null,
    ].filter(Boolean),
  }, gridBox(agents.title, grid));
};

const dayPart = ({ agents }) => {
  const { day, step } = page.view;
  const content = dayView({ answer: agents, day, step: STEPS[step], within: openMinutes(agents) });
  const options = DAYS.map((each) => [each, weekday(each, 'short'), weekday(each, 'long')]);
  return section('day', {
    title: text('staffing.dayTitle', { weekday: weekday(day, 'long') }), width: 12,
    tools: choice('day', text('staffing.day'), options, chooseView),
  }, element('div', { class: 'day' }, content));
};

const linesPart = ({ lines }) => section('lines', { id: PANELS.lines, width: 6 }, gridBox(lines.title, weekGrid({
  answer: lines, measure: 'lines', step: 60, title: lines.title, within: openMinutes(lines),
})));

const basisPart = ({ teams }) => section('basis', { title: text('staffing.basis'), width: 6 }, basis({
  rules: rulesOf(page.catalogue, teamsOf(teams), page.filters.teams), staffing: page.catalogue.staffing,
}));

const printButton = () =>
  element('button', { type: 'button', class: 'plain', id: 'print', click: () => print() }, text('staffing.print'));

const summaryPart = (answers) => section('summary', {
  title: text('staffing.summary'),
}, [...summary(answers), element('p', { class: 'assumes', id: 'assumes' }, text('staffing.assumes'))]);

// The page

const days = () => {
  const { from, to } = spanOf(page.filters, Date.now(), page.catalogue.timeZone);
  return (to - from) / DAY;
};

const noticesOf = () => {
  const weeks = Math.ceil(days() / 7);
  if (page.answers?.agents.rows.length === 0) return [{ level: 'info', words: text('staffing.empty') }];
  if (!page.answers || weeks >= 4) return [];
  return [{ level: 'info', words: text(weeks <= 1 ? 'staffing.once' : 'staffing.few', { days: weeks }) }];
};

const scopeWords = () => {
  const { filters, catalogue } = page;
  const chosen = ['groups', 'teams'].filter((kind) => filters[kind].length > 0)
    .map((kind) => `${text(kind)}: ${filters[kind].map((name) => word(name)).join(', ')}`);
  return text('staffing.scope', {
    span: spanText(spanOf(filters, Date.now(), catalogue.timeZone), catalogue.timeZone),
    choice: chosen.join(' · ') || text('staffing.everybody'), zone: catalogue.timeZone,
  });
};

const draw = () => {
  document.title = `${text('staffing.title')} · ${text('product')}`;
  const { answers } = page;
  byId('notices').replaceChildren(...noticesOf().map(notice));
  byId('print-scope').textContent = scopeWords();
  byId('staffing').removeAttribute('aria-busy');
  const isEmpty = answers.agents.rows.length === 0;
  const parts = isEmpty ? [basisPart] : [summaryPart, arrivalsPart, agentsPart, dayPart, linesPart, basisPart];
  byId('staffing').replaceChildren(element('div', { class: 'grid' }, parts.map((part) => part(answers))));
  document.body.dataset.ready = 'true';
};

/** Draws anew and puts the focus back on the button that was pressed. */
const drawKeepingFocus = () => {
  const active = document.activeElement?.closest('[data-choice] button');
  const [name, value] = [active?.parentElement.dataset.choice, active?.value];
  draw();
  if (active) document.querySelector(`[data-choice="${name}"] button[value="${value}"]`)?.focus();
};

const refuse = (error) => {
  byId('notices').replaceChildren(notice({ level: 'problem', words: error.message }),
    element('button', { type: 'button', class: 'plain', id: 'retry', click: () => refresh() }, text('panel.retry')));
  byId('staffing').removeAttribute('aria-busy');
  document.body.dataset.ready = 'true';
};

/** Asks for all panels anew; a newer question ends an older one. */
const refresh = async () => {
  page.asked?.abort();
  const asked = new AbortController();
  page.asked = asked;
  page.bar(page.filters, Date.now());
  byId('staffing').setAttribute('aria-busy', 'true');
  const span = spanOf(page.filters, Date.now(), page.catalogue.timeZone);
  const query = panelQuery({ ...page.filters, compare: '' }, span, '1d', language());
  const answers = {};
  try {
    await fewAtATime(Object.entries(PANELS).map(([name, id]) => async () => {
      answers[name] = await ask(`api/v1/panels/${id}?${query}`, asked.signal);
    }));
    if (asked.signal.aborted) return;
    Object.assign(page, { answers, query });
    draw();
  } catch (error) {
    if (!asked.signal.aborted) refuse(error);
  }
};

const chooseView = (change) => {
  page.view = { ...page.view, ...change };
  history.pushState(null, '', address());
  drawKeepingFocus();
};

const chooseFilters = (change) => {
  page.filters = { ...page.filters, ...change };
  history.pushState(null, '', address());
  refresh();
};

const load = async () => {
  const asked = language();
  try {
    const [catalogue] = await Promise.all([ask(`api/v1/panels?lang=${asked}`), session()]);
    if (asked !== language()) return;
    page.catalogue = catalogue;
  } catch (error) {
    byId('notices').replaceChildren(notice({ level: 'problem', words: error.message }));
    setTimeout(load, 5 * SECOND);
    return;
  }
  page.bar = filterBar(byId('filters'), page.catalogue, chooseFilters);
  byId('filters').append(printButton());
  await refresh();
};

preferences({ onLanguage: load });
addEventListener('popstate', () => {
  const before = JSON.stringify(page.filters);
  Object.assign(page, { filters: readFilters(), view: readView() });
  if (JSON.stringify(page.filters) === before && page.answers) draw();
  else if (page.bar) refresh();
});
load();
