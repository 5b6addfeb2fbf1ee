// The hand on a time series: a drag, or shift and arrows, chooses a span; a click, or Enter, opens a point's calls.

import { element } from './dom.js';
import { pointWindow } from './chartpoint.js';
import { MINUTE, bucketEnd } from './time.js';

const DRAG = 6;
const NEAR = 28;
const SHORTEST = 2 * MINUTE;

const timesOf = ({ rows }) => rows.map(([time]) => Date.parse(time));

/** The span that a drag between two instants means: whole buckets where it holds one, otherwise full minutes. */
const draggedSpan = (answer, first, last) => {
  const [from, to] = [Math.min(first, last), Math.max(first, last)];
  const inside = timesOf(answer).filter((time) => time >= from && time <= to);
  const [begin, end] = [Date.parse(answer.from), Date.parse(answer.to)];
  if (inside.length === 0) {
    const start = Math.floor(from / MINUTE) * MINUTE;
    return { from: start, to: Math.max(Math.ceil(to / MINUTE) * MINUTE, start + SHORTEST) };
  }
  return {
    from: Math.max(inside[0], begin),
    to: Math.min(bucketEnd(inside.at(-1), answer.unit, answer.timeZone), Math.max(end, inside.at(-1) + MINUTE)),
  };
};

/**
 * Lets the reader work on a chart. `chart` and `answer` give what is drawn at this moment, `describe` the words of a
 * row, `open` the address behind a value, `zoom` receives a chosen span, `follow` the instant that is looked at.
 */
export const handOn = (canvas, box, { chart, answer, describe, open, zoom, follow }) => {
  const state = { down: null, selection: null, at: null, anchor: null };
  const spoken = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const points = pointWindow(box, { describe, zoom, leave: () => canvas.focus() });
  box.append(spoken);

  const select = (selection) => {
    state.selection = selection;
    canvas.toggleAttribute('data-selecting', selection !== null);
    chart()?.draw();
  };
  const onEscape = ({ key }) => {
    if (key === 'Escape') cancel();
  };
  const cancel = () => {
    removeEventListener('keydown', onEscape);
    Object.assign(state, { down: null, anchor: null });
    select(null);
  };
  const timeAt = (x) => {
    const { scales, chartArea } = chart();
    return scales.x.getValueForPixel(Math.min(Math.max(x, chartArea.left), chartArea.right));
  };
  const finish = () => {
    const { selection } = state;
    cancel();
    if (selection) zoom(selection);
  };

  // What a click means

  const linkOf = (datasetIndex, index) => {
    const { column, isEarlier } = chart().data.datasets[datasetIndex];
    return open(column, index, isEarlier);
  };
  const linksOf = (index) => chart().data.datasets.map(({ label, borderColor, data }, place) =>
    ({ label, colour: borderColor, value: data[index]?.y, href: linkOf(place, index) })).filter(({ href }) => href);
  const rowAt = (event) => chart().getElementsAtEventForMode(event, 'index', { intersect: false, axis: 'x' })[0]?.index;
  const nearest = (event) => {
    const [found] = chart().getElementsAtEventForMode(event, 'nearest', { intersect: false, axis: 'xy' });
    if (!found || Math.hypot(found.element.x - event.offsetX, found.element.y - event.offsetY) > NEAR) return null;
    return linkOf(found.datasetIndex, found.index);
  };
  const show = (index, focus) => {
    if (index === undefined) return;
    const time = timesOf(answer())[index];
    const { unit, timeZone } = answer();
    const span = draggedSpan(answer(), time, time);
    const isFinest = unit === '1m' || bucketEnd(time, unit, timeZone) - time <= SHORTEST;
    points.show({
      x: chart().scales.x.getPixelForValue(time), links: linksOf(index), index, span: isFinest ? null : span, focus,
    });
  };

  canvas.addEventListener('pointerdown', (event) => {
    points.hide();
    if (!chart() || event.button !== 0) return;
    state.down = { id: event.pointerId, x: event.offsetX };
    addEventListener('keydown', onEscape);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!chart()) return;
    if (!state.down) {
      canvas.toggleAttribute('data-near', event.pointerType === 'mouse' && nearest(event) !== null);
      return;
    }
    if (!state.selection && Math.abs(event.offsetX - state.down.x) < DRAG) return;
    if (!canvas.hasPointerCapture(state.down.id)) canvas.setPointerCapture(state.down.id);
    select(draggedSpan(answer(), timeAt(state.down.x), timeAt(event.offsetX)));
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!state.down) return;
    if (state.selection) return finish();
    cancel();
    const href = event.pointerType === 'mouse' ? nearest(event) : null;
    if (!href) return show(rowAt(event), false);
    if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener');
    else location.assign(href);
    return undefined;
  });
  canvas.addEventListener('pointercancel', cancel);

  // The keyboard

  const look = (index, isSelecting) => {
    const times = timesOf(answer());
    state.at = Math.min(Math.max(index, 0), times.length - 1);
    const active = chart().data.datasets.map((_, datasetIndex) => ({ datasetIndex, index: state.at }));
    const x = chart().scales.x.getPixelForValue(times[state.at]);
    chart().setActiveElements(active);
    chart().tooltip.setActiveElements(active, { x, y: chart().chartArea.top });
    chart().update('none');
    follow(times[state.at]);
    spoken.textContent = describe(state.at).join('. ');
    select(isSelecting ? draggedSpan(answer(), times[state.anchor], times[state.at]) : null);
  };
  const forget = () => {
    cancel();
    follow(null);
    chart()?.setActiveElements([]);
    chart()?.tooltip.setActiveElements([], { x: 0, y: 0 });
    chart()?.update('none');
    state.at = null;
  };
  const moves = { ArrowLeft: (at) => at - 1, ArrowRight: (at) => at + 1, Home: () => 0, End: () => Infinity };
  canvas.addEventListener('keydown', (event) => {
    if (!chart() || answer().rows.length === 0) return;
    const at = state.at ?? answer().rows.length;
    if (moves[event.key]) {
      event.preventDefault();
      points.hide();
      if (event.shiftKey) state.anchor ??= Math.min(at, answer().rows.length - 1);
      else state.anchor = null;
      look(moves[event.key](at), event.shiftKey);
    } else if (event.key === 'Enter' && state.at !== null) {
      event.preventDefault();
      if (state.selection) finish();
      else show(state.at, true);
    } else if (event.key === 'Escape' && (state.selection || state.at !== null)) {
      event.stopPropagation();
      forget();
    }
  });
  canvas.addEventListener('blur', () => {
    if (state.at !== null) forget();
  });

  /** Shades the chosen span. */
  const draw = ({ ctx, chartArea, scales }, colour) => {
    if (!state.selection) return;
    const within = (time) => Math.min(Math.max(scales.x.getPixelForValue(time), chartArea.left), chartArea.right);
    const [left, right] = [within(state.selection.from), within(state.selection.to)];
    ctx.save();
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.globalAlpha = 0.16;
    ctx.fillRect(left, chartArea.top, right - left, chartArea.height);
    ctx.globalAlpha = 0.8;
    ctx.strokeRect(left + 0.5, chartArea.top + 0.5, Math.max(right - left - 1, 1), chartArea.height - 1);
    ctx.restore();
  };
  return { draw };
};
