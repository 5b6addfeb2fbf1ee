// Who is logged in. A page asks that until it knows, and then no more.

import { ask, tell } from './server.js';
import { SECOND } from './time.js';

const PAUSE = 3 * SECOND;
const NOBODY = { user: null, guest: false, rights: [] };
let current = NOBODY;
let asked = null;

/**
 * The session: `{ user, guest, rights, formToken }`. The user is null when nobody is logged in; a guest of a demo is
 * nobody who may do something. Throws an Error whose message may be shown; whoever asks then is asking anew.
 */
export const session = () => {
  asked ??= ask('api/v1/session').then((answer) => {
    current = { ...NOBODY, ...answer };
    return current;
  }).catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
};

/** The session, for which a server that does not answer is asked until it does. */
export const knownSession = () => session().catch(async () => {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return knownSession();
});

/** Whether the user may do something; nobody may until the session is known. */
export const may = (right) => current.rights.includes(right);

/** Tells the server to do something in the user's name. Throws an Error whose message may be shown. */
export const command = async (method, address, content) => {
  const { formToken } = await session();
  return tell(method, address, { content, formToken });
};
