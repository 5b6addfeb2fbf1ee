// Time series on Chart.js. A chart object lives as long as its panel; only its data change.

import { FEW, comparedPlaces, drawnPlaces, isGoal, notesAt } from './answers.js';
import { handOn } from './charthand.js';
import { element, rewrite } from './dom.js';
import { bucket, cell, percent, tick } from './format.js';
import { text } from './i18n.js';
import { colourNumber, legendOf } from './legend.js';
import { MINUTE, bucketEnd, roundTimes, unitLength } from './time.js';

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The instant under the pointer, shared by all time series, so that one line runs through the whole page. */
const pointer = { time: null };
const drawn = new Set();

const point = (time) => {
  if (pointer.time === time) return;
  pointer.time = time;
  for (const chart of drawn) chart.draw();
};

const verticalLine = (chart, time) => {
  const { ctx, chartArea, scales } = chart;
  if (time === null || time < scales.x.min || time > scales.x.max) return;
  const x = scales.x.getPixelForValue(time);
  ctx.fillStyle = colour('ink-faint');
  ctx.fillRect(Math.round(x), chartArea.top, 1, chartArea.height);
};

/** A dashed line with a head, where somebody has noted something; its words are in the tooltip and in the table. */
const noteLine = (chart, time) => {
  const { ctx, chartArea, scales } = chart;
  if (time < scales.x.min || time > scales.x.max) return;
  const x = Math.round(scales.x.getPixelForValue(time)) + 0.5;
  ctx.strokeStyle = ctx.fillStyle = colour('warn');
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(x, chartArea.top, 3.5, 0, 2 * Math.PI);
  ctx.fill();
};

/** Greys out the time in which nothing was recorded. */
const gapShade = {
  id: 'gapShade',
  beforeDatasetsDraw: (chart) => {
    const { ctx, chartArea, scales } = chart;
    const within = (time) => Math.min(Math.max(scales.x.getPixelForValue(time), chartArea.left), chartArea.right);
    ctx.fillStyle = colour('gap');
    for (const { from, to } of chart.config.options.gaps) {
      const left = within(Date.parse(from));
      ctx.fillRect(left, chartArea.top, Math.max(within(Date.parse(to)) - left, 1), chartArea.height);
    }
    verticalLine(chart, pointer.time);
    for (const { at } of chart.config.options.annotations) noteLine(chart, Date.parse(at));
  },
};

const followPointer = {
  id: 'followPointer',
  afterEvent: (chart, { event }) => {
    const [first] = event.type === 'mouseout' ? [] : chart.getActiveElements();
    point(first ? first.element.parsed?.x ?? chart.data.datasets[first.datasetIndex].data[first.index].x : null);
  },
};

/** Buckets that the span only touches (the first and the running one) hold part of their calls. */
const isPartial = (answer, times, index) =>
  times[index] < Date.parse(answer.from) - MINUTE ||
  bucketEnd(times[index], answer.unit, answer.timeZone) > Date.parse(answer.to) + MINUTE;

const SECONDS_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** The most readable distance of lines on a scale of seconds. */
const secondsStep = (most) => SECONDS_STEPS.find((step) => most / step <= 5) ?? 7200;

const FILLED = ['calls', 'erlang'];

const lineOf = (answer, place, index, times) => {
  const column = answer.columns[place];
  const goal = isGoal(column);
  const tone = colour(`series-${colourNumber(column.name, index)}`);
  const values = answer.rows.map((row) => row[place]);
  const alone = (at) => values[at] !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  const isDotted = (at) => !goal && (alone(at) || values.length <= 14);
  const partial = ({ p0DataIndex, p1DataIndex }) =>
    ([p0DataIndex, p1DataIndex].some((at) => isPartial(answer, times, at)) ? [3, 4] : undefined);
  return {
    label: column.title,
    column: column.name,
    isEarlier: false,
    data: times.map((x, at) => ({ x, y: values[at] })),
    borderColor: tone,
    borderWidth: goal ? 1.5 : 2,
    borderDash: goal ? [6, 4] : [],
    backgroundColor: `${tone}26`,
    // An area says "this many"; a mean or a share is only a line, and so are lines too many to lie behind each other.
    fill: FILLED.includes(column.unit) && drawnPlaces(answer).length <= FEW ? 'origin' : false,
    pointBackgroundColor: tone,
    pointRadius: values.map((_, at) => (isDotted(at) ? 3 : 0)),
    segment: goal ? {} : { borderDash: partial },
  };
};

/** What was there before, as a lighter line in the same colour. */
const earlierLineOf = (line, answer, place) => ({
  ...line,
  label: text('compare.column', { title: line.label }),
  isEarlier: true,
  data: line.data.map(({ x }, at) => ({ x, y: answer.comparison.rows[at]?.[place] ?? null })),
  borderColor: `${line.borderColor}99`,
  borderWidth: 1.5,
  borderDash: [5, 4],
  fill: false,
  pointRadius: 0,
  segment: {},
});

const datasetsOf = (answer, times) => {
  const places = drawnPlaces(answer);
  const lines = places.map((place, index) => lineOf(answer, place, index, times));
  // Many lines are not drawn twice; the table has the earlier values.
  const compared = places.length > FEW ? [] : comparedPlaces(answer);
  const earlier = compared.map((place) => earlierLineOf(lines[places.indexOf(place)], answer, place));
  return [...lines, ...earlier];
};

/** How the scale of values runs, by what is measured. */
const scaleOf = (measure, most) => {
  if (measure === 'share') return { min: 0, max: 1, ticks: { stepSize: 0.25, callback: percent } };
  if (measure === 's') return { suggestedMax: 10, ticks: { stepSize: secondsStep(most) } };
  return measure === 'erlang' ? { suggestedMax: 0.1 } : { suggestedMax: 4, ticks: { precision: 0 } };
};

const edges = (answer, times) => {
  const [from, to, unit] = [Date.parse(answer.from), Date.parse(answer.to), unitLength(answer.unit) * 1.1];
  const [first, last] = [times[0] ?? from, times.at(-1) ?? to];
  if (times.length === 1) return [first - unit, first + unit];
  return [Math.abs(first - from) > unit ? from : first, Math.abs(to - last) > unit ? to : last];
};

const axisTimes = (answer, times, min, max, width) => {
  const most = Math.max(2, Math.floor(width / 72));
  if (unitLength(answer.unit) < unitLength('1d')) return roundTimes(min, max, most, answer.timeZone);
  const step = Math.ceil(times.length / most);
  return times.filter((_, index) => index % step === 0);
};

/** What the bucket of a row is called, and that it is only a part of one. */
const headingOf = (answer, times, index) => {
  if (times[index] === undefined) return [];
  const end = bucketEnd(times[index], answer.unit, answer.timeZone);
  const name = bucket(times[index], end, answer.unit, answer.timeZone);
  const partly = text('panel.partial', { unit: text(`unit.${answer.unit}`) });
  return isPartial(answer, times, index) ? [name, partly] : [name];
};

const settings = (answer) => {
  const times = answer.rows.map(([time]) => Date.parse(time));
  const [min, max] = edges(answer, times);
  const datasets = datasetsOf(answer, times);
  const most = Math.max(0, ...datasets.flatMap(({ data }) => data.map(({ y }) => y ?? 0)));
  const scale = scaleOf(answer.columns[1]?.unit, most);
  const show = (value) => cell(value, answer.columns[1] ?? {}, answer.timeZone);
  const axisFont = { size: 0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize) };
  return {
    datasets,
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      gaps: answer.coverage?.gaps ?? [],
      annotations: answer.annotations ?? [],
      interaction: { mode: 'index', intersect: false, axis: 'x' },
      elements: {
        line: { borderJoinStyle: 'round' },
        point: { hoverRadius: 4, hitRadius: 12, borderWidth: 0 },
      },
      font: { family: getComputedStyle(document.body).fontFamily },
      layout: { padding: { top: 6, right: 6 } },
      scales: {
        x: {
          type: 'linear', min, max,
          grid: { display: false, borderColor: colour('line') },
          afterBuildTicks: (axis) => {
            axis.ticks = axisTimes(answer, times, min, max, axis.chart.width).map((value) => ({ value }));
          },
          ticks: {
            autoSkip: false, maxRotation: 0, color: colour('ink-soft'), font: axisFont,
            callback: (value) => tick(value, answer.unit, answer.timeZone, max - min > 1.1 * unitLength('1y')),
          },
        },
        y: {
          beginAtZero: true, ...scale,
          grid: { color: colour('line'), drawBorder: false, drawTicks: false },
          ticks: {
            color: colour('ink-soft'), font: axisFont, padding: 8, maxTicksLimit: 6, callback: show, ...scale.ticks,
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: colour('tooltip'), titleColor: colour('tooltip-ink'), bodyColor: colour('tooltip-ink'),
          footerColor: colour('tooltip-ink'), footerFont: { weight: 'normal' },
          padding: 10, cornerRadius: 8, caretSize: 0, caretPadding: 12,
          usePointStyle: true, boxWidth: 8, boxHeight: 8, boxPadding: 5,
          callbacks: {
            title: ([{ dataIndex = -1 } = {}]) => headingOf(answer, times, dataIndex),
            footer: ([{ dataIndex = -1 } = {}]) => notesAt(answer, times, dataIndex),
            label: ({ dataset, raw }) => ` ${dataset.label}: ${show(raw.y)}`,
            labelColor: ({ dataset }) => ({ borderColor: dataset.borderColor, backgroundColor: dataset.borderColor }),
          },
        },
      },
    },
  };
};

/**
 * A living time series of this title; `show` takes each new answer. `open` gives the address behind a value, by its
 * column and row, `zoom` receives the span that the reader has chosen.
 */
export const seriesChart = (title, { open, zoom }) => {
  const canvas = element('canvas', { role: 'img', tabindex: '0', 'aria-label': title });
  const legend = element('ul', { class: 'legend' });
  const box = element('div', { class: 'canvas-box' }, canvas);
  const root = element('div', { class: 'series' }, legend, box);
  const drawnNow = { chart: null, answer: null };
  const describe = (index, isForWindow = false) => {
    const { answer, chart } = drawnNow;
    const times = answer.rows.map(([time]) => Date.parse(time));
    const [name, partly = ''] = headingOf(answer, times, index);
    const words = (value) => cell(value, answer.columns[1] ?? {}, answer.timeZone);
    if (isForWindow) return [name, partly, words];
    return [name, ...chart.data.datasets.map(({ label, data }) => `${label}: ${words(data[index]?.y)}`)];
  };
  const hand = handOn(canvas, box, {
    chart: () => drawnNow.chart, answer: () => drawnNow.answer, describe, open, zoom, follow: point,
  });
  const handShade = { id: 'handShade', afterDatasetsDraw: (chart) => hand.draw(chart, colour('accent')) };
  const show = (answer) => {
    const { datasets, options } = settings(answer);
    const { chart } = drawnNow;
    drawnNow.answer = answer;
    rewrite(legend, ...legendOf(answer, open));
    const words = legend.innerText || legend.textContent;
    canvas.setAttribute('aria-label', `${title}. ${words} ${text('chart.keys')}`);
    if (chart) {
      chart.options = options;
      datasets.forEach((dataset, index) => Object.assign(chart.data.datasets[index] ??= {}, dataset));
      chart.data.datasets.length = datasets.length;
      chart.update('none');
    } else {
      const plugins = [gapShade, followPointer, handShade];
      drawnNow.chart = new window.Chart(canvas, { type: 'line', data: { datasets }, options, plugins });
      drawn.add(drawnNow.chart);
    }
  };
  const remove = () => {
    if (!drawnNow.chart) return;
    drawn.delete(drawnNow.chart);
    drawnNow.chart.destroy();
    drawnNow.chart = null;
  };
  return { root, show, remove };
};
