// What the reader asked to see. It lives in the address, so a link shows the same and "back" goes back.

import { RANGES, rangeSpan } from './ranges.js';
import { automaticUnit, unitFits } from './time.js';

const USUAL = { range: '24h', from: null, to: null, unit: 'auto', groups: [], teams: [], hours: '', compare: '' };

/** The quick choices by opening hours; the empty one is all. */
export const HOURS = ['', 'in', 'out'];
export const PREVIOUS = 'previous';

/** The last moment that the server is asked about; the first one is the beginning of 1970. */
const LATEST = Date.UTC(2200, 0) - 1;

const instant = (value) => {
  const time = /^\d+$/.test(value ?? '') ? Number(value) : Date.parse(value ?? '');
  return time >= 0 && time <= LATEST ? time : null;
};

/** Reads filters from an address; what it does not understand is as usual. */
export const filtersFrom = (search) => {
  const query = new URLSearchParams(search);
  const [from, to] = [instant(query.get('from')), instant(query.get('to'))];
  const free = from !== null && to !== null && from < to;
  const asked = query.get('range');
  return {
    range: free ? null : RANGES.includes(asked) ? asked : USUAL.range,
    from: free ? from : null,
    to: free ? to : null,
    unit: query.get('unit') ?? USUAL.unit,
    groups: query.getAll('groups'),
    teams: query.getAll('teams'),
    hours: HOURS.includes(query.get('hours')) ? query.get('hours') : USUAL.hours,
    compare: query.get('compare') === PREVIOUS ? PREVIOUS : USUAL.compare,
  };
};

const appendChoices = (query, filters) => {
  for (const name of ['groups', 'teams']) for (const value of filters[name]) query.append(name, value);
  for (const name of ['hours', 'compare']) if (filters[name]) query.set(name, filters[name]);
};

/** Writes filters into an address. The span is always there, because the plain page may choose one by itself. */
export const addressOf = (filters) => {
  const query = new URLSearchParams();
  if (filters.range === null) {
    query.set('from', new Date(filters.from).toISOString());
    query.set('to', new Date(filters.to).toISOString());
  } else query.set('range', filters.range);
  if (filters.unit !== USUAL.unit) query.set('unit', filters.unit);
  appendChoices(query, filters);
  return `?${query}`;
};

/** The instants that the filters mean at this moment. */
export const spanOf = (filters, now, zone) => {
  if (filters.range === null) return { from: filters.from, to: filters.to };
  return rangeSpan(filters.range, now, zone);
};

/** The unit to ask for: the chosen one where it fits the span, else the automatic one. */
export const unitOf = (filters, span, offered) => {
  const chosen = offered.includes(filters.unit) && unitFits(filters.unit, span);
  return chosen ? filters.unit : automaticUnit(span, offered);
};

/** The query of a panel request. */
export const panelQuery = (filters, span, unit, language) => {
  const [from, to] = [span.from, span.to].map((time) => new Date(time).toISOString());
  const query = new URLSearchParams({ from, to, unit });
  appendChoices(query, filters);
  query.set('lang', language);
  return query.toString();
};
