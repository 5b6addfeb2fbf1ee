// The part of the filter bar that chooses the time span: quick ranges, free ones, and steps through time.

import { element, icon, popover } from './dom.js';
import { spanOf } from './filters.js';
import { minute, span as spanText } from './format.js';
import { learn, text } from './i18n.js';
import { LISTED, QUICK, steps } from './ranges.js';
import { SPAN_WORDS } from './spanwords.js';
import { MINUTE, fieldInstant, fieldValue } from './time.js';

learn(SPAN_WORDS);

const rangeButtons = (ranges, choose) => ranges.map((range) => {
  const name = text(`span.${range}`);
  const title = /^\d/.test(range) ? text('span.last', { span: name }) : null;
  const click = () => choose({ range, from: null, to: null });
  return element('button', { type: 'button', value: range, title, click }, name);
});

const press = (buttons, range) => {
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.value === range));
};

/** The ranges that are one click away. */
export const quickRanges = (choose) => {
  const buttons = rangeButtons(QUICK, choose);
  const root = element('div', { class: 'switch ranges', role: 'group', 'aria-label': text('span') }, buttons);
  return { root, show: ({ range }) => press(buttons, range) };
};

/** All ranges, and a span of one's own. */
const spanWindow = (choose, zone) => {
  const field = (name) => element('input', { type: 'datetime-local', id: `span-${name}`, name, required: true });
  const [from, to] = [field('from'), field('to')];
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  const apply = () => {
    const chosen = { range: null, from: fieldInstant(from.value, zone), to: fieldInstant(to.value, zone) };
    wrong.textContent = chosen.from < chosen.to ? '' : text('span.wrong');
    if (chosen.from < chosen.to) pick(chosen);
  };
  const onEnter = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };
  const fields = element(
    'div', { class: 'span-fields', keydown: onEnter },
    element('label', { for: 'span-from' }, text('span.from')), from,
    element('label', { for: 'span-to' }, text('span.to')), to,
    element('p', { class: 'hint' }, text('span.zone', { zone })),
    wrong,
    element('button', { type: 'button', class: 'primary', click: apply }, text('span.apply')),
  );
  const pick = (change) => {
    window.close();
    window.root.firstChild.focus();
    choose(change);
  };
  const columns = LISTED.map((ranges) => rangeButtons(ranges, pick));
  const lists = columns.map((buttons) => element('div', { class: 'range-list' }, buttons));
  const content = element('div', { class: 'span-window' }, fields, element('div', { class: 'range-lists' }, lists));
  const window = popover({ id: 'span', label: text('span'), content });
  const show = (filters, span) => {
    press(columns.flat(), filters.range);
    window.caption(spanText(span, zone));
    window.root.firstChild.title = `${minute(span.from, zone)} – ${minute(span.to, zone)}`;
    if (fields.contains(document.activeElement)) return;
    from.value = fieldValue(span.from, zone);
    to.value = fieldValue(span.to, zone);
    wrong.textContent = '';
  };
  return { root: window.root, show };
};

const STEPS = [['earlier', 'left'], ['later', 'right'], ['out', 'minus'], ['in', 'plus']];

/** The span with the steps around it. */
export const freeSpan = (choose, zone) => {
  const shown = { filters: null, now: 0 };
  const go = (name) => {
    const { from, to } = steps[name](spanOf(shown.filters, shown.now, zone), shown.now);
    choose({ range: null, from, to });
  };
  const buttons = STEPS.map(([name, picture]) => element('button', {
    type: 'button', class: 'icon-button', id: `step-${name}`, title: text(`step.${name}`),
    'aria-label': text(`step.${name}`), click: () => go(name),
  }, icon(picture)));
  const window = spanWindow(choose, zone);
  const [earlier, later, ...zooms] = buttons;
  const root = element('div', { class: 'span-choice' }, earlier, window.root, later, zooms);
  const show = (filters, span, now) => {
    Object.assign(shown, { filters, now });
    window.show(filters, span);
    later.disabled = span.to >= now - MINUTE;
  };
  return { root, show };
};
