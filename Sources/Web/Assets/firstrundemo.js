// The demo beside the real service: started, visited and ended from here.

import { element } from './dom.js';
import { card } from './firstrunparts.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { command } from './session.js';

/** The card with the buttons. */
export const demoCard = () => {
  const deeds = element('p', { class: 'first-deeds' });
  const outcome = element('p', { class: 'first-outcome', role: 'status' });
  const say = (words, state) => {
    outcome.dataset.state = state;
    outcome.textContent = words;
  };
  const act = async (method) => {
    say(text(method === 'POST' ? 'demo.starting' : 'demo.ending'), 'busy');
    deeds.inert = true;
    try {
      const { running, address } = await command(method, 'api/v1/demo');
      say(running ? '' : text('demo.ended'), 'done');
      if (running) location.assign(address);
      show({ running, address });
    } catch (error) {
      say(error.message, 'problem');
    }
    deeds.inert = false;
  };
  const show = ({ running, address }) => deeds.replaceChildren(...(running
    ? [
      element('a', { href: address, class: 'first-button', id: 'demo-open' }, text('demo.open')),
      element('button', { type: 'button', class: 'plain', id: 'demo-end', click: () => act('DELETE') }, text('demo.end')),
    ]
    : [element('button', { type: 'button', class: 'first-button', id: 'demo-start', click: () => act('POST') },
      text('demo.start'))]));
  show({ running: false });
  ask('api/v1/demo').then(show).catch(() => {});
  return card('demo', text('demo.title'), text('demo.lead'), deeds, outcome);
};
