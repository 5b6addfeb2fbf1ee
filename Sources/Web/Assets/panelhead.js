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

/** The title line with its tools, and the definition that one of them opens. */
export const panelHead = ({ id, title, definition }, extra = []) => {
  const words = element('p', { class: 'definition', id: `definition-${id}`, hidden: true }, definition);
  const info = tool('info', text('panel.definition', { title }), () => {
    words.hidden = !words.hidden;
    info.setAttribute('aria-expanded', String(!words.hidden));
  }, { 'aria-expanded': 'false', 'aria-controls': words.id, 'data-tool': 'definition' });
  const heading = element('h3', { id: `title-${id}` }, title);
  const tools = element('div', { class: 'tools' }, definition ? info : null, extra);
  return [element('header', { class: 'panel-head' }, heading, tools), definition ? words : null];
};
