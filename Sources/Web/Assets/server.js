// Questions to the server.

import { text } from './i18n.js';

/** A refusal in the server's words, or in ours when it had none. */
const refusal = async (response) => {
  const problem = await response.json().catch(() => ({}));
  return new Error(problem.detail ?? problem.title ?? text('error.status', { status: response.status }));
};

/** Asks for JSON. Throws an Error whose message may be shown, or an AbortError. */
export const ask = async (address, signal) => {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } }).catch((error) => {
    throw error.name === 'AbortError' ? error : new Error(text('error.network'));
  });
  if (!response.ok) throw await refusal(response);
  return response.json();
};

/** Runs the tasks in order, a few at a time: the browser keeps connections free for the live stream. */
export const fewAtATime = async (tasks, limit = 4) => {
  const waiting = tasks.values();
  const work = async () => {
    for (const task of waiting) await task();
  };
  await Promise.all(Array.from({ length: limit }, work));
};
