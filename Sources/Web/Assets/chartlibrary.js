// Chart.js, which is as heavy as all our own scripts and comes after the first numbers.

import { element } from './dom.js';

/** Whether the chart library arrived. */
export const canDraw = () => typeof window.Chart === 'function';

let loading = null;

/** Loads it once. Done also where the server has none. */
export const chartsLoaded = () => {
  loading ??= new Promise((resolve) => {
    const src = new URL('./chart.js', import.meta.url).href;
    document.head.append(element('script', { src, load: resolve, error: resolve }));
  });
  return loading;
};
