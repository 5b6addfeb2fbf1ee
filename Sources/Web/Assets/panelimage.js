// A panel as a picture to pass on: with its title, its span and its filters, so that it explains itself anywhere.

import { element } from './dom.js';
import { text } from './i18n.js';
import { paint } from './painting.js';

const SCALE = 2;
/** A browser makes no picture that is higher, in its own pixels; then it is a coarser one. */
const HIGHEST = 32000;
const MARGIN = 24;
const TITLE = 22;
const LINE = 20;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Breaks words into lines that fit. */
const linesOf = (ctx, words, width) => words.split(' ').reduce((lines, word) => {
  const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
  if (lines.length > 0 && ctx.measureText(longer).width <= width) return [...lines.slice(0, -1), longer];
  return [...lines, word];
}, []);

const family = () => getComputedStyle(document.body).fontFamily;

/** Draws the picture of a panel's content; `words` are the lines below its title. */
const pictureOf = (title, words, content) => {
  const rect = content.getBoundingClientRect();
  const width = Math.max(rect.width, 320);
  const canvas = element('canvas');
  const ctx = canvas.getContext('2d');
  const write = (words, x, y, size, weight, ink) => {
    ctx.font = `${weight} ${size}px ${family()}`;
    ctx.fillStyle = colour(ink);
    ctx.fillText(words, x, y);
  };
  ctx.font = `400 13px ${family()}`;
  const lines = words.flatMap((line) => linesOf(ctx, line, width));
  const top = MARGIN + TITLE + LINE * lines.length + 16;
  const height = top + rect.height + MARGIN + LINE;
  const scale = Math.min(SCALE, HIGHEST / height);
  canvas.width = (width + 2 * MARGIN) * scale;
  canvas.height = height * scale;
  ctx.scale(scale, scale);
  ctx.fillStyle = colour('surface');
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  write(title, MARGIN, MARGIN + 16, 18, 600, 'ink');
  lines.forEach((line, index) => write(line, MARGIN, MARGIN + TITLE + LINE * (index + 1) - 4, 13, 400, 'ink-soft'));
  write(text('product'), MARGIN, top + rect.height + LINE + 4, 11, 400, 'ink-faint');
  paint(ctx, content, { x: rect.x - MARGIN - (width - rect.width) / 2, y: rect.y - top });
  return canvas;
};

/**
 * Saves a panel as a PNG. The whole of a table is on it, also what the page would scroll to. `fail` hears that the
 * browser can make no picture of so much.
 */
export const saveImage = ({ id, title }, words, body, content, fail) => {
  body.classList.add('unscrolled');
  const canvas = pictureOf(title, words, content);
  body.classList.remove('unscrolled');
  canvas.toBlob((blob) => {
    if (!blob) return fail();
    const href = URL.createObjectURL(blob);
    element('a', { href, download: `${id}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
    return undefined;
  }, 'image/png');
};
