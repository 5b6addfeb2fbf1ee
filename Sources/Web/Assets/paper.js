// Printing: on paper the colours are the light ones.

/** Shows the page in light colours while it is printed; `redraw` draws what style sheets do not colour. */
export const onPaper = (redraw = () => {}) => {
  let theme = null;
  addEventListener('beforeprint', () => {
    theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = 'light';
    if (theme !== 'light') redraw();
  });
  addEventListener('afterprint', () => {
    if (theme === null || theme === 'light') return;
    document.documentElement.dataset.theme = theme;
    redraw();
  });
};
