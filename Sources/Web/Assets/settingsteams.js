// The teams: names for sets of the account's numbers, in the order of their file.

import { element, icon } from './dom.js';
import { count } from './format.js';
import { text } from './i18n.js';
import { settingRow } from './settingsfields.js';
import { faultPlace, options, showFault } from './settingsparts.js';
import { chips } from './settingschips.js';

const MINIMUM = 'TEAM_MINIMUM_NUMBERS';

/** A field of what differs for a team; empty for what all others have. */
const levelField = ({ roster, team, index, member, general, unit }) => {
  const id = `team-${team.key}-${member}`;
  const fault = faultPlace(id);
  const field = element('input', {
    id, type: 'text', inputmode: 'numeric', class: 'number-field', autocomplete: 'off', placeholder: general,
    value: team.serviceLevel[member] ?? '', 'aria-describedby': `${id}-wrong`,
    input: () => {
      const words = field.value.trim();
      const number = /^\d+$/.test(words) ? Number(words) : -1;
      roster.change(team, { serviceLevel: { ...team.serviceLevel, [member]: words === '' ? null : number } });
    },
  });
  return {
    node: element('div', { class: 'labelled' }, element('label', { for: id }, text(`team.${member}`)),
      element('span', { class: 'measure' }, field, element('span', {}, unit)), fault),
    show: () => showFault(field, fault, roster.faultOf(`teams.${index()}.serviceLevel.${member}`)),
  };
};

const formulaField = ({ roster, sheet, team }) => {
  const id = `team-${team.key}-formula`;
  const formula = sheet.setting('SERVICE_LEVEL_FORMULA');
  const field = element('select', {
    id, class: 'field level-field',
    change: () => roster.change(team, { serviceLevel: { ...team.serviceLevel, formula: field.value || null } }),
  }, options([['', text('team.asAll')], ...formula.choices.map(({ value }) => [value, value])],
    team.serviceLevel.formula ?? ''));
  return { node: element('div', { class: 'labelled' }, element('label', { for: id }, formula.title), field), show: () => {} };
};

/** What differs for a team from the service level of all. */
const level = (context) => {
  const { sheet, team } = context;
  const general = (name) => count(sheet.value(name));
  const fields = [
    levelField({ ...context, member: 'seconds', general: general('SERVICE_LEVEL_SECONDS'), unit: text('unit.seconds') }),
    levelField({ ...context, member: 'goal', general: general('SERVICE_LEVEL_GOAL'), unit: text('unit.percent') }),
    formulaField(context),
    levelField({
      ...context, member: 'shortAbandonSeconds', general: general('SHORT_ABANDON_SECONDS'), unit: text('unit.seconds'),
    }),
  ];
  const isOwn = Object.values(team.serviceLevel).some((value) => value !== null && value !== undefined);
  const root = element('details', { class: 'own-level', open: isOwn },
    element('summary', {}, text('team.level')), element('p', { class: 'hint' }, text('team.levelHint')),
    element('div', { class: 'level-fields' }, fields.map(({ node }) => node)));
  return { root, show: () => fields.forEach(({ show }) => show()) };
};

/** The card of a team: `{ root, show, focus }`. */
const card = (roster, sheet, team, list) => {
  const index = () => roster.teams().indexOf(team);
  const fault = faultPlace(`team-${team.key}`);
  const name = element('input', {
    id: `team-${team.key}`, type: 'text', class: 'team-name', maxlength: '100', autocomplete: 'off', value: team.name,
    'aria-label': text('team.name'), placeholder: text('team.name'), 'aria-describedby': `team-${team.key}-wrong`,
    input: () => roster.change(team, { name: name.value }),
  });
  const remove = element('button', { type: 'button', class: 'icon-button', click: () => {
    const next = roster.teams()[index() + 1] ?? roster.teams()[index() - 1];
    roster.remove(team);
    (document.getElementById(`team-${next?.key}`) ?? document.getElementById('add-team')).focus();
  } }, icon('remove'));
  const numbers = chips({ roster, team, index, list });
  const own = level({ roster, sheet, team, index });
  const few = element('p', { class: 'caution' });
  const root = element('li', { class: 'team', 'data-team': team.key },
    element('div', { class: 'team-head' }, name, remove), fault, numbers.root, few, own.root);
  const show = () => {
    showFault(name, fault, roster.faultOf(`teams.${index()}.name`) ?? roster.faultOf(`teams.${index()}`));
    const minimum = sheet.value(MINIMUM);
    const isSkipped = team.numbers.length < minimum;
    few.textContent = isSkipped && team.name.trim() ? text('team.skipped', { minimum: count(minimum) }) : '';
    few.hidden = few.textContent === '';
    remove.title = text('team.removeOne', { name: team.name || text('team.unnamed') });
    remove.setAttribute('aria-label', remove.title);
    numbers.show();
    own.show();
    for (const field of root.querySelectorAll('input, button, select')) field.disabled = !roster.answer().isEditable;
  };
  return { root, show };
};

/** The part of the page. */
export const teams = (roster, sheet) => {
  const cards = new Map();
  const list = element('ul', { class: 'teams' });
  const known = element('datalist', { id: 'known-numbers' });
  const empty = element('p', { class: 'nothing' });
  const source = element('p', { class: 'hint' });
  const reason = element('p', { class: 'notice', 'data-level': 'info', hidden: true });
  const problem = element('p', { class: 'notice', 'data-level': 'problem', hidden: true });
  const add = element('button', { type: 'button', class: 'plain', id: 'add-team', click: () => {
    const team = roster.add();
    document.getElementById(`team-${team.key}`).focus();
  } }, text('team.add'));

  const show = () => {
    const { isEditable, reason: why, problem: wrong, file, knownNumbers = [] } = roster.answer();
    const now = roster.teams();
    for (const team of now) if (!cards.has(team)) cards.set(team, card(roster, sheet, team, known.id));
    for (const team of [...cards.keys()]) if (!now.includes(team)) cards.delete(team);
    const nodes = now.map((team) => cards.get(team).root);
    // Moving a node would take the focus away from whoever writes in it.
    if (nodes.length !== list.children.length || nodes.some((node, at) => node !== list.children[at])) {
      list.replaceChildren(...nodes);
    }
    for (const each of cards.values()) each.show();
    known.replaceChildren(...knownNumbers.map(({ number, group }) => element('option', { value: number }, group ?? '')));
    empty.textContent = now.length === 0 ? text('team.none') : '';
    empty.hidden = now.length > 0;
    [reason.textContent, reason.hidden] = [why ?? '', !why];
    [problem.textContent, problem.hidden] = [wrong ?? '', !wrong];
    source.textContent = file && isEditable ? text('team.file', { file }) : '';
    add.hidden = !isEditable;
  };
  roster.listen(show);
  sheet.listen(show);
  show();
  return [
    problem, reason, empty, list, known, element('div', { class: 'team-foot' }, add, source),
    settingRow(sheet, sheet.setting(MINIMUM)),
  ];
};
