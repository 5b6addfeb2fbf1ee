// A table has more links than anybody wants to tab through: one is reached so, the others by the arrow keys.

import { learn } from './i18n.js';

learn({ 'table.keys': ['Arrow keys go from number to number.', 'Pfeiltasten führen von Zahl zu Zahl.'] });

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Lets arrow keys go through the links of a table's body; false where it has none. */
export const walkByArrows = (table) => {
  const { rows } = table.tBodies[0];
  const link = (row, place) => rows[row]?.cells[place]?.querySelector('a');
  const links = [...table.tBodies[0].querySelectorAll('a')];
  const stopAt = (stop) => {
    for (const each of links) each.tabIndex = each === stop ? 0 : -1;
  };
  stopAt(links[0]);
  table.addEventListener('focusin', ({ target }) => {
    if (links.includes(target)) stopAt(target);
  });
  table.addEventListener('keydown', (event) => {
    const [down, right] = STEPS[event.key] ?? [0, 0];
    const from = event.target.closest('td');
    if (!from || (down === 0 && right === 0)) return;
    event.preventDefault();
    let [row, place] = [from.parentElement.sectionRowIndex + down, from.cellIndex + right];
    while (rows[row]?.cells[place] && !link(row, place)) {
      row += down;
      place += right;
    }
    link(row, place)?.focus();
  });
  return links.length > 0;
};
