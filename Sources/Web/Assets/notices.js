// What the reader must know before reading numbers, and the first run.

import { element } from './dom.js';
import { text } from './i18n.js';

/** The notices that a snapshot gives cause for, most important first. */
export const noticesOf = ({ demo, signatureChecked, health }, chartsDrawn) => {
  const problems = health?.problems ?? [];
  const unready = health?.ready === false && problems.length === 0 ? [text('notice.unready')] : [];
  return [
    ...[...problems, ...unready].map((words) => ({ level: 'problem', words })),
    ...(signatureChecked === false && !demo ? [{ level: 'warning', words: text('notice.signature') }] : []),
    ...(chartsDrawn ? [] : [{ level: 'warning', words: text('notice.charts') }]),
    ...(demo ? [{ level: 'info', words: text('notice.demo') }] : []),
  ];
};

/** One line of notice. */
export const notice = ({ level, words }) =>
  element('p', { class: 'notice', 'data-level': level, role: level === 'info' ? null : 'status' }, words);

const isPublic = (address) => /^https:\/\/(?!localhost|127\.|10\.|192\.168\.|\[::1)/.test(address);

const copy = async (field) => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without HTTPS a page has no clipboard; the old command still copies the selection.
    document.execCommand('copy');
  }
};

/** The first run: where sipgate must send its events. */
export const welcome = (address) => {
  const attributes = { type: 'text', readonly: true, value: address, spellcheck: 'false' };
  const field = element('input', { id: 'webhook-address', ...attributes });
  const button = element('button', { type: 'button', class: 'primary', click: async () => {
    await copy(field);
    button.textContent = text('welcome.copied');
    setTimeout(() => button.replaceChildren(text('welcome.copy')), 2000);
  } }, text('welcome.copy'));
  const [before, after] = text('welcome.demo').split('{command}');
  const site = element('a', { href: 'https://console.sipgate.com/webhooks', rel: 'noreferrer' }, 'console.sipgate.com');
  return [
    element('h2', { id: 'welcome-title' }, text('welcome.title')),
    element('p', { class: 'lead' }, text('welcome.lead')),
    element('ol', { class: 'steps' },
      element('li', {},
        element('label', { for: 'webhook-address' }, text('welcome.step1')),
        element('div', { class: 'address' }, field, button),
        isPublic(address) ? null : element('p', { class: 'hint' }, text('welcome.local'))),
      element('li', {}, `${text('welcome.step2')} `, site),
      element('li', {}, text('welcome.step3'))),
    element('p', { class: 'hint' }, before, element('code', {}, 'make demo'), after),
  ];
};
