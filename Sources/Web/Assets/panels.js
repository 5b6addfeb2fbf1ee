// One section per panel. A panel knows how to show an answer or a refusal; it never asks the server itself.
// It is a group and no landmark: those are the sections that the panels stand in, few enough to jump through.

import { isEmpty, isSummary, isThin, tableView } from './answers.js';
import { canDraw } from './chartlibrary.js';
import { seriesChart } from './charts.js';
import { element, rewrite, whenChanged } from './dom.js';
import { figure, figureList } from './figures.js';
import { roughly } from './format.js';
import { text } from './i18n.js';
import { panelHead } from './panelhead.js';
import { panelTools } from './paneltools.js';
import { shareRing } from './ring.js';
import { tableOf } from './table.js';
import { weekTable } from './week.js';

const pictureOf = ({ kind, title }, hand) => {
  if (kind === 'series' && canDraw()) return seriesChart(title, hand);
  if (kind === 'share' && canDraw()) return shareRing(hand);
  if (kind === 'week') return weekTable(hand);
  return kind === 'number' ? figure() : null;
};

const BEFORE = 'previous_';

/**
 * Builds the section of a panel. `retry` asks the server again, `behind` gives the address of the calls behind a
 * number, `zoom` receives a span that the reader has chosen, `alone` shows nothing but this panel, or everything again,
 * `save` makes a picture of it.
 */
export const panel = (description, { retry, behind, zoom, alone, save }) => {
  const { id, kind, title } = description;
  const state = { answer: null, asTable: false, isAlone: false, isRemoved: false };
  const open = (name, at, isEarlier) => {
    const isBefore = isEarlier || name.startsWith(BEFORE);
    return behind(state.answer, name.startsWith(BEFORE) ? name.slice(BEFORE.length) : name, at, isBefore);
  };
  const picture = pictureOf(description, { open, zoom });
  const pictureBox = element('div', { class: 'picture' }, picture?.root);
  const tableBox = element('div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': title });
  const nothing = element('p', { class: 'nothing', hidden: true });
  const refusal = element('div', { class: 'refusal' });
  const note = element('p', { class: 'note', title: text('panel.uncoveredHint'), hidden: true });
  state.asTable = picture === null;

  const offersTable = picture !== null && kind !== 'number';
  const tools = panelTools(description, {
    toggle: offersTable ? () => {
      state.asTable = !state.asTable;
      draw();
    } : null,
    save: () => save(description, body, state.asTable ? tableBox : pictureBox, () => {
      say({ words: text('panel.noPicture'), isAnswer: true });
    }),
    alone: () => alone(id),
  });
  const body = element('div', { class: 'panel-body' }, pictureBox, tableBox, nothing, refusal);
  const root = element(
    'section',
    {
      class: 'panel', role: 'group', 'data-panel': id, 'data-kind': kind, 'aria-labelledby': `title-${id}`,
      'data-blank': true,
    },
    panelHead(description, tools.nodes), body, note,
  );

  // A table of equal rows stays as it is, and so do its scroll position and the reader's selection.
  const drawTable = whenChanged(({ rows, columns }) => {
    const answer = { ...state.answer, rows, columns };
    rewrite(tableBox, isSummary(answer) ? figureList(answer, open) : tableOf(answer, title, open));
  });
  const draw = () => {
    const { answer, asTable, isAlone } = state;
    tools.show({ asTable, isAlone, isEmpty: answer === null });
    pictureBox.hidden = asTable;
    tableBox.hidden = !asTable;
    if (!answer) return;
    if (asTable) {
      const { rows, columns, comparison } = tableView(answer);
      drawTable({ rows, columns, earlier: comparison?.rows });
    } else picture.show(answer, title);
    tableBox.hidden = tableBox.hidden || answer.rows.length === 0;
    const isBare = isThin(answer);
    nothing.hidden = !(isBare || isEmpty(answer)) || (asTable && answer.rows.length > 0);
    nothing.textContent = text(isBare ? 'panel.thin' : 'panel.empty');
    const uncovered = answer.coverage?.uncoveredSeconds ?? 0;
    note.hidden = uncovered < 1;
    note.textContent = text('panel.uncovered', { duration: roughly(uncovered) });
  };

  const take = whenChanged((answer) => {
    state.answer = answer;
    draw();
  });
  // Rounds that fail alike leave the words and their button as they are. Only what the reader has just asked for is
  // said aloud: a server that is away takes all panels at once.
  const say = whenChanged(({ words = null, isAnswer = false }) => {
    const again = element('button', { type: 'button', class: 'plain', click: retry }, text('panel.retry'));
    const hadFocus = refusal.contains(document.activeElement);
    const said = [element('p', { role: isAnswer ? 'status' : null }, words), isAnswer ? null : again].filter(Boolean);
    refusal.replaceChildren(...(words ? said : []));
    if (hadFocus) (again.isConnected ? again : tools.expand).focus({ preventScroll: true });
  });
  const show = (answer) => {
    if (state.isRemoved) return;
    say({});
    delete root.dataset.failed;
    delete root.dataset.blank;
    take(answer);
  };
  const refuse = (detail) => {
    root.dataset.failed = state.answer ? 'stale' : 'empty';
    say({ words: state.answer ? text('panel.stale', { detail }) : detail });
  };
  const stand = (isAlone) => {
    state.isAlone = isAlone;
    root.toggleAttribute('data-alone', isAlone);
    draw();
  };

  draw();
  return {
    id, root, show, refuse, stand, link: tools.link, focus: () => tools.expand.focus(), redraw: draw,
    remove: () => {
      state.isRemoved = true;
      picture?.remove();
    },
  };
};
