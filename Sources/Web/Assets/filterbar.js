// The one filter bar: span, unit, groups, teams, opening hours, comparison.

import { element, popover } from './dom.js';
import { HOURS, PREVIOUS, spanOf, unitOf } from './filters.js';
import { text } from './i18n.js';
import { freeSpan, quickRanges } from './spanchoice.js';
import { automaticUnit, unitFits } from './time.js';

const unitChoice = (choose, offered) => {
  const automatic = element('option', { value: 'auto' });
  const options = offered.map((unit) => element('option', { value: unit }, text(`unit.${unit}`)));
  const change = () => choose({ unit: select.value });
  const attributes = { class: 'field', id: 'unit', 'aria-label': text('unit'), title: text('unit'), change };
  const select = element('select', attributes, automatic, options);
  const show = (filters, span) => {
    automatic.textContent = text('unit.auto', { unit: text(`unit.${automaticUnit(span, offered)}`) });
    for (const option of options) option.disabled = !unitFits(option.value, span);
    select.value = unitOf(filters, span, offered) === filters.unit ? filters.unit : 'auto';
  };
  return { root: select, show };
};

const multipleChoice = (kind, values, choose) => {
  const name = (value) => (value === 'Other' ? text(`${kind}.other`) : value);
  const box = (value, label, change) => {
    const input = element('input', { type: 'checkbox', name: kind, value, change });
    return { input, label: element('label', { class: 'choice' }, input, element('span', {}, label)) };
  };
  const change = () => {
    const chosen = boxes.map(({ input }) => input).filter((input) => input.checked).map((input) => input.value);
    choose({ [kind]: values.every((value) => chosen.includes(value)) ? [] : chosen });
  };
  const boxes = values.map((value) => box(value, name(value), change));
  const all = box('', text(`${kind}.all`), () => choose({ [kind]: [] }));
  const content = [all.label, element('hr'), ...boxes.map(({ label }) => label)];
  const window = popover({ id: kind, label: text(kind), content });
  /** A name that a link chooses and nobody has any more: it hides everything until it is taken away. */
  const addUnknown = (value) => {
    boxes.push(box(value, name(value), change));
    window.root.lastChild.append(boxes.at(-1).label);
  };
  const show = (chosen) => {
    const offered = boxes.map(({ input }) => input.value);
    chosen.filter((value) => !offered.includes(value)).forEach(addUnknown);
    all.input.checked = chosen.length === 0;
    for (const { input } of boxes) input.checked = chosen.includes(input.value);
    const several = text('choice.count', { count: chosen.length, all: boxes.length });
    const captions = [text(`${kind}.all`), chosen.length === 1 ? name(chosen[0]) : null];
    window.caption(captions[chosen.length] ?? `${text(kind)}: ${several}`);
    window.root.toggleAttribute('data-chosen', chosen.length > 0);
  };
  return { root: window.root, show };
};

const hoursChoice = (choose) => {
  const options = HOURS.map((value) => element('option', { value }, text(`hours.${value || 'all'}`)));
  const change = () => choose({ hours: select.value });
  const attributes = { class: 'field', id: 'hours', 'aria-label': text('hours'), title: text('hours'), change };
  const select = element('select', attributes, options);
  const show = (hours) => {
    select.value = hours;
    select.toggleAttribute('data-chosen', hours !== '');
  };
  return { root: select, show };
};

const comparison = (choose) => {
  const click = () => choose({ compare: root.hasAttribute('data-chosen') ? '' : PREVIOUS });
  const attributes = { type: 'button', class: 'field', id: 'compare', title: text('compare.before'), click };
  const root = element('button', attributes, text('compare'));
  const show = (compare) => {
    root.setAttribute('aria-pressed', String(compare !== ''));
    root.toggleAttribute('data-chosen', compare !== '');
  };
  return { root, show };
};

/** Builds the filter bar into `form`; `choose` receives the changed filters. Returns what shows filters in it. */
export const filterBar = (form, catalogue, choose) => {
  const ranges = quickRanges(choose);
  const free = freeSpan(choose, catalogue.timeZone);
  const unit = unitChoice(choose, catalogue.units);
  const groups = multipleChoice('groups', catalogue.groups, choose);
  const teams = multipleChoice('teams', catalogue.teams, choose);
  const hours = hoursChoice(choose);
  const compare = comparison(choose);
  form.onsubmit = (event) => event.preventDefault();
  form.replaceChildren(ranges.root, free.root, unit.root, groups.root, teams.root, hours.root, compare.root);
  return (filters, now) => {
    const span = spanOf(filters, now, catalogue.timeZone);
    ranges.show(filters);
    free.show(filters, span, now);
    unit.show(filters, span);
    groups.show(filters.groups);
    teams.show(filters.teams);
    hours.show(filters.hours);
    compare.show(filters.compare);
  };
};
