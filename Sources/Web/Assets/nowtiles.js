// The six numbers of the top row: is it fine now?

import { callsAddress, callsOfDay } from './drill.js';
import { NO_VALUE, count, duration, hourMinute, ticking } from './format.js';
import { herald } from './herald.js';
import { text } from './i18n.js';
import { comparedCount, comparedLevel, nowTile } from './nowtile.js';
import { DAY, SECOND } from './time.js';
import { goalWords, levelTone, missedTone, missedWords, toneOf, toneWords, wholePercent } from './tone.js';

const CALM = { tone: 'none', words: '' };

/** The tiles: their panels in the catalogue, whose definitions they have, and the calls behind them. */
const tilesOf = ({ described, running, today }) => {
  const [queue, talks] = [described('waiting'), described('active-calls')];
  const waits = running({ direction: 'in', state: 'waiting' });
  const ofDay = (id, live, panel, column) => nowTile({
    id, live, title: text(`now.${live}`), definition: described(panel).definition, address: today(panel, column),
  });
  return {
    waiting: nowTile({ ...queue, live: 'waiting', address: waits }),
    longest: nowTile({
      id: 'longest-wait', title: text('now.longest'), definition: queue.definition, live: 'longest', address: waits,
    }),
    active: nowTile({ ...talks, live: 'active', address: running({ state: 'active' }) }),
    answered: ofDay('answered-today', 'answered', 'incoming-calls', 'answered'),
    missed: ofDay('missed-today', 'missed', 'incoming-calls', 'unanswered'),
    serviceLevel: ofDay('service-level-today', 'serviceLevel', 'service-level', 'service_level'),
  };
};

const splitOf = ({ active, activeCalls }) => {
  // The list of a very large house is cut off; then its parts do not add up to the number.
  if (activeCalls.length < active) return '';
  const amounts = ['in', 'out', 'internal'].map((direction) =>
    [direction, activeCalls.filter((call) => call.direction === direction).length]);
  return amounts.filter(([, amount]) => amount > 0)
    .map(([direction, amount]) => `${amount} ${text(`code.${direction}`)}`).join(' · ');
};

/**
 * Builds the tiles. `described` gives a panel of the catalogue by its id, `filters` what is chosen, `now` the server's
 * clock. `live` takes the calls of this moment, `day` those of today and of the week before with the threshold of the
 * service level, `tick` the time.
 */
export const nowTiles = ({ described, filters, now, zone }) => {
  const state = { live: null, day: null, before: null, threshold: null };
  const running = (query) => () => {
    const { groups, teams } = filters();
    return callsAddress({ from: now() - DAY, to: now(), groups, teams, ...query });
  };
  const today = (panel, column) => () => {
    // Before the day is known its number is a dash; to work out when it began would only delay who waits now.
    return state.day ? callsOfDay(panel, column, state.day, filters()) : 'calls';
  };
  const { waiting, longest, active, answered, missed, serviceLevel } = tilesOf({ described, running, today });
  const { root: spoken, tell } = herald();

  const showQueue = (instant) => {
    const { live, day, before, threshold } = state;
    if (!live) return;
    const seconds = live.waiting > 0 ? (instant - Date.parse(live.longestWaitSince)) / SECOND : null;
    const tone = seconds === null ? 'calm' : threshold === null ? 'none' : toneOf(seconds, threshold);
    const words = seconds === null ? text('now.nobody') : tone === 'none' ? '' : toneWords(tone, threshold);
    const { weekday, waiting: then = null } = before ?? {};
    waiting.draw({
      words: count(live.waiting),
      compared: before === null ? '' : text(then === null ? 'now.noBefore' : 'now.then', { count: then, weekday }),
    });
    waiting.mark({ tone, words });
    longest.draw({
      words: seconds === null ? NO_VALUE : ticking(seconds),
      compared: day?.longest ? text('now.longestToday', { duration: duration(day.longest.wait) }) : '',
    });
    longest.mark({ tone, words });
    tell({ waiting: live.waiting, tone, words });
  };
  const showTalks = () => {
    const { live, day } = state;
    if (!live) return;
    const { peak, peak_at: at } = day?.peak ?? {};
    active.draw({
      words: count(live.active),
      compared: peak ? text('now.peak', { count: count(peak), time: hourMinute(Date.parse(at), zone) }) : '',
    });
    active.mark({ tone: 'none', words: splitOf(live) });
  };
  const showDay = () => {
    const { day, before } = state;
    const amount = (value) => (value === null ? NO_VALUE : count(value));
    const compare = (name) => comparedCount(day[name], before[name], before.weekday);
    answered.draw({ words: amount(day.answered), compared: compare('answered') });
    answered.mark(CALM);
    missed.draw({ words: amount(day.missed), compared: compare('missed') });
    missed.mark({ tone: missedTone(day, before), words: missedWords(day, before) });
    const { serviceLevel: level, goal } = day;
    serviceLevel.draw({
      words: level === null ? NO_VALUE : wholePercent(level, goal),
      compared: comparedLevel(level, before.serviceLevel, before.weekday),
    });
    serviceLevel.mark(level === null ? { tone: 'none', words: goalWords(null, goal) }
      : { tone: levelTone(level, goal), words: goalWords(level, goal) });
  };
  return {
    nodes: [waiting, longest, active, answered, missed, serviceLevel].map(({ root }) => root),
    spoken,
    tick: showQueue,
    live: (calls) => {
      state.live = calls;
      showQueue(now());
      showTalks();
    },
    day: (known) => {
      Object.assign(state, known);
      showDay();
      showQueue(now());
      showTalks();
    },
  };
};
