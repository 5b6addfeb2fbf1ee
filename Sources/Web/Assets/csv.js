// Rows as a file for spreadsheets, by the same rules as the files that the server writes.

import { language } from './i18n.js';

/** A German spreadsheet expects semicolons, because its numbers have commas. */
const separator = () => (language() === 'de' ? ';' : ',');

/** A text that a spreadsheet would run as a formula gets an apostrophe; telephone numbers stay as they are. */
const harmless = (words) => (/^[=+\-@\t\r]/.test(words) && !/^\+\d+$/.test(words) ? `'${words}` : words);

const field = (value) => {
  const words = typeof value === 'number' ? String(value) : harmless(String(value ?? ''));
  return /[",;\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
};

/** The file: names of the columns first, lines end with CR LF; it says by its first bytes that it is UTF-8. */
const fileOf = (head, rows) => {
  const lines = [head, ...rows].map((cells) => cells.map(field).join(separator()));
  return new Blob(['\ufeff', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
};

/** Hands rows to the reader as a file. */
export const saveRows = (name, head, rows) => {
  const address = URL.createObjectURL(fileOf(head, rows));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
