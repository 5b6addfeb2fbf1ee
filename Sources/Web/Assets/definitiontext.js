// The text of a definition: formulas as formulas, names as names, and what was searched for marked.

import { element } from './dom.js';

/** A symbol of the formulas: A for answered, B_S for short abandons, _T for "within the threshold". */
const SYMBOL = '[ABMO](?:_[ST])?';
const FORMULA = new RegExp(
  `\\(?${SYMBOL}\\)?(?: [/+−=] \\(?${SYMBOL}\\)?)+|\\b[ABMO]_[ST]\\b|\\b[ABMO](?=:)|(?<![\\w])_[ST](?=:)`, 'g',
);

/** A formula as code, its indices lowered. */
export const formula = (words) => {
  const parts = words.split(/(?<=\w)_([ST])/);
  return element('code', {}, parts.map((part, index) => (index % 2 === 1 ? element('sub', {}, part) : part)));
};

/** A text cut into pieces where `pattern` finds something; `make` gets what was found. */
const replaced = (words, pattern, make, rest = (piece) => piece) => {
  const pieces = [];
  let end = 0;
  for (const match of words.matchAll(pattern)) {
    pieces.push(rest(words.slice(end, match.index)), make(match[0]));
    end = match.index + match[0].length;
  }
  return [...pieces, rest(words.slice(end))].flat();
};

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text in which everything that is wanted stands out. */
export const marked = (words, wanted) => (wanted.length === 0 ? [words]
  : replaced(words, new RegExp(wanted.map(escaped).join('|'), 'gi'), (found) => element('mark', {}, found)));

/** A meaning: what stands in backticks is a name, and formulas are formulas. */
export const meaning = (words, wanted) => replaced(words, /`[^`]+`/g,
  (name) => element('code', {}, marked(name.slice(1, -1), wanted)),
  (piece) => replaced(piece, FORMULA, formula, (rest) => marked(rest, wanted)));
