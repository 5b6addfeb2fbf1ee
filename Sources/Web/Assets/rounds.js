// The rounds in which the panels in sight ask the server, and how often.

import { painted } from './dom.js';
import { ask, fewAtATime } from './server.js';
import { MINUTE, SECOND } from './time.js';

/** Calls `change` for a section that comes near the window or leaves it. */
const watcherOf = (change) => new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) change(target, isIntersecting);
}, { rootMargin: '200px' });

/**
 * Keeps panels fresh. `question` gives the query and the time unit of this moment, or null while there is nothing to
 * ask; `isWanted` says whether a panel is shown at all; `beside` is asked in every round beside the panels; `isPast`
 * says that nothing can change any more; `done` is told when a round has ended.
 */
export const rounds = ({ question, isWanted, beside, isPast, done }) => {
  let round = { signal: AbortSignal.abort(), query: '', asked: new Set(), isRunning: false };
  let pause = 3 * SECOND;
  let pending = null;
  let sections = [];

  /** Asks for the panels in sight that this round has not asked for yet. */
  const askInSight = async ({ signal, query, unit, asked }) => {
    if (signal.aborted) return;
    const due = sections.filter(({ isNear }) => isNear).flatMap(({ panels }) => panels)
      .filter((each) => isWanted(each) && !asked.has(each));
    due.forEach((each) => asked.add(each));
    await fewAtATime(due.map((each) => async () => {
      if (signal.aborted) return;
      each.link(`api/v1/panels/${each.id}.csv?${query}`);
      // What the answer calls its unit is that of its numbers; on this page it is the length of its buckets.
      const show = (answer) => each.show({ ...answer, unit });
      await ask(`api/v1/panels/${each.id}?${query}`, signal).then(show).catch((error) => {
        if (!signal.aborted) each.refuse(error.message);
      });
    }));
  };

  /** Asks for every panel in sight again. A newer round ends an older one. */
  const refresh = async () => {
    clearTimeout(pending);
    pending = null;
    const asking = question();
    if (asking === null) return;
    round.controller?.abort();
    const controller = new AbortController();
    const current = {
      ...asking, controller, signal: controller.signal, asked: new Set(), isRunning: true, isOutdated: false,
    };
    round = current;
    const began = performance.now();
    Object.assign(current, { beside: beside(current.signal), inSight: askInSight(current) });
    await current.beside;
    // The first sections may have come meanwhile.
    await current.inSight;
    current.isRunning = false;
    if (current.signal.aborted) return;
    // A server that needs long is asked more seldom.
    pause = Math.max(3 * SECOND, 5 * (performance.now() - began));
    if (current.isOutdated) refreshSoon();
    done();
  };

  /** Asks again after a while; what happens during a round may have come too late for it. */
  const refreshSoon = () => {
    if (round.isRunning) round.isOutdated = true;
    else if (pending === null && !isPast() && !document.hidden) pending = setTimeout(refresh, pause);
  };

  /** Later sections are asked for when they come near the window, and no more once they have left it. */
  const watcher = watcherOf((target, isIntersecting) => {
    for (const each of sections) if (each.root === target) each.isNear = isIntersecting;
    askInSight(round);
  });
  /** Takes these sections from now on, also into a round that is under way. */
  const watch = async (shown) => {
    watcher.disconnect();
    sections = shown;
    sections.filter(({ isLater }) => isLater).forEach(({ root }) => watcher.observe(root));
    const { signal } = round;
    round.inSight = Promise.all([askInSight(round), painted()]);
    await Promise.all([round.beside, round.inSight]);
    if (!signal.aborted) done();
  };

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh();
  });
  setInterval(() => {
    if (!document.hidden && !round.isRunning) refresh();
  }, MINUTE);
  return { refresh, refreshSoon, watch };
};
