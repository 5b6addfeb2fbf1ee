// The second view: the calls of today by hour as one large picture, before the outline of a week ago.

import { element, whenChanged } from './dom.js';
import { clockTime, compact, count } from './format.js';
import { text } from './i18n.js';

const NONE = { answered: 0, missed: 0 };
const sum = ({ answered, missed }) => answered + missed;

/** The hours to show: a working day, and whatever lies outside of it and has calls. */
const shownHours = (today, before, running) => {
  const busy = [...today, ...before].filter(([, calls]) => sum(calls) > 0).map(([hour]) => hour);
  const [first, last] = [Math.min(8, running, ...busy), Math.max(17, running, ...busy)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

const bar = (name, share) => {
  const node = element('span', { class: `bar-${name}` });
  node.style.setProperty('--share', String(share));
  return node;
};

const column = (hour, { today, before, running, most }) => {
  const [calls, earlier] = [today.get(hour) ?? NONE, sum(before.get(hour) ?? NONE)];
  const state = hour > running ? 'to-come' : hour === running ? 'running' : 'past';
  const amount = element('b', {}, sum(calls) > 0 ? compact(sum(calls)) : '');
  const parts = ['missed', 'answered'].map((name) => bar(name, calls[name] / most));
  const stack = element('span', { class: 'stack' }, parts);
  amount.style.setProperty('--share', String(Math.max(sum(calls), earlier) / most));
  return element(
    'div', { class: 'hour', 'data-state': state },
    element('span', { class: 'bars' }, earlier > 0 ? bar('before', earlier / most) : null, stack, amount),
    element('span', { class: 'hour-name' }, String(hour)),
  );
};

/** The same numbers for those who read instead of look. */
const readable = (hours, { today, running }, title) => element(
  'table', { class: 'visually-hidden' }, element('caption', {}, title),
  element('thead', {}, element('tr', {}, ['wall.hours.hour', 'wall.hours.answered', 'wall.hours.missed'].map((key) =>
    element('th', { scope: 'col' }, text(key))))),
  element('tbody', {}, hours.filter((hour) => hour <= running).map((hour) => {
    const { answered, missed } = today.get(hour) ?? NONE;
    const name = `${clockTime(hour * 60)}–${clockTime(hour * 60 + 60)}`;
    return element('tr', {}, element('th', { scope: 'row' }, name), [answered, missed].map((value) =>
      element('td', {}, count(value))));
  })),
);

/** Builds the view into `section`; `show` takes the hours of today and of a week ago, and which hour is running. */
export const hoursScene = (section) => {
  const title = text('wall.scene.hours');
  const chart = element('div', { class: 'hours' });
  const legend = element('ul', { class: 'hours-legend' });
  const total = element('p', { class: 'scene-total' });
  const head = element('div', { class: 'scene-head' }, element('h2', { id: 'scene-hours-title' }, title), total);
  const table = element('div', {});
  section.replaceChildren(head, legend, chart, table);
  const draw = whenChanged(({ todayHours, beforeHours, running, weekday }) => {
    const [today, before] = [new Map(todayHours), new Map(beforeHours)];
    const hours = shownHours(today, before, running);
    const most = Math.max(4, ...[...today.values(), ...before.values()].map(sum));
    const all = [...today.values()].reduce(
      (whole, { answered, missed }) => ({ answered: whole.answered + answered, missed: whole.missed + missed }), NONE,
    );
    total.textContent = sum(all) > 0 ? '' : text('wall.hours.none');
    chart.setAttribute('aria-hidden', 'true');
    chart.replaceChildren(...hours.map((hour) => column(hour, { today, before, running, most })));
    legend.replaceChildren(
      element('li', { 'data-bar': 'answered' }, element('b', {}, count(all.answered)), text('wall.hours.answered')),
      element('li', { 'data-bar': 'missed' }, element('b', {}, count(all.missed)), text('wall.hours.missed')),
      element('li', { 'data-bar': 'before' }, text('wall.hours.before', { weekday })),
    );
    table.replaceChildren(readable(hours, { today, running }, title));
  });
  const show = ({ today, before, running, weekday }) =>
    draw({ todayHours: [...today], beforeHours: [...before], running, weekday });
  return { show };
};
