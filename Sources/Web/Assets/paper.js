// Printing: on paper the colours are the light ones.

/** Draws the page anew in light colours while it is printed. */
export const onPaper = (redraw) => {
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
