// What happened when: notes that stand in the charts.

import { element } from './dom.js';
import { minute } from './format.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { command } from './session.js';
import { attempt, labelled, outcomePlace, redraw, sure, table } from './settingsparts.js';
import { fieldInstant, fieldValue } from './time.js';

const LONGEST = 200;

/** The part of the page. */
export const annotations = (zone) => {
  const outcome = outcomePlace();
  const list = element('div', { class: 'list', 'aria-busy': 'true' });

  const show = ({ annotations: all }) => {
    const newest = [...all].reverse();
    redraw(list, newest.length === 0 ? element('p', { class: 'nothing' }, text('annotation.none'))
      : table(text('part.annotations'), [text('annotation.at'), text('annotation.text'), null], newest.map(lineOf)));
  };

  const lineOf = (note) => element('tr', { 'data-annotation': note.id },
    element('td', {}, minute(Date.parse(note.at), zone())), element('td', { class: 'words' }, note.text),
    element('td', {}, element('span', { class: 'row-deeds' }, sure(outcome, {
      label: text('settings.remove'), title: text('annotation.removeOne', { text: note.text }),
      question: text('annotation.sure'),
      run: async () => {
        show(await command('DELETE', `api/v1/annotations/${note.id}`));
        return text('annotation.removed');
      },
    }))));

  const load = async () => show(await ask('api/v1/annotations'));

  const at = element('input', {
    id: 'annotation-at', type: 'datetime-local', required: true, value: fieldValue(Date.now(), zone()),
  });
  const words = element('input', {
    id: 'annotation-text', type: 'text', maxlength: LONGEST, required: true, autocomplete: 'off',
    placeholder: text('annotation.example'),
  });
  const form = element('form', { class: 'add-form', submit: (event) => {
    event.preventDefault();
    attempt(form.querySelector('.primary'), outcome, async () => {
      const instant = new Date(fieldInstant(at.value, zone())).toISOString();
      await command('POST', 'api/v1/annotations', { at: instant, text: words.value });
      words.value = '';
      await load();
      return text('annotation.added');
    });
  } }, labelled(text('annotation.at'), at), labelled(text('annotation.text'), words),
  element('button', { type: 'submit', class: 'primary', id: 'add-annotation' }, text('annotation.add')));

  load().catch((error) => {
    list.removeAttribute('aria-busy');
    outcome.dataset.level = 'problem';
    outcome.textContent = error.message;
  });
  return [list, form, outcome];
};
