// The first view: who waits, for how long, how many talk, and how the day goes so far.

import { element, whenChanged } from './dom.js';
import { NO_VALUE, change, count, ticking } from './format.js';
import { herald } from './herald.js';
import { text } from './i18n.js';
import { callerList } from './wallcallers.js';
import { goalMark, levelTone, toneMark, toneOf, toneWords, wholePercent } from './tone.js';

/** Of fewer calls than these a percentage says nothing. */
const FEW_CALLS = 10;

const tile = (name, label, ...content) => element(
  'section', { class: 'tile-wall', 'data-wall': name, 'aria-labelledby': `wall-${name}-title` },
  element('h3', { id: `wall-${name}-title` }, label), content,
);

/** How many wait, and the longest wait as a clock that runs. */
const hero = () => {
  const number = element('p', { class: 'huge', id: 'wall-waiting' }, NO_VALUE);
  const clock = element('p', { class: 'huge-clock', id: 'wall-longest' });
  const mark = element('p', { class: 'hero-mark' });
  const { root: spoken, tell } = herald();
  const root = element(
    'div', { class: 'hero', id: 'wall-hero', 'data-tone': 'none' },
    tile('waiting', text('wall.waiting'), number), tile('longest', text('wall.longest'), clock, mark), spoken,
  );
  const showTone = whenChanged(({ tone, threshold }) => {
    root.dataset.tone = tone;
    if (tone === 'none') mark.replaceChildren(toneMark('calm', text('wall.nobody')));
    else mark.replaceChildren(toneMark(tone, toneWords(tone, threshold)));
  });
  const tick = ({ waiting, longestWaitSince }, threshold, now) => {
    const seconds = (now - Date.parse(longestWaitSince)) / 1000;
    const isWaiting = waiting > 0 && longestWaitSince !== null && longestWaitSince !== undefined;
    clock.textContent = isWaiting ? ticking(seconds) : NO_VALUE;
    clock.dataset.characters = clock.textContent.length;
    const tone = isWaiting ? toneOf(seconds, threshold) : 'none';
    showTone({ tone, threshold });
    tell({ waiting, tone, words: isWaiting ? toneWords(tone, threshold) : '' });
  };
  const show = ({ waiting }) => {
    if (number.textContent !== String(waiting)) number.textContent = String(waiting);
    number.dataset.digits = String(waiting).length;
  };
  return { root, show, tick };
};

/** One number of the day with what it was yesterday and a week ago by this time. */
const dayNumber = (name, column) => {
  const number = element('p', { class: 'large', id: `wall-${name}` }, NO_VALUE);
  const extra = element('p', { class: 'tile-extra' });
  const before = element('dl', { class: 'before' });
  const root = tile(name, text(`wall.${name}`), number, extra, before);
  const show = whenChanged(({ today, earlier, goal }) => {
    const isShare = column.unit === 'share';
    const shown = (value) => (isShare ? wholePercent(value, goal) : count(value));
    const rounded = (value) => (isShare && value !== null ? Math.round(value * 100) / 100 : value);
    const value = today === null ? NO_VALUE : shown(today);
    number.textContent = value;
    before.replaceChildren(...earlier.filter((each) => each.value !== null).map(({ label, value: was }) => {
      const changed = isShare || was >= FEW_CALLS ? change(rounded(today), rounded(was), column) : null;
      return element('div', {}, element('dt', {}, label),
        element('dd', {}, shown(was), changed ? element('span', { class: 'before-change' }, changed) : null));
    }));
    // A day without a call yet has no goal to be below.
    if (goal === undefined) delete root.dataset.tone;
    else root.dataset.tone = levelTone(today, goal);
    extra.replaceChildren(...(goal === undefined ? [] : [goalMark(today, goal)]));
  });
  return { root, show };
};

const talking = () => {
  const number = element('p', { class: 'large', id: 'wall-active' }, NO_VALUE);
  const parts = element('ul', { class: 'parts' });
  const draw = whenChanged(({ active, amounts }) => {
    number.textContent = String(active);
    parts.replaceChildren(...amounts.map(([direction, amount]) =>
      element('li', {}, element('b', {}, String(amount)), ` ${text(`code.${direction}`)}`)));
  });
  const show = ({ active, activeCalls }) => {
    const amount = (direction) => activeCalls.filter((call) => call.direction === direction).length;
    // The list of a very large house is cut off; then its parts do not add up to the number.
    const amounts = activeCalls.length < active ? [] : ['in', 'out', 'internal'].map((each) => [each, amount(each)]);
    draw({ active, amounts: amounts.filter((each) => each[1] > 0) });
  };
  return { root: tile('active', text('wall.active'), number, parts), show };
};

/** Builds the view into `section`: `show` takes each snapshot, `day` the numbers of today, `tick` the time. */
export const nowScene = (section, { inFull }) => {
  const [top, people, active] = [hero(), callerList(inFull), talking()];
  const numbers = {
    answered: dayNumber('answered', { unit: 'calls' }),
    missed: dayNumber('missed', { unit: 'calls' }),
    serviceLevel: dayNumber('serviceLevel', { unit: 'share' }),
  };
  section.replaceChildren(
    section.firstElementChild, top.root, people.root, active.root,
    ...Object.values(numbers).map((each) => each.root),
  );
  const show = (snapshot) => [top, people, active].forEach((each) => each.show(snapshot));
  const day = ({ today, earlier }) => {
    for (const [name, each] of Object.entries(numbers)) {
      const was = earlier.map(({ label, values }) => ({ label, value: values[name] }));
      each.show({ today: today[name], earlier: was, goal: name === 'serviceLevel' ? today.goal : undefined });
    }
  };
  return { show, day, tick: top.tick };
};
