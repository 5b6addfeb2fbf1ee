// One section per panel. A panel knows how to show an answer or a refusal; it never asks the server itself.

import { isEmpty, isSummary, tableView } from './answers.js';
import { canDraw, seriesChart } from './charts.js';
import { element, icon, whenChanged } from './dom.js';
import { figure, figureList } from './figures.js';
import { roughly } from './format.js';
import { text } from './i18n.js';
import { shareRing } from './ring.js';
import { tableOf } from './table.js';
import { weekTable } from './week.js';

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

const pictureOf = (kind) => {
  if (kind === 'series' && canDraw()) return seriesChart();
  if (kind === 'share' && canDraw()) return shareRing();
  if (kind === 'week') return weekTable();
  return kind === 'number' ? figure() : null;
};

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
    const answer = { ...state.answer, rows, columns };
    tableBox.replaceChildren(isSummary(answer) ? figureList(answer) : tableOf(answer, title));
  });
  const draw = () => {
    const label = text(state.asTable ? 'panel.asChart' : 'panel.asTable', { title });
    toggle.replaceChildren(icon(state.asTable ? 'chart' : 'table'));
    toggle.title = label;
    toggle.setAttribute('aria-label', label);
    pictureBox.hidden = state.asTable;
    tableBox.hidden = !state.asTable;
    if (!state.answer) return;
    if (state.asTable) {
      const { rows, columns, comparison } = tableView(state.answer);
      drawTable({ rows, columns, earlier: comparison?.rows });
    } else picture.show(state.answer, title);
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
