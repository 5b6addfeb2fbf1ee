// Which calls the reader asked to see: the filters of the dashboard, and what only single calls have.

import { addressOf, filtersFrom } from './filters.js';

export const DIRECTIONS = ['', 'in', 'out', 'internal'];
export const OUTCOMES = [
  'answered', 'voicemail', 'abandoned', 'short_abandon', 'busy', 'rejected', 'unreachable', 'blocked', 'unknown',
];
export const BOUNDS = ['minWait', 'maxWait', 'minTalk', 'maxTalk'];
const STATES = ['running', 'waiting', 'active', 'ended'];

/** What no filter bar of another page has, when nothing is chosen. */
const NOTHING = {
  direction: '', outcome: [], number: '', state: '', ...Object.fromEntries(BOUNDS.map((name) => [name, ''])),
};
const CHOICES = { ...NOTHING, groups: [], teams: [], hours: '' };

/** The filters of a page that shows everything of a time span. */
export const cleared = (filters) => ({ ...filters, ...CHOICES });

/** Whether anything but the time span is chosen. */
export const isNarrowed = (filters) => Object.keys(CHOICES).some((name) => filters[name].length > 0);

/** A number as the server knows it, from what people write. */
export const numberOf = (words) => {
  const bare = words.trim().replace(/[\s()/.-]+/g, '');
  if (/^anonym(ous)?$/i.test(bare)) return 'anonymous';
  return bare.replace(/^00(?=\d)/, '+');
};

const oneOf = (value, values) => (values.includes(value) ? value : '');
const seconds = (value) => (/^\d+(\.\d+)?$/.test(value ?? '') ? value : '');

/** Reads filters from an address; what it does not understand is as usual. */
export const callFiltersFrom = (search) => {
  const query = new URLSearchParams(search);
  return {
    ...filtersFrom(search),
    direction: oneOf(query.get('direction'), DIRECTIONS),
    outcome: query.getAll('outcome').filter((value) => OUTCOMES.includes(value)),
    number: numberOf(query.get('number') ?? ''),
    state: oneOf(query.get('state'), STATES),
    ...Object.fromEntries(BOUNDS.map((name) => [name, seconds(query.get(name))])),
  };
};

const append = (query, filters) => {
  for (const name of Object.keys(NOTHING)) {
    for (const value of [filters[name]].flat().filter(Boolean)) query.append(name, value);
  }
  return query;
};

/** Writes filters into an address; usual values are left out. */
export const callAddressOf = (filters) => {
  const shared = addressOf({ ...filters, unit: 'auto', compare: '' });
  const search = append(new URLSearchParams(shared.startsWith('?') ? shared : ''), filters).toString();
  return search ? `?${search}` : location.pathname;
};

/** The query of a list of calls in a span. */
export const callQuery = (filters, span) => {
  const [from, to] = [span.from, span.to].map((time) => new Date(time).toISOString());
  const query = new URLSearchParams({ from, to });
  for (const name of ['groups', 'teams']) for (const value of filters[name]) query.append(name, value);
  if (filters.hours) query.set('hours', filters.hours);
  return append(query, filters).toString();
};
