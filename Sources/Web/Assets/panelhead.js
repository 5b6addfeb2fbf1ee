// The title line of a panel: its name, its tools, and the definition that one of them opens.

import { element, icon } from './dom.js';
import { text } from './i18n.js';

/** A button that is only an icon. */
export const tool = (name, label, click, attributes = {}) =>
  element(
    'button',
    { type: 'button', class: 'icon-button', title: label, 'aria-label': label, click, ...attributes },
    icon(name),
  );

/**
 * The title line with its tools, and the definition that one of them opens; `level` is that of its heading, 3 where the
 * panel stands in a section with a heading of its own.
 */
export const panelHead = ({ id, title, definition, level = 3 }, extra = []) => {
  const words = element('p', { class: 'definition', id: `definition-${id}`, hidden: true }, definition);
  const show = (isOpen) => {
    words.hidden = !isOpen;
    info.setAttribute('aria-expanded', String(isOpen));
  };
  const info = tool('info', text('panel.definition', { title }), () => show(words.hidden), {
    'aria-expanded': 'false', 'aria-controls': words.id, 'data-tool': 'definition', keydown: (event) => {
      if (event.key !== 'Escape' || words.hidden) return;
      event.stopPropagation();
      show(false);
    },
  });
  const heading = element(`h${level}`, { id: `title-${id}` }, title);
  const tools = element('div', { class: 'tools' }, definition ? info : null, extra);
  return [element('header', { class: 'panel-head' }, heading, tools), definition ? words : null];
};
