// The few ways in which this page makes elements.

const SVG = 'http://www.w3.org/2000/svg';

/** Sets attributes; `false` and null leave an attribute out, functions become listeners. */
const assign = (node, attributes) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  return node;
};

/** Makes an HTML element with attributes and children; children are nodes or text, null children are left out. */
export const element = (name, attributes = {}, ...children) => {
  const node = assign(document.createElement(name), attributes);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
};

/** Makes an SVG element. */
export const drawing = (name, attributes = {}, ...children) => {
  const node = assign(document.createElementNS(SVG, name), attributes);
  node.append(...children);
  return node;
};

const ICONS = {
  info: 'M8 7.2v4M8 4.7v.1M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z',
  table: 'M2 3.5h12v9H2zM2 6.7h12M2 9.6h12M6.3 3.5v9',
  chart: 'M2 13.5h12M3.2 10.5l3-4 3 2.4 3.8-5.4',
  download: 'M8 2v7.6M4.8 6.8 8 10l3.2-3.2M2.5 13.5h11',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.4M8 13.6V15M1 8h1.4M13.6 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z',
  down: 'M4 6.2 8 10l4-3.8',
  in: 'M12.5 3.5l-9 9M3.5 6v6.5H10',
  out: 'M3.5 12.5l9-9M12.5 10V3.5H6',
  left: 'M9.8 4 6 8l3.8 4',
  right: 'M6.2 4 10 8l-3.8 4',
  plus: 'M10.8 10.8 14 14M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM7 4.8v4.4M4.8 7h4.4',
  minus: 'M10.8 10.8 14 14M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM4.8 7h4.4',
  expand: 'M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9.2 6.8M2.5 13.5l4.3-4.3',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  more: 'M3.2 8v.1M8 8v.1M12.8 8v.1',
  picture: 'M2 3h12v10H2zM2 11l3.4-3.4 2.8 2.8 2.2-2.2L14 11.6M10.4 6v.1',
  user: 'M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14.2a5.6 5.6 0 0 1 11 0',
  eye: 'M1.2 8S3.6 3.6 8 3.6 14.8 8 14.8 8 12.4 12.4 8 12.4 1.2 8 1.2 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  phone: 'M5.6 2.2 3 2.6A1.4 1.4 0 0 0 2 4a11 11 0 0 0 10 10 1.4 1.4 0 0 0 1.4-1l.4-2.6-3-1.3-1.3 1.4a8 8 0 0 1-4-4L6.9 5.2Z',
  check: 'M3 8.5 6.5 12 13 4.5',
  lock: 'M4 7.2h8v6H4zM5.5 7.2V5a2.5 2.5 0 0 1 5 0v2.2',
  remove: 'M3 4.5h10M6.2 4.5V3h3.6v1.5M4.4 4.5l.6 8.5h6l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  internal: 'M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13',
};

/** A 16 px line icon, hidden from assistive technology: the words stand beside it or in its button's label. */
export const icon = (name) =>
  drawing('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, drawing('path', { d: ICONS[name] }));

/** Runs `change` only when the value differs from the one this function saw last. */
export const whenChanged = (change) => {
  let last;
  return (value) => {
    const key = JSON.stringify(value);
    if (key === last) return;
    last = key;
    change(value);
  };
};

/**
 * A place whose content, made by `content`, is written anew when the value has changed. Whoever was in it stays in it:
 * a focus that would be lost with the old content goes to the place.
 */
export const place = (node, content) => whenChanged((value) => {
  const hadFocus = node.contains(document.activeElement);
  node.replaceChildren(...[content(value)].flat().filter(Boolean));
  if (!hadFocus) return;
  node.tabIndex = -1;
  node.focus({ preventScroll: true });
});

/** Writes the content of a node anew; whoever was on one of its links stays on the link in that place. */
export const rewrite = (node, ...content) => {
  const links = () => [...node.querySelectorAll('a')];
  const at = links().indexOf(document.activeElement);
  node.replaceChildren(...content);
  if (at >= 0) links()[at]?.focus({ preventScroll: true });
};

/**
 * A button with a small window below it: Escape and a click elsewhere close it. It shows its `caption`, or only the
 * icon that `face` names.
 */
export const popover = ({ id, label, content, face }) => {
  const caption = element('span', { class: 'caption' });
  const button = element(
    'button',
    {
      type: 'button', class: face ? 'icon-button' : 'field', id, 'aria-expanded': 'false',
      'aria-controls': `${id}-window`, title: label, 'data-face': face,
    },
    element('span', { class: 'visually-hidden' }, face ? label : `${label}: `),
    face ? icon(face) : [caption, icon('down')],
  );
  const panel = element(
    'div',
    { class: 'popover', id: `${id}-window`, role: 'group', 'aria-label': label, tabindex: '-1', hidden: true },
    content,
  );
  const root = element('div', { class: 'popover-root' }, button, panel);
  const leave = ({ target }) => {
    if (!root.contains(target)) show(false);
  };
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    // Only an open window listens, so that one which the page has given up is not kept for that.
    if (open) document.addEventListener('pointerdown', leave);
    else document.removeEventListener('pointerdown', leave);
    if (!open) return;
    panel.classList.remove('leftwards');
    panel.classList.toggle('leftwards', panel.getBoundingClientRect().right > innerWidth);
    panel.focus();
  };
  button.addEventListener('click', () => show(panel.hidden));
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    // What lies below stays open until Escape is pressed again.
    event.stopPropagation();
    show(false);
    button.focus();
  });
  root.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) show(false);
  });
  return { root, close: () => show(false), caption: (text) => caption.replaceChildren(text) };
};

/** Done when the browser has laid out and painted what is there now; a page that nobody sees does not paint. */
export const painted = () => new Promise((resolve) => {
  if (document.hidden) resolve();
  else requestAnimationFrame(() => setTimeout(resolve));
});
