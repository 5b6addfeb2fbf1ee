// Which view is shown, and when the next one comes.

import { element } from './dom.js';
import { text } from './i18n.js';
import { SECOND } from './time.js';

/** The views in their order. */
const SCENES = ['now', 'hours', 'teams'];
const SHORTEST = 5;
const LONGEST = 3600;

/** How the address asks for views: `?rotate=30` changes them every thirty seconds, `?scene=hours` begins with one. */
export const scenesFrom = (search) => {
  const query = new URLSearchParams(search);
  const seconds = Number(query.get('rotate') ?? 0);
  const scene = query.get('scene');
  return {
    first: SCENES.includes(scene) ? scene : SCENES[0],
    seconds: seconds > 0 ? Math.min(Math.max(seconds, SHORTEST), LONGEST) : 0,
  };
};

/**
 * Shows one view at a time. `isHeld` says whether somebody is at the screen just now, so that nothing should move away
 * from under the pointer; `onChange` hears which view is shown.
 */
export const sceneSwitch = ({ first, seconds, dots, pause, isHeld, onChange }) => {
  const state = { scene: first, isPaused: false, since: performance.now() };
  const show = () => {
    for (const section of document.querySelectorAll('.scene')) {
      section.hidden = section.dataset.scene !== state.scene;
    }
    document.body.dataset.scene = state.scene;
    for (const dot of dots.children) dot.setAttribute('aria-pressed', String(dot.value === state.scene));
    pause.hidden = seconds === 0;
    pause.setAttribute('aria-pressed', String(state.isPaused));
    pause.textContent = text(state.isPaused ? 'wall.resume' : 'wall.pause');
    document.body.toggleAttribute('data-paused', state.isPaused);
  };
  const turnTo = (scene) => {
    Object.assign(state, { scene, since: performance.now() });
    show();
    onChange(scene);
  };
  const turn = (steps) => turnTo(SCENES[(SCENES.indexOf(state.scene) + steps + SCENES.length) % SCENES.length]);
  const togglePause = () => {
    if (seconds === 0) return;
    Object.assign(state, { isPaused: !state.isPaused, since: performance.now() });
    show();
  };
  const build = () => {
    dots.replaceChildren(...SCENES.map((scene) => {
      const title = text(`wall.scene.${scene}`);
      const attributes = { type: 'button', class: 'dot-button', value: scene, title, click: () => turnTo(scene) };
      return element('button', attributes, element('span', { class: 'visually-hidden' }, title));
    }));
    show();
  };
  pause.addEventListener('click', togglePause);
  addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight') turn(1);
    else if (event.key === 'ArrowLeft') turn(-1);
    else if (event.key === ' ' && !event.target.closest?.('button, a')) togglePause();
    else return;
    event.preventDefault();
  });
  setInterval(() => {
    if (state.isPaused || isHeld()) state.since = performance.now();
    else if (seconds > 0 && performance.now() - state.since >= seconds * SECOND) turn(1);
  }, SECOND / 4);
  build();
  return { relabel: build, turnTo, scene: () => state.scene };
};
