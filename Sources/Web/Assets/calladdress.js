// How addresses name a single call, and how it is found.

import { language } from './i18n.js';
import { ask } from './server.js';

/** The part of an address that names a call in a list. */
export const anchorOf = ({ id }) => `#call-${id}`;

/** The call that an address names behind its `#`, or null. */
export const anchored = (hash) => {
  const id = /^#call[-=](\d+)/.exec(hash)?.[1];
  return id === undefined ? null : Number(id);
};

/** The call that an address names among its filters, to be shown alone, or null. */
export const aloneIn = (search) => {
  const id = new URLSearchParams(search).get('call') ?? '';
  return /^\d+$/.test(id) ? Number(id) : null;
};

/** A call by its id; null when there is none. */
export const findCall = async (id) => {
  try {
    return await ask(`api/v1/calls/${id}?lang=${language()}`);
  } catch (error) {
    if (error.status === 404) return null;
    throw error;
  }
};
