// Which missed callers the reader asked to see: span, groups, teams and hours as everywhere, a state and an order.

import { addressOf, filtersFrom } from './filters.js';
import { RANGES } from './ranges.js';

/** How far a case has come, in the order of the page. */
export const STATES = ['open', 'reached', 'expired', 'dismissed'];
/** Who stands first: whoever called last, or whoever has waited longest. */
export const ORDERS = ['newest', 'longest'];

// Whoever called on Friday evening is still to be called back on Monday.
const USUAL = { range: '7d', state: STATES[0], order: ORDERS[0] };

const oneOf = (value, values) => (values.includes(value) ? value : values[0]);

/** Reads filters from an address; what it does not understand is as usual. */
export const callBackFiltersFrom = (search) => {
  const query = new URLSearchParams(search);
  const shared = filtersFrom(search);
  const isChosen = shared.range === null || RANGES.includes(query.get('range'));
  return {
    ...shared,
    range: isChosen ? shared.range : USUAL.range,
    state: oneOf(query.get('state'), STATES),
    order: oneOf(query.get('order'), ORDERS),
  };
};

/** Writes filters into an address; usual values are left out. */
export const callBackAddressOf = (filters) => {
  const shared = addressOf({ ...filters, unit: 'auto', compare: '' });
  const query = new URLSearchParams(shared.startsWith('?') ? shared : '');
  query.delete('range');
  for (const name of ['range', 'state', 'order']) {
    if (filters[name] !== null && filters[name] !== USUAL[name]) query.set(name, filters[name]);
  }
  const search = query.toString();
  return search ? `?${search}` : location.pathname;
};

/** Whether groups, teams or hours are chosen. */
export const isNarrowed = ({ groups, teams, hours }) => groups.length + teams.length > 0 || hours !== '';

/** The filters that show everybody of a time span. */
export const widened = { groups: [], teams: [], hours: '' };

/** The query of a list of missed callers in a span. */
export const callBackQuery = (filters, span, language) => {
  const [from, to] = [span.from, span.to].map((time) => new Date(time).toISOString());
  const query = new URLSearchParams({ from, to, state: filters.state, lang: language });
  for (const name of ['groups', 'teams']) for (const value of filters[name]) query.append(name, value);
  if (filters.hours) query.set('hours', filters.hours);
  return query.toString();
};

const LATER = (first, second) => Date.parse(second.lastMissedAt) - Date.parse(first.lastMissedAt);
const LONGER = (first, second) => Date.parse(first.firstMissedAt) - Date.parse(second.firstMissedAt);

/** The callers in the reader's order. */
export const ordered = (callers, order) => callers.toSorted(order === 'longest' ? LONGER : LATER);
