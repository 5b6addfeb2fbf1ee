// The list as a file. The server gives it in pieces, each of which names the next.

import { language } from './i18n.js';

const PIECE = 1000;

/** More calls than this make a file that neither a browser nor a spreadsheet likes. */
export const MOST = 200 * PIECE;

/** The address of the first piece. */
export const csvAddress = (query) => `api/v1/calls.csv?${query}&limit=${PIECE}`;

const nextOf = (response) => /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];

/**
 * Fetches all pieces and joins them; `progress` hears how many calls there are so far.
 *
 * Returns `{ file, isWhole }`. Throws when a piece does not come, or an AbortError.
 */
export const wholeFile = async (query, { signal, progress }) => {
  const pieces = [];
  let address = csvAddress(query);
  while (address && pieces.length * PIECE < MOST) {
    const response = await fetch(address, { signal, headers: { 'accept-language': language() } });
    if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
    const lines = await response.text();
    // Every piece begins with the names of the columns.
    pieces.push(pieces.length === 0 ? lines : lines.slice(lines.indexOf('\n') + 1));
    address = nextOf(response);
    if (address) progress(pieces.length * PIECE);
  }
  return { file: new Blob(pieces, { type: 'text/csv;charset=utf-8' }), isWhole: !address };
};

/** Hands a file to the reader. */
export const save = (file, name) => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
