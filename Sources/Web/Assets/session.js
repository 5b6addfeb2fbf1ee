// Who is logged in. A page asks that once.

import { ask, tell } from './server.js';

const NOBODY = { user: null, guest: false, rights: [] };
let current = NOBODY;
let asked = null;

/**
 * The session: `{ user, guest, rights, formToken }`. The user is null when nobody is logged in or nobody can tell; a
 * guest of a demo is nobody who may do something.
 */
export const session = () => {
  asked ??= ask('api/v1/session').catch(() => NOBODY).then((answer) => {
    current = { ...NOBODY, ...answer };
    return current;
  });
  return asked;
};

/** Whether the user may do something; nobody may until the session is known. */
export const may = (right) => current.rights.includes(right);

/** Tells the server to do something in the user's name. Throws an Error whose message may be shown. */
export const command = async (method, address, content) => {
  const { formToken } = await session();
  return tell(method, address, { content, formToken });
};
