// The teams as their file has them, and as they have been changed in the page and not saved yet.

import { ask } from './server.js';
import { command } from './session.js';
import { bell } from './settingssheet.js';

let lastKey = 0;

/** A team of the page: it keeps its place on the screen whatever it is called. */
const asEdited = ({ name, numbers, serviceLevel = {} }) => {
  lastKey += 1;
  return { key: lastKey, name, numbers: [...numbers], serviceLevel: { ...serviceLevel } };
};

/** A team as the file has it; without a service level where nothing differs. */
const asWritten = ({ name, numbers, serviceLevel }) => {
  const level = Object.fromEntries(Object.entries(serviceLevel).filter(([, value]) => value !== null && value !== ''));
  return { name, numbers, ...(Object.keys(level).length > 0 ? { serviceLevel: level } : {}) };
};

/** A roster of teams. */
export const createRoster = () => {
  const { listen, tell, forget } = bell();
  let answer = null;
  let teams = [];
  let before = '';
  let faults = {};

  const written = () => teams.map(asWritten);

  const receive = (next) => {
    answer = next;
    teams = next.teams.map(asEdited);
    before = JSON.stringify(written());
    faults = {};
    tell();
  };

  const isChanged = () => JSON.stringify(written()) !== before;

  return {
    listen,
    forget,
    /** Takes over what the server says, unless something has been changed here; the same teams stay as they stand. */
    receive: (next) => {
      if (answer !== null && isChanged()) return;
      const isSame = answer !== null && JSON.stringify(next.teams.map(asEdited).map(asWritten)) === before;
      if (isSame) {
        answer = next;
        tell();
      } else receive(next);
    },
    answer: () => answer,
    teams: () => teams,
    isChanged,
    /** A sentence about a place such as `teams.0.name`; null when there is nothing wrong. */
    faultOf: (place) => faults[place] ?? null,
    hasFaults: () => Object.keys(faults).length > 0,
    add: () => {
      const team = asEdited({ name: '', numbers: [] });
      teams.push(team);
      faults = {};
      tell();
      return team;
    },
    remove: (team) => {
      teams = teams.filter((each) => each !== team);
      faults = {};
      tell();
    },
    /** Changes a team; what was said about the teams before is no longer true. */
    change: (team, changes) => {
      Object.assign(team, changes);
      faults = {};
      tell();
    },
    discard: () => receive(answer),
    reload: async () => receive(await ask('api/v1/teams')),
    /** Sends the teams. Throws an Error whose message may be shown. */
    save: async () => {
      if (!isChanged()) return;
      try {
        receive(await command('PUT', 'api/v1/teams', { version: answer.version, teams: written() }));
      } catch (error) {
        faults = error.errors ?? {};
        tell();
        throw error;
      }
    },
  };
};
