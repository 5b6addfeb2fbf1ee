// The settings as the server has them, and what of them has been changed in the page and not saved yet.

import { command } from './session.js';

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

/** What somebody listens to: `listen` returns nothing, `tell` calls all who listen, `forget` sends them away. */
export const bell = () => {
  const listeners = new Set();
  return {
    listen: (listener) => listeners.add(listener),
    tell: () => listeners.forEach((listener) => listener()),
    forget: () => listeners.clear(),
  };
};

/** A sheet of settings, each by its name. */
export const createSheet = () => {
  const { listen, tell, forget } = bell();
  let answer = null;
  const wishes = new Map();
  /** Sentences by name: what the page itself can see is wrong, and what the server has said. */
  const faults = new Map();

  const known = (name) => answer.settings.find((setting) => setting.name === name);

  const receive = (next) => {
    answer = next;
    for (const [name, value] of wishes) if (same(known(name)?.value, value)) wishes.delete(name);
    tell();
  };

  /** What to send: null stands for the product's own value, which then follows the product. */
  const changes = () => Object.fromEntries([...wishes].map(([name, value]) =>
    [name, same(known(name).default, value) ? null : value]));

  return {
    listen,
    forget,
    receive,
    isKnown: () => answer !== null,
    section: (section) => answer.settings.filter((setting) => setting.section === section),
    setting: known,
    value: (name) => (wishes.has(name) ? wishes.get(name) : known(name).value),
    isChanged: (name) => wishes.has(name),
    faultOf: (name) => faults.get(name) ?? null,
    changedNames: () => [...wishes.keys()],
    faultyNames: () => [...faults.keys()],
    lastChange: () => ({ by: answer.changedBy, at: answer.changedAt }),
    moving: () => answer?.moving ?? null,
    /** Wishes for a value; `fault` says why it cannot be one. */
    set: (name, value, fault = null) => {
      if (same(known(name).value, value)) wishes.delete(name);
      else wishes.set(name, value);
      if (fault) faults.set(name, fault);
      else faults.delete(name);
      tell();
    },
    /** Notes how far calls of the past have been counted anew. */
    move: (moving) => {
      if (!answer || same(answer.moving ?? null, moving)) return;
      answer = { ...answer, moving };
      tell();
    },
    discard: () => {
      wishes.clear();
      faults.clear();
      tell();
    },
    /** Sends what has been changed. Throws an Error whose message may be shown. */
    save: async () => {
      if (wishes.size === 0) return;
      try {
        const next = await command('PUT', 'api/v1/settings', changes());
        wishes.clear();
        faults.clear();
        receive(next);
      } catch (error) {
        for (const [name, sentence] of Object.entries(error.errors ?? {})) faults.set(name, sentence);
        tell();
        throw error;
      }
    },
  };
};
