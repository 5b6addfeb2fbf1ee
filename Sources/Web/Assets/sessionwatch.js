// Looks now and then whether the reader is still who it was, also on pages that ask the server for nothing else.

import { ask } from './server.js';
import { knownSession } from './session.js';
import { signedOut } from './signedout.js';
import { SECOND } from './time.js';

const PAUSE = 15 * SECOND;

const isSame = (one, other) => one.user?.name === other.user?.name && String(one.rights) === String(other.rights);

/** Leads away from a page whose login has ended, and loads it anew for somebody with other rights. */
export const watchSession = async () => {
  const known = await knownSession();
  if (!known.user) return;
  const look = async () => {
    // A server that does not answer takes nothing from anybody.
    const current = document.hidden ? null : await ask('api/v1/session').catch(() => null);
    if (!current || isSame(current, known)) return;
    if (current.user || current.guest) location.reload();
    else signedOut();
  };
  setInterval(look, PAUSE);
  document.addEventListener('visibilitychange', look);
};
