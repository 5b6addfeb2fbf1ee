// Hears from the live stream that something has happened, and shows in the page's head whether it can be heard.

import { language, text } from './i18n.js';
import { lastEventWords } from './lastevent.js';
import { listen } from './live.js';
import { SECOND } from './time.js';

const byId = (id) => document.getElementById(id);

/** Between two looks at the same data. */
const CALM = 5 * SECOND;

/**
 * Calls `onNews` when calls have begun or changed and when a lost connection is back, at most every five seconds and
 * never while nobody looks. `zone` gives the time zone, null while it is not known. Returns the server's clock.
 */
export const news = ({ zone, onNews }) => {
  let snapshot = null;
  let state = 'connecting';
  let isDue = false;
  let last = Date.now();

  const show = () => {
    byId('connection').hidden = false;
    byId('connection').dataset.state = state;
    document.body.dataset.connection = state;
    const words = text(`connection.${state}`);
    if (byId('connection-text').textContent !== words) byId('connection-text').textContent = words;
    if (!snapshot || !zone()) return;
    byId('last-event').textContent = lastEventWords({ snapshot, state, now: stream.now(), zone: zone() });
  };
  const tell = () => {
    if (!isDue || document.hidden || Date.now() - last < CALM) return;
    isDue = false;
    last = Date.now();
    onNews();
  };
  const stream = listen({
    address: () => `api/v1/live/stream?lang=${language()}`,
    onSnapshot: (next) => {
      const isNew = snapshot?.totalEvents !== next.totalEvents || snapshot?.lastEventAt !== next.lastEventAt;
      isDue ||= snapshot !== null && isNew;
      snapshot = next;
    },
    onState: (next) => {
      isDue ||= state === 'lost' && next === 'connected';
      state = next;
      show();
    },
  });
  setInterval(() => {
    show();
    tell();
  }, SECOND);
  return stream.now;
};
