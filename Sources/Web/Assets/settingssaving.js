// The bar that says what is not saved yet, and saves it.

import { element } from './dom.js';
import { percent } from './format.js';
import { text } from './i18n.js';

const nameOf = (name, { sheet }) => sheet.setting(name).title;

/** What has been changed, in words. */
const changed = ({ sheet, roster }) => [
  ...(roster.isChanged() ? [text('part.teams')] : []), ...sheet.changedNames().map((name) => nameOf(name, { sheet })),
];

/** Shows the bar in `root` as long as something is not saved: `{ draw, isClean }`; `draw` is to be told of changes. */
export const saveBar = (root, { sheet, roster }) => {
  const words = element('p', { class: 'unsaved-words', role: 'status' });
  // How far it has come is for the eyes: who listens would hear it every five seconds.
  const progress = element('p', { class: 'unsaved-words' });
  const fault = element('p', { class: 'wrong', role: 'alert' });
  const again = element('button', { type: 'button', class: 'plain', hidden: true });
  const discard = element('button', { type: 'button', class: 'plain', id: 'discard' });
  const save = element('button', { type: 'button', class: 'primary', id: 'save' });
  const state = { isBusy: false, isSaved: false, wait: null };
  const isClean = () => !sheet.isKnown() || changed({ sheet, roster }).length === 0;

  const sentence = () => {
    const names = isClean() ? [] : changed({ sheet, roster });
    if (names.length > 0) {
      return `${text(names.length === 1 ? 'unsaved.one' : 'unsaved.many', { count: names.length })} ${names.join(', ')}`;
    }
    return state.isSaved ? text('saved.now') : '';
  };
  const moved = () => {
    const moving = isClean() ? sheet.moving() : null;
    return moving ? text('saved.moving', { share: percent(moving.share) }) : '';
  };

  const draw = () => {
    const said = sentence();
    progress.textContent = moved();
    root.hidden = said === '' && progress.textContent === '';
    root.dataset.level = isClean() ? 'good' : 'info';
    if (words.textContent !== said) words.textContent = said;
    discard.textContent = text('unsaved.discard');
    save.textContent = text(state.isBusy ? 'unsaved.saving' : 'unsaved.save');
    again.textContent = text('unsaved.reload');
    discard.hidden = isClean();
    save.hidden = isClean();
    // Only what still is wrong keeps standing here.
    if (!state.isBusy && sheet.faultyNames().length === 0 && !roster.hasFaults() && again.hidden) {
      fault.replaceChildren();
    }
  };

  /** Leads to the first field that is wrong. */
  const showFault = () => {
    const fields = [...document.querySelectorAll('#parts [aria-invalid="true"]')];
    fields.find((field) => field.checkVisibility())?.focus();
    document.querySelector('#parts .wrong:not(:empty)')?.scrollIntoView({ block: 'nearest' });
  };

  const sayThatItIsSaved = () => {
    state.isSaved = true;
    clearTimeout(state.wait);
    state.wait = setTimeout(() => {
      state.isSaved = false;
      draw();
    }, 4000);
  };

  const store = async () => {
    if (state.isBusy) return;
    if (sheet.faultyNames().length > 0) {
      fault.textContent = text('unsaved.faulty');
      showFault();
      return;
    }
    state.isBusy = true;
    draw();
    try {
      await sheet.save();
      await roster.save();
      again.hidden = true;
      fault.replaceChildren();
      sayThatItIsSaved();
    } catch (error) {
      again.hidden = error.status !== 409;
      fault.textContent = Object.keys(error.errors ?? {}).length > 0 ? text('unsaved.refused') : error.message;
      showFault();
    }
    state.isBusy = false;
    draw();
  };

  /** Shows the teams as they are now; what was changed here is given up for that. */
  const reload = async () => {
    try {
      await roster.reload();
      again.hidden = true;
    } catch (error) {
      fault.textContent = error.message;
    }
    draw();
    document.getElementById('parts').focus({ preventScroll: true });
  };

  discard.addEventListener('click', async () => {
    sheet.discard();
    // What was there before somebody else has changed it is not what there is.
    if (!again.hidden) return reload();
    roster.discard();
    draw();
    document.getElementById('parts').focus({ preventScroll: true });
    return undefined;
  });
  again.addEventListener('click', reload);
  save.addEventListener('click', store);
  root.replaceChildren(element('div', { class: 'unsaved-said' }, words, progress, fault), again, discard, save);
  return { draw, isClean };
};
