// What happens when the server does not know the reader any more: off to the login, and back to the same place.

import { here } from './place.js';

let isLeaving = false;
let leave = () => {
  // Several questions may have been under way; the reader is led away once.
  if (!isLeaving) location.replace(`login?problem=expired&next=${encodeURIComponent(here())}`);
  isLeaving = true;
};

/** Takes the place of leaving the page, for a page that has nobody before it. */
export const whenSignedOut = (act) => {
  leave = act;
};

/** Says that the server has refused to know the reader. */
export const signedOut = () => leave();
