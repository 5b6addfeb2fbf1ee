// What an answer says beside its plain rows: what of it is drawn, what was there before, what somebody has noted.

import { text } from './i18n.js';
import { bucketEnd } from './time.js';

/** Whether the cells of a column are numbers. */
export const isNumber = ({ type }) => type === 'integer' || type === 'number';

/** So many lines have room for areas and for earlier lines between them. */
export const FEW = 3;

/** The places of the columns that a series draws: those in its unit, of many only those in which something happened. */
export const drawnPlaces = ({ columns, rows }) => {
  const places = columns.flatMap(({ unit }, place) => (place > 0 && unit && unit === columns[1].unit ? [place] : []));
  return places.length <= FEW ? places : places.filter((place) => rows.some((row) => row[place]));
};

/** A column that says where the others should be, not where they were. */
export const isGoal = ({ name }) => name === 'goal';

/** The places of the drawn columns that have an earlier value; none without a comparison. */
export const comparedPlaces = (answer) =>
  (answer.comparison ? drawnPlaces(answer).filter((place) => !isGoal(answer.columns[place])) : []);

/** The notes of bucket `at` of a series. */
export const notesAt = ({ annotations = [], unit, timeZone }, times, at) => annotations
  .filter(({ at: noted }) => Date.parse(noted) >= times[at] && Date.parse(noted) < bucketEnd(times[at], unit, timeZone))
  .map((each) => each.text);

/** Whether there was nothing to count. */
export const isEmpty = ({ kind, columns, rows }) => {
  if (kind === 'week') return rows.every((row) => !row[2]);
  const values = columns.flatMap((column, place) => (isNumber(column) && !isGoal(column) ? [place] : []));
  return rows.length === 0 || (kind === 'series' && rows.every((row) => values.every((place) => !row[place])));
};

/** Whether there were calls, but in each unit of time too few for a value. */
export const isThin = (answer) => answer.kind === 'series' && !isEmpty(answer)
  && drawnPlaces(answer).every((place) => isGoal(answer.columns[place]) || answer.rows.every((row) => row[place] === null));

/** Whether an answer is one row of figures, which reads better as figures than as a table. */
export const isSummary = ({ kind, columns, rows }) => kind === 'table' && rows.length === 1 && columns.every(isNumber);

/** The answer with the earlier values and the notes as columns of their own, for those who read it as a table. */
export const tableView = (answer) => {
  const { kind, columns, rows, comparison, annotations = [] } = answer;
  if (kind !== 'series') return answer;
  const times = rows.map(([time]) => Date.parse(time));
  const places = comparedPlaces(answer);
  const before = places.map((place) => {
    const title = text('compare.column', { title: columns[place].title });
    return { ...columns[place], name: `previous_${columns[place].name}`, title };
  });
  const notes = annotations.length > 0 ? [{ name: 'note', title: text('note'), type: 'text' }] : [];
  const extended = rows.map((row, at) => [
    ...row, ...places.map((place) => comparison.rows[at]?.[place] ?? null),
    ...notes.map(() => notesAt(answer, times, at).join('; ')),
  ]);
  return { ...answer, columns: [...columns, ...before, ...notes], rows: extended };
};
