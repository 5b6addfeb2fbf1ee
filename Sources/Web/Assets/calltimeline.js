// The way of a call on a time axis: one row for each leg, its ringing and talking as bars.

import { element } from './dom.js';
import { NO_VALUE, duration, ticking, word } from './format.js';
import { text, textOr } from './i18n.js';
import { MINUTE, SECOND } from './time.js';

const time = (value) => (value ? Date.parse(value) : null);

/** What follows a hangup belongs to it when it begins about then. */
const NEAR = 3 * SECOND;
const LEAST_AXIS = 5 * SECOND;

/** Who is at our end of a leg, as far as anybody said. */
const whoOf = ({ voicemail, user, callee, ownNumber }) => {
  if (voicemail) return text('leg.voicemail');
  return user ?? word(ownNumber ?? callee ?? 'unknown');
};

/** Where a leg came from: the index of an earlier one and how; legs of one number at once are one call, twice. */
const originOf = (leg, index, legs) => {
  const start = time(leg.start);
  if (index === 0) return { how: text('leg.first') };
  const earlier = legs.slice(0, index).map((each, at) => ({ ...each, at })).reverse();
  const forwarded = earlier.find(({ cause, end }) => cause === 'forwarded' && Math.abs(start - time(end)) <= NEAR);
  if (forwarded) {
    const how = forwarded.user ? text('leg.forwardedBy', { who: forwarded.user }) : text('leg.forwarded');
    return { from: forwarded.at, how };
  }
  // Click-to-dial ties an incoming leg to an outgoing one, and phones that ring at once belong to one call.
  const original = earlier.find(({ callId, direction }) =>
    callId === leg.originalCallId && direction === leg.direction);
  const isLater = original !== undefined && start - time(original.start) > NEAR;
  if (!leg.diversion && !isLater) return { how: text('leg.other') };
  const handed = earlier.find(({ answered, end }) => answered && time(answered) <= start
    && (!end || time(end) >= start - NEAR));
  if (!handed) return { from: original?.at ?? index - 1, how: text('leg.forwarded') };
  return {
    from: handed.at, how: handed.user ? text('leg.transferredBy', { who: handed.user }) : text('leg.transferred'),
  };
};

/** The times of a leg, one after the other; `open` goes on, `lost` ended when nobody saw it. */
const partsOf = (leg, call, now) => {
  const [start, answered, ended] = [time(leg.start), time(leg.answered), time(leg.end)];
  const isOpen = ended === null && !leg.crashed && call.state !== 'ended';
  const end = ended ?? (isOpen ? Math.max(now, answered ?? start) : null);
  const kind = leg.voicemail ? 'voicemail' : 'talk';
  const part = (name, from, to) => (to === null
    ? [{ kind: name, from, to: from, lost: true }]
    : to > from ? [{ kind: name, from, to, open: isOpen && to === end }] : []);
  if (answered !== null) return [...part('ring', start, answered), ...part(kind, answered, end)];
  if (leg.voicemail && leg.cause === 'normalClearing') return part('voicemail', start, end);
  const isUnseen = leg.answeringNumber || (leg.source === 'history' && call.outcome === 'answered');
  return part(isUnseen ? 'unseen' : 'ring', start, end);
};

const endOf = (leg, parts) => {
  if (parts.some(({ lost }) => lost)) return text('part.lost');
  if (parts.some(({ open }) => open)) return text('detail.stillOn');
  return leg.cause ? textOr(`cause.${leg.cause}`, leg.cause) : NO_VALUE;
};

const length = (parts, kinds) => {
  const wanted = parts.filter(({ kind, lost }) => kinds.includes(kind) && !lost);
  return wanted.length === 0 ? null : wanted.reduce((sum, { from, to }) => sum + to - from, 0) / SECOND;
};

/** Each leg as a reader understands it: who, how it came, its times and its end. */
export const readLegs = (call, now) => call.legs.map((leg, index, legs) => {
  const parts = partsOf(leg, call, now);
  const [caller, callee] = [leg.caller, leg.callee].map((number) => word(number ?? 'unknown'));
  return {
    ...originOf(leg, index, legs), parts, who: whoOf(leg), route: `${caller} → ${callee}`, end: endOf(leg, parts),
    began: time(leg.start), rang: length(parts, ['ring']), talked: length(parts, ['talk', 'voicemail']),
    isAnswered: leg.answered !== null, isVoicemail: leg.voicemail,
  };
});

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].map((step) => step * SECOND);

const axisOf = (legs) => {
  const parts = legs.flatMap((leg) => leg.parts);
  const from = Math.min(...legs.map(({ began }) => began));
  const to = Math.max(from + LEAST_AXIS, ...parts.map((part) => part.to));
  const step = STEPS.find((each) => (to - from) / each <= 6) ?? 60 * MINUTE * Math.ceil((to - from) / (360 * MINUTE));
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => index * step);
  return { at: (instant) => (instant - from) / (to - from), length: to - from, ticks };
};

const placed = (node, from, size) => {
  node.style.setProperty('--from', String(from));
  if (size !== undefined) node.style.setProperty('--size', String(size));
  return node;
};

const gridOf = ({ ticks, length: whole }) =>
  ticks.map((tick) => placed(element('i', { class: 'tick-line' }), tick / whole));

const bar = (part, axis) => {
  const seconds = duration((part.to - part.from) / SECOND);
  const words = part.lost ? text('part.lost') : `${text(`part.${part.kind}`)}: ${seconds}`;
  const node = element('span', {
    class: 'part', 'data-kind': part.kind, 'data-end': part.lost ? 'lost' : part.open ? 'open' : null, title: words,
  });
  return placed(node, axis.at(part.from), axis.at(part.to) - axis.at(part.from));
};

const lengthsOf = ({ rang, talked, isVoicemail }) => [
  rang === null ? null : ['ring', rang],
  talked === null ? null : [isVoicemail ? 'voicemail' : 'talk', talked],
].filter(Boolean).map(([kind, seconds]) => element('span', { 'data-kind': kind },
  `${text(`part.${kind}`)} ${duration(seconds)}`));

const row = (leg, index, axis) => {
  const link = leg.from === undefined ? null : placed(element('i', { class: 'link' }), axis.at(leg.began));
  link?.style.setProperty('--rows', String(index - leg.from));
  return element(
    'div', { class: 'leg', 'data-origin': leg.from === undefined ? null : 'linked' },
    element('div', { class: 'leg-who' },
      element('b', {}, leg.who),
      element('span', {}, leg.from === undefined ? leg.route : leg.how)),
    element('div', { class: 'leg-track' }, gridOf(axis), link, leg.parts.map((part) => bar(part, axis))),
    element('div', { class: 'leg-end' },
      element('b', {}, leg.end), element('span', { class: 'leg-lengths' }, lengthsOf(leg))),
  );
};

/** The picture. It says nothing that the table of the same legs does not say, so it is hidden from screen readers. */
export const timeline = (legs) => {
  const axis = axisOf(legs);
  const kinds = [...new Set(legs.flatMap(({ parts }) => parts.map(({ kind }) => kind)))];
  const labels = axis.ticks.map((tick) =>
    placed(element('span', { class: 'tick' }, ticking(tick / SECOND)), tick / axis.length));
  return element(
    'div', { class: 'way', 'aria-hidden': 'true' },
    legs.map((leg, index) => row(leg, index, axis)),
    element('div', { class: 'leg axis' }, element('div', { class: 'leg-who' }),
      element('div', { class: 'leg-track' }, labels), element('div', { class: 'leg-end' })),
    element('ul', { class: 'legend' },
      kinds.map((kind) => element('li', { 'data-kind': kind }, text(`part.${kind}`)))),
  );
};
