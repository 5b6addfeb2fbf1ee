// What can be done with a panel besides looking at it: read it as a table, save it, and see it alone.

import { element, icon, popover } from './dom.js';
import { text } from './i18n.js';
import { tool } from './panelhead.js';

const entry = (name, label, attributes) =>
  element(attributes.href === undefined ? 'button' : 'a', {
    class: 'choice', 'data-tool': name, ...(attributes.href === undefined ? { type: 'button' } : {}), ...attributes,
  }, icon({ csv: 'download', png: 'picture', table: 'table' }[name]), element('span', {}, label));

/**
 * The tools of a panel. `toggle` changes between chart and table and is null where there is only one of them, `save`
 * makes a picture, `alone` shows nothing but the panel, or everything again.
 */
export const panelTools = ({ id, title }, { toggle, save, alone }) => {
  const table = toggle === null ? null : entry('table', '', { click: () => {
    toggle();
    menu.close();
    menu.root.firstChild.focus();
  } });
  const csv = entry('csv', text('panel.csv'), { href: '', download: `${id}.csv`, click: () => {
    menu.close();
    menu.root.firstChild.focus();
  } });
  const png = entry('png', text('panel.png'), { click: () => {
    menu.close();
    menu.root.firstChild.focus();
    save();
  } });
  const menu = popover({
    id: `menu-${id}`, label: text('panel.more', { title }), face: 'more', content: [table, csv, png].filter(Boolean),
  });
  const expand = tool('expand', '', alone, { 'data-tool': 'alone' });
  const link = (address) => csv.setAttribute('href', address);
  const show = ({ asTable, isAlone, isEmpty }) => {
    table?.replaceChildren(icon(asTable ? 'chart' : 'table'), text(asTable ? 'panel.asChart' : 'panel.asTable'));
    const label = text(isAlone ? 'panel.all' : 'panel.alone', { title });
    expand.replaceChildren(icon(isAlone ? 'close' : 'expand'));
    expand.title = label;
    expand.setAttribute('aria-label', label);
    png.disabled = isEmpty;
  };
  return { nodes: [expand, menu.root], link, show, expand };
};
