// Time series on Chart.js. A chart object lives as long as its panel; only its data change.

import { element } from './dom.js';
import { bucket, cell, count, tick } from './format.js';
import { MINUTE, bucketEnd, roundTimes, unitLength } from './time.js';

const NAMED_COLOURS = { answered: 1, unanswered: 2, incoming: 1, outgoing: 3, voicemail: 4, all: 6, total: 6 };
const PALETTE = [1, 2, 3, 4, 5, 6];

/** The number of the palette colour for a series: the same word has the same colour everywhere. */
export const colourNumber = (name, index) => NAMED_COLOURS[name] ?? PALETTE[index % PALETTE.length];
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Whether the chart library arrived. */
export const canDraw = () => typeof window.Chart === 'function';

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
  bucketEnd(times, index, answer.unit) > Date.parse(answer.to) + MINUTE;

const SECONDS_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** The most readable distance of lines on a scale of seconds. */
const secondsStep = (most) => SECONDS_STEPS.find((step) => most / step <= 5) ?? 7200;

const datasetOf = (answer, column, index, times) => {
  const tone = colour(`series-${colourNumber(column.name, index - 1)}`);
  const values = answer.rows.map((row) => row[index]);
  const alone = (at) => values[at] !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  return {
    label: column.title,
    data: times.map((x, at) => ({ x, y: values[at] })),
    borderColor: tone,
    backgroundColor: `${tone}26`,
    // An area says "this many"; a mean is only a line.
    fill: column.unit === 's' ? false : 'origin',
    pointBackgroundColor: tone,
    pointRadius: values.map((_, at) => (alone(at) || values.length <= 14 ? 3 : 0)),
    segment: {
      borderDash: ({ p0DataIndex, p1DataIndex }) =>
        [p0DataIndex, p1DataIndex].some((at) => isPartial(answer, times, at)) ? [3, 4] : undefined,
    },
  };
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

const settings = (answer, words) => {
  const times = answer.rows.map(([time]) => Date.parse(time));
  const columns = answer.columns.slice(1);
  const [min, max] = edges(answer, times);
  const most = Math.max(0, ...answer.rows.flatMap((row) => row.slice(1).map((value) => value ?? 0)));
  const inSeconds = columns[0]?.unit === 's';
  const show = (value) => cell(value, columns[0] ?? {}, answer.timeZone);
  const axisFont = { size: 0.75 * parseFloat(getComputedStyle(document.documentElement).fontSize) };
  const heading = ([{ dataIndex } = {}]) => {
    if (dataIndex === undefined) return '';
    const name = bucket(times[dataIndex], bucketEnd(times, dataIndex, answer.unit), answer.unit, answer.timeZone);
    return isPartial(answer, times, dataIndex) ? [name, words.partial(answer.unit)] : name;
  };
  return {
    datasets: columns.map((column, index) => datasetOf(answer, column, index + 1, times)),
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      gaps: answer.coverage?.gaps ?? [],
      interaction: { mode: 'index', intersect: false, axis: 'x' },
      elements: {
        line: { borderWidth: 2, borderJoinStyle: 'round' },
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
          beginAtZero: true, suggestedMax: inSeconds ? 10 : 4,
          grid: { color: colour('line'), drawBorder: false, drawTicks: false },
          ticks: {
            color: colour('ink-soft'), font: axisFont, padding: 8, maxTicksLimit: 6, callback: show,
            ...(inSeconds ? { stepSize: secondsStep(most) } : { precision: 0 }),
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: colour('tooltip'), titleColor: colour('tooltip-ink'), bodyColor: colour('tooltip-ink'),
          padding: 10, cornerRadius: 8, caretSize: 0, caretPadding: 12,
          usePointStyle: true, boxWidth: 8, boxHeight: 8, boxPadding: 5,
          callbacks: {
            title: heading,
            label: ({ dataset, raw }) => ` ${dataset.label}: ${show(raw.y)}`,
            labelColor: ({ dataset }) => ({ borderColor: dataset.borderColor, backgroundColor: dataset.borderColor }),
          },
        },
      },
    },
  };
};

/** A living time series; `show` takes each new answer, `words` says what the tooltip needs. */
export const seriesChart = (words) => {
  const canvas = element('canvas', { role: 'img' });
  const legend = element('ul', { class: 'legend' });
  const root = element('div', { class: 'series' }, legend, element('div', { class: 'canvas-box' }, canvas));
  let chart = null;
  const show = (answer, title) => {
    const { datasets, options } = settings(answer, words);
    const sums = answer.columns.slice(1).map((column, index) =>
      column.unit === 'calls' ? count(answer.rows.reduce((sum, row) => sum + (row[index + 1] ?? 0), 0)) : null);
    legend.replaceChildren(...datasets.map(({ label }, index) => element(
      'li', { 'data-colour': colourNumber(answer.columns[index + 1].name, index) },
      label, sums[index] === null ? null : element('b', {}, sums[index]),
    )));
    canvas.setAttribute('aria-label', `${title}. ${legend.innerText || legend.textContent}`);
    if (chart) {
      chart.options = options;
      datasets.forEach((dataset, index) => Object.assign(chart.data.datasets[index] ??= {}, dataset));
      chart.data.datasets.length = datasets.length;
      chart.update('none');
    } else {
      const plugins = [gapShade, followPointer];
      chart = new window.Chart(canvas, { type: 'line', data: { datasets }, options, plugins });
      drawn.add(chart);
    }
  };
  const remove = () => {
    if (!chart) return;
    drawn.delete(chart);
    chart.destroy();
    chart = null;
  };
  return { root, show, remove };
};
