// The live stream and whether it can be trusted: five silent seconds mean "lost".

import { ask } from './server.js';
import { signedOut } from './signedout.js';
import { SECOND } from './time.js';

const SILENCE = 4.5 * SECOND;
const PATIENCE = 12 * SECOND;

/**
 * Listens to the live stream at `address()`. `onSnapshot` receives each message, `onState` `connected` or `lost`.
 * Returns the server's clock in milliseconds, and what opens the stream again when the address has changed.
 */
export const listen = ({ address, onSnapshot, onState }) => {
  let source = null;
  let state = 'connecting';
  let heard = Date.now();
  let opened = 0;
  let ahead = 0;

  const become = (next) => {
    if (next === state) return;
    state = next;
    onState(next);
  };
  const open = () => {
    source?.close();
    opened = Date.now();
    source = new EventSource(address());
    source.addEventListener('live', ({ data }) => {
      const snapshot = JSON.parse(data);
      heard = Date.now();
      ahead = Date.parse(snapshot.at) - heard;
      onSnapshot(snapshot);
      become('connected');
    });
    source.addEventListener('ended', () => {
      source.close();
      signedOut();
    });
  };
  // EventSource comes back by itself after an interruption, but not after a refusal nor from a silent death.
  const watch = () => {
    const now = Date.now();
    if (now - heard > SILENCE) become('lost');
    const refused = source.readyState === EventSource.CLOSED && now - opened > 3 * SECOND;
    // Why a stream was refused, only an ordinary question tells; where it is the login, the page leaves.
    if (refused) ask('api/v1/live').catch(() => {});
    if (refused || now - Math.max(heard, opened) > PATIENCE) open();
  };
  open();
  setInterval(watch, SECOND / 2);
  return { now: () => Date.now() + ahead, reopen: open };
};
