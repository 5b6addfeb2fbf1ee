// The live stream and whether it can be trusted: five silent seconds mean "lost".

import { liveLine } from './liveline.js';
import { ask } from './server.js';
import { SECOND } from './time.js';

const SILENCE = 4.5 * SECOND;
/** A clock that differs by more has been set; by less, a message was late. */
const LATE = 2 * SECOND;

/**
 * Listens to the live stream at `address()`. `onSnapshot` receives each message, `onState` `connected` or `lost`.
 * Returns the server's clock in milliseconds, and what opens the stream again when the address has changed.
 */
export const listen = ({ address, onSnapshot, onState }) => {
  let line = null;
  let state = 'connecting';
  let heard = Date.now();
  let ahead = null;

  const become = (next) => {
    if (next === state) return;
    state = next;
    onState(next);
  };
  const onMessage = ({ data, at }) => {
    const snapshot = JSON.parse(data);
    heard = at;
    // A message is late and never early, so the clock of the quickest is right, and no late one turns it back.
    const measured = Date.parse(snapshot.at) - at;
    ahead = Math.abs(measured - (ahead ?? Infinity)) < LATE ? Math.max(ahead, measured) : measured;
    onSnapshot(snapshot);
    if (Date.now() - heard <= SILENCE) become('connected');
  };
  // Why a stream was refused, only an ordinary question tells; where it is the login, the page leaves.
  const onRefusal = () => ask('api/v1/live').catch(() => {});
  const open = () => {
    line?.close();
    line = liveLine(new URL(address(), document.baseURI).href, { onMessage, onRefusal });
  };
  open();
  // A page that the browser keeps for the way back listens to nothing meanwhile.
  addEventListener('pagehide', () => line.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) open();
  });
  setInterval(() => {
    if (Date.now() - heard > SILENCE) become('lost');
  }, SECOND / 2);
  return { now: () => Date.now() + (ahead ?? 0), reopen: open };
};
