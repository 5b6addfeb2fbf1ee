// What the service level asks for, as far as the server says it.

/** The seconds and the share of those who have set nothing else. */
export const USUAL = { threshold: 20, goal: 0.8 };

const mostCommon = (values) => {
  const amount = (value) => values.filter((each) => each === value).length;
  return values.reduce((most, value) => (amount(value) > amount(most) ? value : most), values[0]);
};

/** The teams in an answer of the panel `service-level-teams`. */
export const teamsOf = ({ columns, rows }) => rows.map((row) =>
  Object.fromEntries(columns.map(({ name }, place) => [name, row[place]])));

/**
 * Threshold in seconds and goal from 0 to 1: those of the only chosen team, otherwise the general ones; where the
 * catalogue does not say those, what most teams have. `team` names the team whose own they are.
 */
export const rulesOf = (catalogue, teams, chosen) => {
  const own = chosen.length === 1 ? teams.find(({ team }) => team === chosen[0]) : undefined;
  if (own) return { threshold: own.threshold, goal: own.goal, team: own.team };
  const common = (name) => mostCommon(teams.map((team) => team[name]).filter(Boolean));
  const { threshold, goal: percent } = catalogue.serviceLevel ?? {};
  return {
    threshold: threshold ?? common('threshold') ?? USUAL.threshold,
    goal: percent === undefined ? common('goal') ?? USUAL.goal : percent / 100,
  };
};
