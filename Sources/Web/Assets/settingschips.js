// Telephone numbers of a team: one beside the other, each to be taken out, and a field for more of them.

import { element } from './dom.js';
import { text } from './i18n.js';
import { faultPlace, showFault } from './settingsparts.js';

/** What divides numbers that are pasted together: lines, commas, semicolons and tabs. */
const divided = (written) => written.split(/[,;\n\t]+/).map((number) => number.trim()).filter(Boolean);

/** The numbers as `{ root, show }`; `list` names the numbers that are offered. */
export const chips = ({ roster, team, index, list }) => {
  const id = `team-${team.key}-number`;
  const fault = faultPlace(id);
  const root = element('div', { class: 'numbers' });
  const shown = element('ul', { class: 'chips' });

  const take = (written) => {
    const news = divided(written).filter((number) => !team.numbers.includes(number));
    if (news.length > 0) roster.change(team, { numbers: [...team.numbers, ...news] });
    field.value = '';
  };

  const isOffered = () => [...document.getElementById(list).options].some(({ value }) => value === field.value);
  const field = element('input', {
    id, type: 'text', inputmode: 'tel', class: 'add-number', list, autocomplete: 'off',
    placeholder: text('team.addNumber'), 'aria-describedby': `${id}-wrong`,
    keydown: (event) => {
      if (event.key !== 'Enter' && event.key !== ',' && event.key !== ';') return;
      event.preventDefault();
      take(field.value);
    },
    input: (event) => {
      // A number that was chosen from the list is meant as it stands.
      if (event.inputType === 'insertReplacementText' || (!event.inputType && isOffered())) take(field.value);
    },
    paste: (event) => {
      const pasted = event.clipboardData?.getData('text') ?? '';
      if (divided(pasted).length < 2) return;
      event.preventDefault();
      take(pasted);
    },
    change: () => take(field.value),
  });

  const chip = (number, at) => {
    const isWrong = roster.faultOf(`teams.${index()}.numbers.${at}`) !== null;
    return element('li', { class: 'chip', 'data-wrong': isWrong }, element('span', {}, number), element('button', {
      type: 'button', 'aria-label': text('team.removeNumber', { number }),
      click: () => {
        roster.change(team, { numbers: team.numbers.filter((_, place) => place !== at) });
        (shown.children[at] ?? shown.lastElementChild)?.querySelector('button').focus();
        if (team.numbers.length === 0) field.focus();
      },
    }, '×'));
  };

  let drawn = '';
  const show = () => {
    const sentences = team.numbers.map((_, at) => roster.faultOf(`teams.${index()}.numbers.${at}`));
    const state = JSON.stringify([team.numbers, sentences]);
    if (state !== drawn) shown.replaceChildren(...team.numbers.map(chip));
    drawn = state;
    showFault(field, fault, sentences.find(Boolean) ?? null);
    field.setAttribute('aria-label', text('team.addNumberTo', { name: team.name || text('team.unnamed') }));
  };
  root.append(shown, field, fault);
  return { root, show };
};
