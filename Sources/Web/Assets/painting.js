// Paints a part of the page into a picture, in the colours in which it stands there. No style sheet, no library: boxes,
// texts, rings and charts are all that panels are made of.

const isClear = (colour) => colour === 'transparent' || /, 0\)$|\/ 0\)$/.test(colour);

const roundBox = (ctx, x, y, width, height, style) => {
  ctx.fillStyle = style.backgroundColor;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2));
  ctx.fill();
};

const paintBox = (ctx, node, rect) => {
  const style = getComputedStyle(node);
  if (!isClear(style.backgroundColor)) roundBox(ctx, rect.x, rect.y, rect.width, rect.height, style);
  const line = parseFloat(style.borderBottomWidth);
  if (line > 0 && style.borderBottomStyle !== 'none') {
    ctx.fillStyle = style.borderBottomColor;
    ctx.fillRect(rect.x, rect.y + rect.height - line, rect.width, line);
  }
};

/** The mark of a legend and the bar of a ranking stand before their words. */
const paintMark = (ctx, node, rect) => {
  const style = getComputedStyle(node, '::before');
  const [width, height] = [parseFloat(style.width), parseFloat(style.height)];
  if (style.content === 'none' || !(width > 0)) return;
  const middle = rect.y + rect.height / 2;
  if (height > 0 && !isClear(style.backgroundColor)) {
    roundBox(ctx, rect.x, middle - height / 2, width, height, style);
  } else if (parseFloat(style.borderTopWidth) > 0) {
    ctx.strokeStyle = style.borderTopColor;
    ctx.lineWidth = parseFloat(style.borderTopWidth);
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(rect.x, middle);
    ctx.lineTo(rect.x + width, middle);
    ctx.stroke();
    ctx.setLineDash([]);
  }
};

/** Words one by one, each where the page has put it. */
const paintText = (ctx, node, origin) => {
  const style = getComputedStyle(node.parentElement);
  ctx.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  ctx.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  ctx.fillStyle = style.color;
  ctx.textBaseline = 'alphabetic';
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const rect = range.getBoundingClientRect();
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = ctx.measureText(word);
    ctx.fillText(word, rect.x - origin.x, rect.y - origin.y + (rect.height + above - below) / 2);
  }
};

const paintRing = (ctx, circle, rect) => {
  const style = getComputedStyle(circle);
  const [radius, scale] = [Number(circle.getAttribute('r')), rect.width / 100];
  const unit = 2 * Math.PI * radius * scale / 100;
  const dashes = (circle.getAttribute('stroke-dasharray') ?? '').split(' ').filter(Boolean);
  ctx.strokeStyle = style.stroke;
  ctx.lineWidth = parseFloat(style.strokeWidth) * scale;
  ctx.setLineDash(dashes.map((dash) => Number(dash) * unit));
  ctx.lineDashOffset = Number(circle.getAttribute('stroke-dashoffset') ?? 0) * unit;
  ctx.beginPath();
  ctx.arc(rect.x + 50 * scale, rect.y + 50 * scale, radius * scale, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineDashOffset = 0;
};

/** A chart is drawn for the dots of this screen; for a picture it is drawn once with as many as that has. */
const paintChart = (ctx, canvas, { x, y, width, height }) => {
  const chart = window.Chart?.getChart(canvas);
  const redraw = (ratio) => {
    if (!chart) return;
    chart.options.devicePixelRatio = ratio;
    chart.resize();
  };
  redraw(ctx.getTransform().a);
  ctx.drawImage(canvas, x, y, width, height);
  redraw(undefined);
};

const UNSEEN = '[hidden], .visually-hidden, .point-window, .detail';

/** Paints an element and all that is in it; `origin` is the corner of the page that becomes that of the picture. */
export const paint = (ctx, node, origin) => {
  if (node.nodeType === Node.TEXT_NODE) return paintText(ctx, node, origin);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(UNSEEN)) return undefined;
  const { x, y, width, height } = node.getBoundingClientRect();
  const rect = { x: x - origin.x, y: y - origin.y, width, height };
  if (node.localName === 'canvas') return paintChart(ctx, node, rect);
  if (node.localName === 'svg') {
    for (const circle of node.querySelectorAll('circle')) paintRing(ctx, circle, rect);
    return undefined;
  }
  paintBox(ctx, node, rect);
  paintMark(ctx, node, rect);
  for (const child of node.childNodes) paint(ctx, child, origin);
  return undefined;
};
