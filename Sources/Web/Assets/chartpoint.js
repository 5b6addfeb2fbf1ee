// The small window over a point of a chart: its values, each with the calls behind it.

import { element } from './dom.js';
import { text } from './i18n.js';

/** Builds the window into the box of a chart. `leave` is told when the reader closes it by the keyboard. */
export const pointWindow = (box, { describe, zoom, leave }) => {
  const root = element('div', { class: 'point-window', role: 'group', hidden: true, keydown: (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    hide();
    leave();
  } });
  box.append(root);
  const leaveBox = ({ target }) => {
    if (!box.contains(target)) hide();
  };
  const hide = () => {
    root.hidden = true;
    document.removeEventListener('pointerdown', leaveBox);
  };
  root.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) hide();
  });

  const row = ({ label, colour, value, href }, words) => {
    const mark = element('span', { class: 'point-mark', 'aria-hidden': 'true' });
    mark.style.setProperty('--tone', colour);
    return element('li', {}, element('a', { href }, mark, element('span', {}, label), element('b', {}, words(value))));
  };
  const show = ({ x, links, index, span, focus }) => {
    const [name, , words] = describe(index, true);
    const closer = span ? element('button', { type: 'button', class: 'plain', click: () => {
      hide();
      zoom(span);
    } }, text('step.in')) : null;
    root.setAttribute('aria-label', name);
    root.replaceChildren(...[
      element('p', {}, name), element('ul', {}, links.map((link) => row(link, words))), closer,
    ].filter(Boolean));
    root.hidden = false;
    document.addEventListener('pointerdown', leaveBox);
    const half = root.offsetWidth / 2;
    const left = Math.min(Math.max(x, half), Math.max(box.clientWidth - half, half));
    root.style.setProperty('left', `${left - half}px`);
    if (focus) root.querySelector('a, button')?.focus();
  };
  return { show, hide };
};
