// The filter bar of the page of calls: that of the dashboard, and direction, outcome and number.

import { BOUNDS, DIRECTIONS, OUTCOMES, cleared, numberOf } from './callfilters.js';
import { element, popover } from './dom.js';
import { filterBar } from './filterbar.js';
import { duration, word } from './format.js';
import { text } from './i18n.js';

const directionChoice = (choose) => {
  const options = DIRECTIONS.map((value) => element('option', { value }, text(`direction.${value || 'any'}`)));
  const name = text('column.direction');
  const change = () => choose({ direction: select.value });
  const attributes = { class: 'field', id: 'direction', 'aria-label': name, title: name, change };
  const select = element('select', attributes, options);
  const show = ({ direction }) => {
    select.value = direction;
    select.toggleAttribute('data-chosen', direction !== '');
  };
  return { root: select, show };
};

const outcomeChoice = (choose) => {
  const box = (value, label, change) => {
    const input = element('input', { type: 'checkbox', name: 'outcome', value, change });
    return { input, label: element('label', { class: 'choice' }, input, element('span', {}, label)) };
  };
  const boxes = OUTCOMES.map((value) => box(value, word(value), () => {
    const chosen = boxes.map(({ input }) => input).filter((input) => input.checked).map((input) => input.value);
    choose({ outcome: chosen.length === OUTCOMES.length ? [] : chosen });
  }));
  const all = box('', text('outcome.all'), () => choose({ outcome: [] }));
  const content = [all.label, element('hr'), ...boxes.map(({ label }) => label)];
  const window = popover({ id: 'outcome', label: text('outcome'), content });
  const show = ({ outcome }) => {
    all.input.checked = outcome.length === 0;
    for (const { input } of boxes) input.checked = outcome.includes(input.value);
    const several = text('choice.count', { count: outcome.length, all: OUTCOMES.length });
    const captions = [text('outcome.all'), word(outcome[0] ?? '')];
    window.caption(captions[outcome.length] ?? `${text('outcome')}: ${several}`);
    window.root.toggleAttribute('data-chosen', outcome.length > 0);
  };
  return { root: window.root, show };
};

const numberField = (choose) => {
  let shown = '';
  const apply = () => {
    const number = numberOf(field.value);
    if (number !== shown) choose({ number });
  };
  const field = element('input', {
    type: 'search', class: 'field', id: 'number', name: 'number', inputmode: 'tel', autocomplete: 'off',
    spellcheck: 'false', maxlength: 40, placeholder: text('calls.numberHint'), 'aria-label': text('calls.number'),
    title: text('calls.numberTitle'), change: apply, search: apply,
    keydown: (event) => {
      if (event.key === 'Enter') apply();
    },
  });
  const show = ({ number }) => {
    shown = number;
    if (document.activeElement !== field || numberOf(field.value) !== number) field.value = number;
    field.toggleAttribute('data-chosen', number !== '');
  };
  return { root: field, show };
};

/** Everything that is chosen, each in words. */
export const chosenOf = (filters) => {
  const each = (name, words) => filters[name].map((value) => ({
    name, words: words(value), change: { [name]: filters[name].filter((other) => other !== value) },
  }));
  const one = (name, words) => (filters[name] ? [{ name, words, change: { [name]: '' } }] : []);
  const named = (kind) => (value) =>
    (value === 'Other' ? text(`${kind}.other`) : text(`chip.${kind}`, { name: value }));
  return [
    ...one('direction', text(`direction.${filters.direction}`)), ...each('outcome', word),
    ...one('number', text('chip.number', { number: word(filters.number) })),
    ...each('groups', named('groups')), ...each('teams', named('teams')),
    ...one('hours', text(`hours.${filters.hours}`)),
    ...BOUNDS.flatMap((name) => one(name, text(`chip.${name}`, { value: duration(Number(filters[name])) }))),
    ...one('state', text(`chip.${filters.state}`)),
  ];
};

/** All that is chosen, as words that a click takes away, and a way to take all of it away. */
const chips = (choose) => {
  const root = element('div', { class: 'chips', role: 'group', 'aria-label': text('chip.chosen') });
  const refocus = (at) => {
    const left = [...root.querySelectorAll('button')];
    (left[Math.min(at, left.length - 1)] ?? document.querySelector('#filters button')).focus();
  };
  const chip = ({ name, words, change }, at) => element('button', {
    type: 'button', class: 'chip', 'data-chip': name, 'aria-label': text('chip.remove', { filter: words }),
    title: text('chip.remove', { filter: words }), click: () => {
      choose(change);
      refocus(at);
    },
  }, words, element('span', { 'aria-hidden': 'true' }, '×'));
  const clear = element('button', { type: 'button', class: 'clear', id: 'clear', click: () => {
    choose(cleared({}));
    refocus(0);
  } }, text('calls.clear'));
  const show = (filters) => {
    const all = chosenOf(filters).map(chip);
    root.replaceChildren(...all, ...(all.length > 0 ? [clear] : []));
    root.hidden = all.length === 0;
  };
  return { root, show };
};

/**
 * Builds the filter bar into `form` and the search for a number into `search`; `choose` receives the changed filters.
 * Returns what shows filters in both.
 */
export const callBar = (form, search, catalogue, choose) => {
  const showShared = filterBar(form, catalogue, choose);
  // Neither a time unit nor a comparison means anything to single calls.
  for (const id of ['unit', 'compare']) form.querySelector(`#${id}`)?.remove();
  const own = [directionChoice, outcomeChoice, chips].map((make) => make(choose));
  const number = numberField(choose);
  form.append(...own.map(({ root }) => root));
  search.replaceChildren(number.root);
  return (filters, now) => {
    showShared(filters, now);
    [...own, number].forEach(({ show }) => show(filters));
  };
};
