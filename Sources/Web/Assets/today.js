// The numbers of today, and what they were yesterday and a week ago at this time of day.

import { weekday } from './format.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { DAY, instantOf, startOfDay, wallClock } from './time.js';
import { teamsOf } from './servicerules.js';

/** The same time of day some days ago. */
export const daysAgo = (now, days, zone) => {
  const clock = wallClock(now, zone);
  return instantOf({ ...clock, day: clock.day - days }, zone);
};

/** The query of a panel for a span. */
export const queryOf = ({ from, to }, unit, { groups, teams, hours }, language) => {
  const [first, last] = [from, to].map((time) => new Date(time).toISOString());
  const query = new URLSearchParams({ from: first, to: last, unit });
  for (const name of groups) query.append('groups', name);
  for (const name of teams) query.append('teams', name);
  if (hours) query.set('hours', hours);
  query.set('lang', language);
  return query;
};

/** The place of each column, by its name. */
export const places = ({ columns }) => Object.fromEntries(columns.map(({ name }, place) => [name, place]));

/** The day up to `to` in one row each. */
export const dayUpTo = async (to, { zone, filters, language }) => {
  const query = queryOf({ from: startOfDay(to, zone), to }, '1d', filters, language);
  const [calls, level] = await Promise.all(
    ['incoming-calls', 'service-level'].map((id) => ask(`api/v1/panels/${id}?${query}`)),
  );
  const of = (answer, name) => answer.rows[0]?.[places(answer)[name]] ?? null;
  const isListening = (calls.coverage?.uncoveredSeconds ?? 0) < (to - startOfDay(to, zone)) / 1000 / 2;
  return {
    answered: of(calls, 'answered') ?? (isListening ? 0 : null),
    missed: of(calls, 'unanswered') ?? (isListening ? 0 : null),
    serviceLevel: of(level, 'service_level'),
    goal: of(level, 'goal') ?? undefined,
  };
};

/** The days that today is compared with, each with its name and its numbers up to this time of day. */
export const earlierAt = async (now, scope) => {
  const names = [[1, text('wall.yesterday')], [7, text('wall.lastWeek')]];
  return Promise.all(names.map(async ([days, label]) =>
    ({ label, values: await dayUpTo(daysAgo(now, days, scope.zone), scope) })));
};

/** The weekday of an instant in words. */
export const weekdayOf = (now, zone) => {
  const { year, month, day } = wallClock(now, zone);
  return weekday((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7 + 1, 'long');
};

/** The hours of the day that began at midnight before `instant`, each with its calls; a running hour is not whole. */
export const hoursOf = async (instant, { zone, filters, language }) => {
  const from = startOfDay(instant, zone);
  const to = startOfDay(from + 1.5 * DAY, zone);
  const answer = await ask(`api/v1/panels/incoming-calls?${queryOf({ from, to }, '1h', filters, language)}`);
  const { answered, unanswered } = places(answer);
  const hours = new Map();
  for (const row of answer.rows) {
    const { hour } = wallClock(Date.parse(row[0]), zone);
    const known = hours.get(hour) ?? { answered: 0, missed: 0 };
    // The hour that comes twice in October is one bar.
    hours.set(hour, { answered: known.answered + row[answered], missed: known.missed + row[unanswered] });
  }
  return hours;
};

/** The same hours one week before. */
export const hoursBefore = (now, scope) => hoursOf(daysAgo(now, 7, scope.zone), scope);

/** The service level of every team today, whatever teams are chosen. */
export const teamsAt = async (now, { zone, language }) => {
  const query = queryOf({ from: startOfDay(now, zone), to: now }, '1d', { groups: [], teams: [] }, language);
  const answer = await ask(`api/v1/panels/service-level-teams?${query}`);
  return teamsOf(answer);
};
