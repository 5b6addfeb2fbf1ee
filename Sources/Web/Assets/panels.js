// One section per panel. A panel knows how to show an answer or a refusal; it never asks the server itself.

import { canDraw, seriesChart } from './charts.js';
import { element, icon, whenChanged } from './dom.js';
import { cell, roughly } from './format.js';
import { text, textOr } from './i18n.js';
import { shareRing } from './ring.js';
import { tableOf } from './table.js';

const tool = (name, label, click, attributes = {}) =>
  element(
    'button',
    { type: 'button', class: 'icon-button', title: label, 'aria-label': label, click, ...attributes },
    icon(name),
  );

/** The title line with its tools, and the definition that one of them opens. */
export const panelHead = ({ id, title, definition }, extra = []) => {
  const words = element('p', { class: 'definition', id: `definition-${id}`, hidden: true }, definition);
  const info = tool('info', text('panel.definition', { title }), () => {
    words.hidden = !words.hidden;
    info.setAttribute('aria-expanded', String(!words.hidden));
  }, { 'aria-expanded': 'false', 'aria-controls': words.id });
  const heading = element('h3', { id: `title-${id}` }, title);
  const tools = element('div', { class: 'tools' }, definition ? info : null, extra);
  return [element('header', { class: 'panel-head' }, heading, tools), definition ? words : null];
};

const numberPicture = () => {
  const root = element('p', { class: 'number' });
  const show = ({ rows, columns, timeZone }) => root.replaceChildren(cell(rows[0]?.[0], columns[0], timeZone));
  return { root, show, remove: () => {} };
};

const chartWords = { partial: (unit) => text('panel.partial', { unit: text(`unit.${unit}`) }) };

const pictureOf = (kind) => {
  if (kind === 'series' && canDraw()) return seriesChart(chartWords);
  if (kind === 'share' && canDraw()) return shareRing();
  return kind === 'number' ? numberPicture() : null;
};

const isEmpty = ({ kind, rows }) => rows.length === 0
  || (kind === 'series' && rows.every((row) => row.slice(1).every((value) => value === null || value === 0)));

/** Builds the section of a panel; `retry` asks the server again. */
export const panel = (description, retry) => {
  const { id, kind, title } = description;
  const picture = pictureOf(kind);
  const pictureBox = element('div', { class: 'picture' }, picture?.root);
  const tableBox = element('div', { class: 'table-box', role: 'region', tabindex: '0', 'aria-label': title });
  const nothing = element('p', { class: 'nothing', hidden: true }, text('panel.empty'));
  const refusal = element('div', { class: 'refusal', role: 'status' });
  const note = element('p', { class: 'note', title: text('panel.uncoveredHint'), hidden: true });
  const state = { answer: null, asTable: picture === null };

  const toggle = tool('table', '', () => {
    state.asTable = !state.asTable;
    draw();
  });
  const saving = text('panel.csv', { title });
  const csv = { download: `${id}.csv`, title: saving, 'aria-label': saving };
  const download = element('a', { class: 'icon-button', ...csv }, icon('download'));
  const offersTable = picture !== null && kind !== 'number';
  const body = element('div', { class: 'panel-body' }, pictureBox, tableBox, nothing, refusal);
  const root = element(
    'section', { class: 'panel', 'data-panel': id, 'data-kind': kind, 'aria-labelledby': `title-${id}` },
    panelHead(description, [offersTable ? toggle : null, download]), body, note,
  );

  // A table of equal rows stays as it is, and so do its scroll position and the reader's selection.
  const drawTable = whenChanged(({ rows, columns }) => {
    tableBox.replaceChildren(tableOf({ ...state.answer, rows, columns }, title));
  });
  const draw = () => {
    const label = text(state.asTable ? 'panel.asChart' : 'panel.asTable', { title });
    toggle.replaceChildren(icon(state.asTable ? 'chart' : 'table'));
    toggle.title = label;
    toggle.setAttribute('aria-label', label);
    pictureBox.hidden = state.asTable;
    tableBox.hidden = !state.asTable;
    if (!state.answer) return;
    if (state.asTable) drawTable({ rows: state.answer.rows, columns: state.answer.columns });
    else picture.show(state.answer, title);
    tableBox.hidden = tableBox.hidden || state.answer.rows.length === 0;
    nothing.hidden = !isEmpty(state.answer) || (state.asTable && state.answer.rows.length > 0);
    const uncovered = state.answer.coverage?.uncoveredSeconds ?? 0;
    note.hidden = uncovered < 1;
    note.textContent = text('panel.uncovered', { duration: roughly(uncovered) });
  };

  const take = whenChanged((answer) => {
    state.answer = answer;
    draw();
  });
  const show = (answer) => {
    refusal.replaceChildren();
    delete root.dataset.failed;
    take(answer);
  };
  const refuse = (detail) => {
    root.dataset.failed = state.answer ? 'stale' : 'empty';
    const again = element('button', { type: 'button', class: 'plain', click: retry }, text('panel.retry'));
    const words = state.answer ? text('panel.stale', { detail }) : detail;
    refusal.replaceChildren(element('p', {}, words), again);
  };
  const link = (address) => download.setAttribute('href', address);

  draw();
  return { id, root, show, refuse, link, redraw: draw, remove: () => picture?.remove() };
};

const WIDTHS = { share: 4, number: 3 };

/** The widths, in twelfths, of panels in one section: charts take what their neighbour leaves. */
const widths = (kinds) => {
  const result = [];
  for (let index = 0; index < kinds.length; index += 2) {
    const [first, second] = [kinds[index], kinds[index + 1]];
    if (second === undefined) result.push(first === 'number' ? WIDTHS.number : 12);
    else if (WIDTHS[first] && !WIDTHS[second]) result.push(WIDTHS[first], 12 - WIDTHS[first]);
    else if (WIDTHS[second] && !WIDTHS[first]) result.push(12 - WIDTHS[second], WIDTHS[second]);
    else result.push(6, 6);
  }
  return result;
};

/** Lays panels out in the sections of the catalogue, in the order of their first appearance. */
export const panelSections = (descriptions, panels) => {
  const names = [...new Set(descriptions.map(({ section }) => section))];
  return names.map((name) => {
    const members = descriptions.flatMap((description, index) => (description.section === name ? [index] : []));
    const spans = widths(members.map((index) => descriptions[index].kind));
    members.forEach((index, place) => panels[index].root.setAttribute('data-width', spans[place]));
    return element(
      'section', { class: 'group', 'aria-labelledby': `section-${name}` },
      element('h2', { id: `section-${name}` }, textOr(`section.${name}`, name)),
      element('div', { class: 'grid' }, members.map((index) => panels[index].root)),
    );
  });
};
