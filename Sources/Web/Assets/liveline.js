// How a tab gets at the live stream: it shares one connection with the other tabs of its browser where that can be.

import { liveSource } from './livesource.js';

/**
 * A browser keeps no more than six connections to a server that has no HTTP/2. Tabs that held one each would let the
 * seventh wait for ever. Where there are no shared workers, as on some phones, each has its own after all.
 */
const sharedWorker = (address) => {
  try {
    return new SharedWorker(new URL('./liveworker.js', import.meta.url), { type: 'module', name: address });
  } catch {
    return null;
  }
};

/** Listens to the stream at an address, as `liveSource` does. Returns what ends that. */
export const liveLine = (address, { onMessage, onRefusal }) => {
  const worker = sharedWorker(address);
  let own = worker ? null : liveSource(address, { onMessage, onRefusal });
  worker?.addEventListener('error', () => {
    own ??= liveSource(address, { onMessage, onRefusal });
  });
  worker?.port.addEventListener('message', ({ data }) => (data === 'refused' ? onRefusal() : onMessage(data)));
  worker?.port.start();
  return { close: () => {
    worker?.port.postMessage('leave');
    worker?.port.close();
    own?.close();
  } };
};
