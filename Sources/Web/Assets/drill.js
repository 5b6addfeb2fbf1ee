// Which calls are behind a number: one table for all panels.

import { isGoal } from './answers.js';
import { DAY, HOUR, bucketEnd, instantOf, wallClock } from './time.js';

const SHORT = 'short_abandon';
const MISSED = ['abandoned', SHORT, 'voicemail', 'busy', 'rejected', 'unreachable'];
const OFFERED = ['answered', ...MISSED];
const UNANSWERED = [...MISSED, 'blocked'];

const all = {};
const answered = { outcome: ['answered'] };
const unanswered = { outcome: UNANSWERED };
const offered = { outcome: OFFERED };
const offeredButShort = { outcome: OFFERED.filter((outcome) => outcome !== SHORT) };
const abandoned = { outcome: ['abandoned'] };
const ended = { outcome: ['abandoned', SHORT] };
const short = { outcome: [SHORT] };
const voicemail = { outcome: ['voicemail'] };
const incoming = { direction: 'in' };
const outgoing = { direction: 'out' };

const resolved = (query, ...given) => (typeof query === 'function' ? query(...given) : query);

const withDirection = (direction, columns) => Object.fromEntries(Object.entries(columns).map(
  ([name, query]) => [name, (...given) => ({ direction, ...resolved(query, ...given) })],
));
const fromOutside = (columns) => withDirection('in', columns);

/** Answered within the threshold of the service level that was asked for. */
const inTime = (row, { threshold }) => ({ ...answered, maxWait: row.threshold ?? threshold });

/** A share panel has a row for each result. */
const byResult = (direction) => withDirection(direction, {
  calls: ({ result }) => (result === 'answered' ? answered : unanswered),
  share: ({ result }) => (result === 'answered' ? answered : unanswered),
});

/** Waits of one band: longer than `above`, by a millisecond at least, and at most `up_to`. */
const inBand = (outcome) => ({ above, up_to: upTo }) => ({
  outcome, minWait: above === null ? '' : above + 0.001, maxWait: upTo ?? '',
});

const ofTeam = (query) => (row, rules) => ({ ...resolved(query, row, rules), teams: [row.team] });

/** The one call of a row that begins with its start. */
const theCall = ({ start }) => ({ from: Date.parse(start), to: Date.parse(start) + 1 });

/** The calls of a caller since the first that was missed. */
const sinceMissed = ({ number, first_missed: first }, { now }) => ({ number, from: Date.parse(first), to: now });

/**
 * What each column of a panel counts, as filters of the list of calls, or as a function of its row. A mean, a share or
 * a percentile has no calls of its own: it opens those of which it was made. A column that is not here opens nothing.
 */
const CALLS = {
  'incoming-answer-ratio': byResult('in'),
  'outgoing-answer-ratio': byResult('out'),
  'incoming-calls': fromOutside({ answered, unanswered }),
  'outgoing-calls': withDirection('out', { answered, unanswered }),
  'service-level': fromOutside({ service_level: offered, in_time: inTime, answered, abandoned: ended }),
  'service-level-teams': fromOutside({
    service_level: ofTeam(offered), in_time: ofTeam(inTime), answered: ofTeam(answered), abandoned: ofTeam(ended),
    missed: ofTeam({ outcome: ['busy', 'rejected', 'unreachable'] }),
  }),
  'answer-rate': fromOutside({
    answer_rate: offeredButShort, answer_rate_in_hours: { ...offeredButShort, hours: 'in' }, answered, offered,
    short_abandoned: short,
  }),
  abandonment: fromOutside({
    abandonment: offeredButShort, abandoned, short_abandoned: short, time_to_abandon: abandoned,
  }),
  'incoming-outcomes': fromOutside({
    answered, voicemail, short_abandoned: short, abandoned, busy: { outcome: ['busy'] },
    rejected: { outcome: ['rejected'] }, unreachable: { outcome: ['unreachable'] }, blocked: { outcome: ['blocked'] },
    unknown: { outcome: ['unknown'] },
  }),
  'voicemail-share': fromOutside({ voicemail_share: offered, voicemail, offered }),
  'answer-time': fromOutside({ wait: answered }),
  'longest-waits': { start: theCall, wait: theCall },
  'wait-percentiles': fromOutside({ p50: answered, p90: answered, p95: answered, answered }),
  'wait-distribution': fromOutside({
    answered: inBand(['answered']), abandoned: inBand(['abandoned', SHORT]),
    other: inBand(['voicemail', 'busy', 'rejected', 'unreachable']),
  }),
  'call-duration': { all: answered, incoming: { ...incoming, ...answered }, outgoing: { ...outgoing, ...answered } },
  'longest-calls': { start: theCall, duration: theCall },
  'total-calls': { total: all, incoming, outgoing },
  'voicemail-calls': { voicemail },
  'top-callers': fromOutside({ number: ({ number }) => ({ number }), calls: ({ number }) => ({ number }) }),
  'weekday-hours': fromOutside({
    calls_per_day: all, calls: all, missed: unanswered, answer_rate: offeredButShort, wait: answered,
  }),
  'peak-calls': { peak: answered, lines: all },
  'offered-traffic': fromOutside({ traffic: answered, answered, talk: answered }),
  'missed-callers': { number: sinceMissed, attempts: sinceMissed },
  'repeat-callers': fromOutside({ callers: all, repeat_callers: all, repeat_share: all, resolved: answered }),
  'new-callers': fromOutside({ callers: all, new_callers: all }),
};

/** The pages of what is not a list of calls. */
const PAGES = {
  'call-backs': { cases: all, handled: all, open: { state: 'open' }, dismissed: { state: 'dismissed' } },
};

const namedRow = ({ columns }, row) => Object.fromEntries(columns.map(({ name }, place) => [name, row?.[place]]));

const clipped = ({ from, to }, answer) =>
  ({ from: Math.max(from, Date.parse(answer.from)), to: Math.min(to, Date.parse(answer.to)) });

/** The hour of a week's cell, where the span has only one of it. */
const hourOfWeek = ({ weekday, hour }, { from, to, timeZone }) => {
  const whole = { from: Date.parse(from), to: Date.parse(to) };
  if (whole.to - whole.from > 7 * DAY + HOUR) return whole;
  const first = wallClock(whole.from, timeZone);
  const back = (new Date(Date.UTC(first.year, first.month - 1, first.day)).getUTCDay() + 6) % 7 + 1;
  const hours = [0, 7].map((days) =>
    instantOf({ ...first, day: first.day + weekday - back + days, hour, minute: 0 }, timeZone));
  const spans = hours.map((start) => clipped({ from: start, to: start + HOUR }, { from, to }));
  return spans.find((span) => span.from < span.to) ?? whole;
};

/** The time in which the calls of a row began. */
const spanOfRow = (answer, row) => {
  const whole = { from: Date.parse(answer.from), to: Date.parse(answer.to) };
  if (answer.kind === 'week') return hourOfWeek(namedRow(answer, row), answer);
  if (answer.kind !== 'series' || !row) return whole;
  const start = Date.parse(row[0]);
  return clipped({ from: start, to: bucketEnd(start, answer.unit, answer.timeZone) }, answer);
};

/** The address of a list of calls. */
export const callsAddress = ({ from, to, ...query }, page = 'calls') => {
  const [first, last] = [from, to].map((time) => new Date(time).toISOString());
  const search = new URLSearchParams({ from: first, to: last });
  const isChosen = (value) => value !== '' && value !== null && value !== undefined;
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat().filter(isChosen)) search.append(name, value);
  }
  return `${page}?${search}`;
};

const shared = ({ groups, teams, hours }) => ({ groups, teams, hours });

/**
 * The address of the calls behind the number in a column of an answer: of row `at`, or of all rows without one.
 * `rules` are the service level's and the clock: `{ threshold, now }`. Null where there is nothing to open.
 */
export const callsBehind = (answer, name, at, filters, rules) => {
  const pages = PAGES[answer.id];
  const query = (pages ?? CALLS[answer.id])?.[name];
  const row = at === null ? null : answer.rows[at];
  const place = answer.columns.findIndex((column) => column.name === name);
  if (!query || isGoal({ name }) || (row && (row[place] === null || row[place] === undefined))) return null;
  const own = resolved(query, namedRow(answer, row), rules);
  // A number that the server has covered finds nobody.
  if ('number' in own && (answer.numbersMasked || !own.number)) return null;
  return callsAddress({ ...spanOfRow(answer, row), ...shared(filters), ...own }, pages ? answer.id : 'calls');
};

/** The same for the period before, with which an answer is compared. */
export const callsBehindEarlier = (answer, ...rest) => callsBehind({ ...answer, ...answer.comparison }, ...rest);

/** The same for a number of today, as `day` was asked for: `{ from, to }`. */
export const callsOfDay = (id, name, { from, to }, filters) =>
  callsAddress({ from, to, ...shared(filters), ...resolved(CALLS[id][name], {}, {}) });
