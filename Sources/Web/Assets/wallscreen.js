// What a screen on a wall needs beside its numbers: no pointer, no sleep, no burnt-in picture, and the full screen.

import { text } from './i18n.js';
import { MINUTE, SECOND } from './time.js';

const REST = 5 * SECOND;

/** Hides pointer and buttons five seconds after the last touch. Returns whether somebody is there. */
export const watchPointer = () => {
  let last = performance.now();
  const isHere = () => performance.now() - last < REST;
  const show = () => document.body.toggleAttribute('data-idle', !isHere());
  const wake = () => {
    last = performance.now();
    show();
  };
  for (const name of ['pointermove', 'pointerdown', 'keydown']) addEventListener(name, wake, { passive: true });
  setInterval(show, SECOND / 2);
  return isHere;
};

/** Keeps the screen awake where the browser can; it lets go whenever the page is hidden. */
export const stayAwake = () => {
  const ask = () => {
    // A refusal (low battery, no secure connection) leaves the screen to its own settings.
    if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  ask();
};

const STEPS = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];

/** Moves the picture by some pixels every two minutes, so that none of it burns in. */
export const wander = () => {
  let step = 0;
  setInterval(() => {
    step = (step + 1) % STEPS.length;
    const [across, down] = STEPS[step];
    document.body.style.setProperty('--wander-x', String(across));
    document.body.style.setProperty('--wander-y', String(down));
  }, 2 * MINUTE);
};

/** The button that fills the screen, and the key F; a browser that cannot has no button. Returns what names it anew. */
export const fullscreen = (button) => {
  const toggle = () => {
    const isFull = document.fullscreenElement !== null;
    const change = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    // Who refuses is the browser, and it says so itself.
    change.catch(() => {});
  };
  const label = () => {
    button.textContent = text(document.fullscreenElement ? 'wall.window' : 'wall.fullscreen');
  };
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', toggle);
  document.addEventListener('fullscreenchange', label);
  addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey }) => {
    if (key.toLowerCase() === 'f' && !altKey && !ctrlKey && !metaKey && document.fullscreenEnabled) toggle();
  });
  label();
  return label;
};
