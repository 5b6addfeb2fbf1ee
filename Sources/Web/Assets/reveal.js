// A number that was shortened for the reader, shown in full: a right, and every use of it is recorded.

import { element, icon } from './dom.js';
import { text } from './i18n.js';
import { command, may } from './session.js';

/** Numbers that have been shown stay so for as long as the page. */
const shown = new Map();

/** Whether the server has shortened a number for this reader. */
export const isShortened = (number) => /…/.test(number ?? '');

/** The number of the other side of a call, as far as it has been shown in full. */
const revealed = (call) => shown.get(call) ?? null;

/** How a number looks once it has been shown; `dress` may make more of it. */
const inFull = (number, dress) => element('span', { title: text('reveal.recorded') }, dress(number));

/**
 * The other side's number of a call, shortened, with a button that shows it where the reader may. `shape` is how the
 * shortened number looks, `dress` makes what a full one looks like.
 */
export const shortened = (call, number, { shape = number, dress = (whole) => whole } = {}) => {
  if (revealed(call)) return inFull(revealed(call), dress);
  if (!may('revealNumbers') || !isShortened(number)) return shape;
  const root = element('span', { class: 'shortened' }, shape);
  const button = element('button', {
    type: 'button', class: 'icon-button', 'data-do': 'reveal', title: text('reveal.show'),
    'aria-label': text('reveal.showNumber', { number }), click: async (event) => {
      event.stopPropagation();
      button.disabled = true;
      try {
        const { externalNumber } = await command('POST', `api/v1/calls/${call}/reveal`);
        shown.set(call, externalNumber);
        const note = element('span', { class: 'tag', role: 'status' }, text('reveal.noted'));
        const whole = inFull(externalNumber, dress);
        root.replaceChildren(whole, ' ', note);
        const target = whole.querySelector('a') ?? whole;
        if (target === whole) whole.tabIndex = -1;
        target.focus({ preventScroll: true });
      } catch (error) {
        button.disabled = false;
        root.append(element('span', { class: 'wrong', role: 'alert' }, error.message));
      }
    },
  }, icon('eye'));
  root.append(' ', button);
  return root;
};
