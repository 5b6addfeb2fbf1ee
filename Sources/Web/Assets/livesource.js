// One connection to the live stream, which comes back after an interruption, a refusal and a silent death.

import { SECOND } from './time.js';

const PATIENCE = 12 * SECOND;
const PAUSE = 3 * SECOND;

/**
 * Opens the stream at an address. `onMessage` receives each message as it came and when that was; `onRefusal` hears
 * that the server does not send any. Returns what closes it for good.
 */
export const liveSource = (address, { onMessage, onRefusal }) => {
  let source = null;
  let opened = 0;
  let heard = 0;

  const open = () => {
    source?.close();
    opened = Date.now();
    source = new EventSource(address);
    source.addEventListener('live', ({ data }) => {
      heard = Date.now();
      onMessage({ data, at: heard });
    });
    source.addEventListener('ended', () => {
      source.close();
      opened = Date.now();
      onRefusal();
    });
  };
  // EventSource comes back by itself after an interruption, but not after a refusal nor from a silent death.
  const watch = () => {
    const now = Date.now();
    const isRefused = source.readyState === EventSource.CLOSED && now - opened > PAUSE;
    if (isRefused) onRefusal();
    if (isRefused || now - Math.max(heard, opened) > PATIENCE) open();
  };
  open();
  const timer = setInterval(watch, SECOND / 2);
  return { close: () => {
    clearInterval(timer);
    source.close();
  } };
};
