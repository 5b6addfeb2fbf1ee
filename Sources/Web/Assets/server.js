// Questions to the server, and what it is told to do.

import { language, text } from './i18n.js';
import { signedOut } from './signedout.js';

/** A refusal in the server's words, or in ours when it had none; `status` and sentences by field are the server's. */
const refusal = async (response) => {
  const problem = await response.json().catch(() => ({}));
  const words = problem.detail ?? problem.title ?? text('error.status', { status: response.status });
  return Object.assign(new Error(words), { status: response.status, errors: problem.errors ?? {} });
};

/** The answer to a question that early.js has put already; each is taken once. */
const early = async (address) => {
  const answer = globalThis.early?.get(address);
  globalThis.early?.delete(address);
  return answer;
};

/** Sends a request; `unreachable` names the sentence for a server that does not answer. */
const exchange = async (address, { headers, isLogin = false, ...options }, unreachable) => {
  const spoken = { accept: 'application/json', 'accept-language': language(), ...headers };
  const asked = options.method ? null : await early(address);
  const response = asked ?? await fetch(address, { ...options, headers: spoken }).catch((error) => {
    throw error.name === 'AbortError' ? error : new Error(text(unreachable));
  });
  if (response.status === 401 && !isLogin) signedOut();
  if (!response.ok) throw await refusal(response);
  return response.json();
};

/** Asks for JSON. Throws an Error whose message may be shown, or an AbortError. */
export const ask = (address, signal) => exchange(address, { signal }, 'error.network');

/**
 * Tells the server to do something, with JSON in both directions. `formToken` proves that a page of ours asks;
 * `isLogin` says that a refusal is no reason to go to the login page. Throws an Error whose message may be shown.
 */
export const tell = (method, address, { content, formToken, isLogin } = {}) => exchange(address, {
  method,
  isLogin,
  headers: {
    ...(content === undefined ? {} : { 'content-type': 'application/json' }),
    ...(formToken ? { 'x-form-token': formToken } : {}),
  },
  body: content === undefined ? undefined : JSON.stringify(content),
}, 'error.unreachable');

/** Runs the tasks in order, a few at a time: the browser keeps connections free for the live stream. */
export const fewAtATime = async (tasks, limit = 4) => {
  const waiting = tasks.values();
  const work = async () => {
    for (const task of waiting) await task();
  };
  await Promise.all(Array.from({ length: limit }, work));
};
