// What the top row shows besides the live stream: the day so far, and what it is compared with.

import { ask } from './server.js';
import { MINUTE, SECOND, startOfDay } from './time.js';
import { dayUpTo, daysAgo, places, queryOf, weekdayOf } from './today.js';

const firstRow = (answer) => {
  const row = answer.rows[0];
  return row ? Object.fromEntries(Object.entries(places(answer)).map(([name, place]) => [name, row[place]])) : null;
};

/** The numbers of today at `now`, with the longest wait and the most conversations at once. */
export const daySoFar = async (now, scope) => {
  const from = startOfDay(now, scope.zone);
  const query = queryOf({ from, to: now }, '1d', scope.filters, scope.language);
  const row = (id) => ask(`api/v1/panels/${id}?${query}`).then(firstRow);
  const [numbers, longest, peak] = await Promise.all([dayUpTo(now, scope), row('longest-waits'), row('peak-calls')]);
  return { from, to: now, ...numbers, longest, peak };
};

const LOOK_BACK = 30 * MINUTE;

/** How many callers waited at an instant of the past, as far as their calls tell. */
const waitingAt = async (instant, { filters }) => {
  const [from, to] = [instant - LOOK_BACK, instant].map((time) => new Date(time).toISOString());
  const query = new URLSearchParams({ from, to, direction: 'in', limit: 1000 });
  for (const name of ['groups', 'teams']) for (const value of filters[name]) query.append(name, value);
  const { calls } = await ask(`api/v1/calls?${query}`);
  return calls.filter(({ start, wait }) => wait !== null && Date.parse(start) + wait * SECOND > instant).length;
};

/** The same weekday a week ago: its numbers until this time of day, and who waited at it. */
export const weekBefore = async (now, scope) => {
  const then = daysAgo(now, 7, scope.zone);
  const [numbers, waiting] = await Promise.all([dayUpTo(then, scope), waitingAt(then, scope)]);
  const isKnown = numbers.answered !== null;
  return { ...numbers, waiting: isKnown ? waiting : null, weekday: weekdayOf(then, scope.zone) };
};

const isChosen = (names, chosen) =>
  chosen.length === 0 || (names.length === 0 ? chosen.includes('Other') : names.some((name) => chosen.includes(name)));

/** The live calls of the chosen groups and teams; `isWhole` says that the filter could not be applied. */
export const liveCalls = (snapshot, { groups, teams }) => {
  const { waiting, active, waitingCalls, activeCalls } = snapshot;
  const everything = { waiting, active, waitingCalls, activeCalls, longestWaitSince: snapshot.longestWaitSince };
  if (groups.length + teams.length === 0) return { ...everything, isWhole: false };
  // A list that the server has cut off, or that does not say whose the calls are, cannot be counted.
  const isCut = waitingCalls.length < waiting || activeCalls.length < active;
  const isTold = [...waitingCalls, ...activeCalls].every((call) => 'teams' in call);
  if (isCut || !isTold) return { ...everything, isWhole: true };
  const isWanted = (call) => isChosen(call.group ? [call.group] : [], groups) && isChosen(call.teams, teams);
  const [waits, talks] = [waitingCalls.filter(isWanted), activeCalls.filter(isWanted)];
  return {
    waiting: waits.length, active: talks.length, waitingCalls: waits, activeCalls: talks,
    longestWaitSince: waits[0]?.since ?? null, isWhole: false,
  };
};
