// The fields of the settings, each made from its declaration.

import { element, icon } from './dom.js';
import { count } from './format.js';
import { text } from './i18n.js';
import { faultPlace, options, row, showFault } from './settingsparts.js';

const idOf = (name) => `setting-${name}`;
const unitOf = ({ unit }) => (unit ? text(`unit.${unit}`) : '');

/** The words for a value. */
const valueWords = (setting, value) => {
  if (setting.kind === 'flag') return text(value ? 'settings.yes' : 'settings.no');
  if (setting.kind === 'choice') return setting.choices.find((choice) => choice.value === value)?.title ?? value;
  return setting.kind === 'number' ? `${count(value)} ${unitOf(setting)}` : value;
};

/** Where a value comes from, and the way back to the product's own. */
export const origin = (sheet, setting) => {
  const root = element('p', { class: 'origin' });
  const show = () => {
    const known = sheet.setting(setting.name);
    const isStandard = JSON.stringify(sheet.value(setting.name)) === JSON.stringify(known.default);
    root.replaceChildren(...[
      known.source === 'environment'
        ? element('span', {}, icon('lock'), text('origin.environment', { name: setting.name })) : null,
      sheet.isChanged(setting.name) ? element('span', { class: 'changed' }, text('origin.changed')) : null,
      known.source !== 'environment' && !isStandard ? element('button', {
        type: 'button', class: 'quiet', click: () => sheet.set(setting.name, known.default),
      }, text('origin.back', { value: valueWords(known, known.default) || text('origin.none') })) : null,
    ].filter(Boolean));
  };
  sheet.listen(show);
  show();
  return root;
};

const isFixed = ({ source }) => source === 'environment';

const numberField = (sheet, setting) => {
  const { name, minimum, maximum } = setting;
  const field = element('input', {
    id: idOf(name), type: 'text', inputmode: 'numeric', class: 'number-field', autocomplete: 'off',
    'aria-describedby': `${idOf(name)}-hint ${idOf(name)}-wrong`, disabled: isFixed(setting),
    input: () => {
      const words = field.value.trim();
      const number = /^\d+$/.test(words) ? Number(words) : NaN;
      if (number >= minimum && number <= maximum) sheet.set(name, number);
      else sheet.set(name, words, text('fault.number', { minimum: count(minimum), maximum: count(maximum) }));
    },
  });
  return { field, nodes: [element('span', { class: 'measure' }, field, element('span', {}, unitOf(setting)))] };
};

const flagField = (sheet, setting) => {
  const field = element('input', {
    id: idOf(setting.name), type: 'checkbox', role: 'switch', class: 'flag-field', disabled: isFixed(setting),
    'aria-describedby': `${idOf(setting.name)}-hint`, change: () => sheet.set(setting.name, field.checked),
  });
  return { field, nodes: [field] };
};

const choiceField = (sheet, setting) => {
  const { name, choices } = setting;
  const explanation = element('p', { class: 'hint', id: `${idOf(name)}-choice` });
  const field = element('select', {
    id: idOf(name), class: 'field', disabled: isFixed(setting),
    'aria-describedby': `${idOf(name)}-hint ${idOf(name)}-choice`,
    change: () => sheet.set(name, field.value),
  }, options(choices.map(({ value, title }) => [value, title]), setting.value));
  const explain = () => {
    explanation.textContent = choices.find(({ value }) => value === sheet.value(name))?.hint ?? '';
  };
  sheet.listen(explain);
  explain();
  return { field, nodes: [field, explanation] };
};

const MAKERS = { number: numberField, flag: flagField, choice: choiceField };

/** Shows in a field what is set, unless somebody is writing just that. */
const follow = (sheet, { name, kind }, field, fault) => {
  const show = () => {
    const value = sheet.value(name);
    if (kind === 'flag') field.checked = value === true;
    else if (field.value.trim() !== String(value)) field.value = String(value);
    showFault(field, fault, sheet.faultOf(name));
  };
  sheet.listen(show);
  show();
};

/** The row of a setting. */
export const settingRow = (sheet, setting, ...more) => {
  const { field, nodes } = MAKERS[setting.kind](sheet, setting);
  const fault = faultPlace(idOf(setting.name));
  follow(sheet, setting, field, fault);
  const node = row(
    { id: field.id, title: setting.title, hint: setting.hint, attributes: { 'data-setting': setting.name } },
    nodes, fault, origin(sheet, setting), more,
  );
  const mark = () => node.toggleAttribute('data-changed', sheet.isChanged(setting.name));
  sheet.listen(mark);
  return node;
};

/** When what is set is in force. */
export const effectWords = (settings) => {
  const rebuilt = settings.filter(({ effect }) => effect === 'rebuild').map(({ title }) => title);
  const now = text('effect.now');
  return element('p', { class: 'effect hint' },
    rebuilt.length > 0 ? `${now} ${text('effect.rebuild', { names: rebuilt.join(', ') })}` : now);
};

/** All fields of a section. */
export const fields = (sheet, section) => {
  const settings = sheet.section(section);
  return [...settings.map((setting) => settingRow(sheet, setting)), effectWords(settings)];
};

