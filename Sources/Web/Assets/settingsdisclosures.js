// Who has had a caller's number shown in full.

import { element } from './dom.js';
import { minute } from './format.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { table } from './settingsparts.js';

const MOST = 100;

/** The part of the page. */
export const disclosures = (zone) => {
  const list = element('div', { class: 'list', 'aria-busy': 'true' });
  const lineOf = ({ at, user, number, call }) => element('tr', {},
    element('td', {}, minute(Date.parse(at), zone())), element('td', {}, user),
    element('td', {}, element('a', { href: `calls?call=${call}`, title: text('disclosure.toCall') }, number)));

  const load = async () => {
    const { disclosures: all } = await ask('api/v1/disclosures');
    list.replaceChildren(all.length === 0 ? element('p', { class: 'nothing' }, text('disclosure.none'))
      : table(text('part.disclosures'), [
        text('disclosure.at'), text('disclosure.user'), text('disclosure.number'),
      ], all.slice(0, MOST).map(lineOf)));
  };
  load().catch((error) => list.replaceChildren(element('p', { class: 'wrong' }, error.message)))
    .finally(() => list.removeAttribute('aria-busy'));
  return [list];
};
