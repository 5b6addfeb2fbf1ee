// A number that opens the calls behind it.

import { element } from './dom.js';
import { learn, text } from './i18n.js';

learn({ 'calls.behind': ['Show these calls', 'Diese Anrufe zeigen'] });

/**
 * The words as a link to `address()`, or as they are where that is null. The address is made anew when the reader comes
 * near: the span of a page that runs with the clock is another one by then.
 */
export const numberLink = (words, address, attributes = {}) => {
  const href = address();
  if (!href) return words;
  const renew = () => {
    link.href = address() ?? href;
  };
  const link = element(
    'a',
    { class: 'behind', href, title: text('calls.behind'), pointerenter: renew, focus: renew, ...attributes },
    words,
  );
  return link;
};

/** Nothing is behind any number. */
export const nothingBehind = () => null;
