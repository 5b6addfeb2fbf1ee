// The sections of the page and where their panels stand in them.

import { element } from './dom.js';
import { textOr } from './i18n.js';

/** What is read less often stands below the rest and is asked for when it comes into view. */
const LATER = ['service', 'load', 'customers'];

/** Panels with too many columns, or too much to see, for half a page. */
const WIDE = ['service-level', 'service-level-teams', 'missed-callers', 'call-backs'];

/** A share stands beside the counts that it is made of. */
const BESIDE = { 'incoming-calls': 'incoming-answer-ratio', 'outgoing-calls': 'outgoing-answer-ratio' };

const WIDTHS = { share: 4, number: 3 };
const isWide = ({ id, kind }) => kind === 'week' || WIDE.includes(id);

/** The widths, in twelfths, of panels in one section: charts take what their neighbour leaves. */
const widths = (descriptions) => {
  const result = [];
  while (result.length < descriptions.length) {
    const [first, second] = descriptions.slice(result.length);
    const [one, other] = [WIDTHS[first.kind], WIDTHS[second?.kind]];
    if (second === undefined || isWide(first) || isWide(second)) result.push(12);
    else if (one && !other) result.push(one, 12 - one);
    else if (other && !one) result.push(12 - other, other);
    else result.push(6, 6);
  }
  return result;
};

const section = (name, descriptions, panels) => {
  const within = descriptions.flatMap((description, index) => (description.section === name ? [index] : []));
  const place = (index) => {
    const { id } = descriptions[index];
    const beside = within.find((other) => descriptions[other].id === BESIDE[id]);
    return beside === undefined ? index : beside + 0.5;
  };
  const members = within.toSorted((one, other) => place(one) - place(other));
  const spans = widths(members.map((index) => descriptions[index]));
  members.forEach((index, place) => panels[index].root.setAttribute('data-width', spans[place]));
  const root = element(
    'section', { class: 'group', 'data-section': name, 'aria-labelledby': `section-${name}` },
    element('h2', { id: `section-${name}` }, textOr(`section.${name}`, name)),
    element('div', { class: 'grid' }, members.map((index) => panels[index].root)),
  );
  const isLater = LATER.includes(name);
  return { root, panels: members.map((index) => panels[index]), isLater, isNear: !isLater };
};

/** Lays panels out in the sections of the catalogue, in their order there; `isNear` says which may be asked for. */
export const panelSections = (descriptions, panels) => {
  const names = [...new Set(descriptions.map((description) => description.section))];
  const ordered = [...names.filter((name) => !LATER.includes(name)), ...names.filter((name) => LATER.includes(name))];
  return ordered.map((name) => section(name, descriptions, panels));
};
