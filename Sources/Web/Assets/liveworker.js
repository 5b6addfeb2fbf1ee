// One live stream for all tabs of a browser: it runs as long as one of them listens. Its name is the address.

import { liveSource } from './livesource.js';

const ports = new Set();
let source = null;
let last = null;

const tell = (message) => ports.forEach((port) => port.postMessage(message));

const join = (port) => {
  ports.add(port);
  if (last) port.postMessage(last);
  source ??= liveSource(self.name, {
    onMessage: (message) => {
      last = message;
      tell(message);
    },
    onRefusal: () => {
      last = null;
      tell('refused');
    },
  });
};

/** A port has one thing to say: that its tab listens no more. */
const leave = (port) => {
  ports.delete(port);
  if (ports.size > 0) return;
  source.close();
  [source, last] = [null, null];
};

addEventListener('connect', ({ ports: [port] }) => {
  port.onmessage = () => leave(port);
  join(port);
});
