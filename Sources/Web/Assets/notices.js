// What the reader must know before reading numbers.

import { element, whenChanged } from './dom.js';
import { text } from './i18n.js';
import { may } from './session.js';

/**
 * The notices that a snapshot gives cause for, most important first. `isPartial` says that a part of the page did not
 * come, `lacksCharts` that it has nothing to draw with.
 */
export const noticesOf = (snapshot, { isPartial, lacksCharts }) => {
  const { demo, signatureChecked, health, warnings = [], offers = [] } = snapshot;
  const problems = health?.problems ?? [];
  const unready = health?.ready === false && problems.length === 0 ? [text('notice.unready')] : [];
  return [
    ...(isPartial ? [{ level: 'problem', words: text('notice.partial') }] : []),
    ...[...problems, ...unready].map((words) => ({ level: 'problem', words })),
    ...warnings.map((words) => ({ level: 'warning', words })),
    ...(signatureChecked === false && !demo ? [{ level: 'warning', words: text('notice.signature') }] : []),
    ...(lacksCharts ? [{ level: 'warning', words: text('notice.charts') }] : []),
    ...(may('connectAccount') ? offers : []).map((words) => ({ level: 'info', words, link: 'account' })),
    // The banner of a demo beside a real site says the same.
    ...(demo && !document.getElementById('demo-banner') ? [{ level: 'info', words: text('notice.demo') }] : []),
  ];
};

/** One line of notice; a link, where there is one, leads to the account. What is `isHeard` is not said aloud again. */
export const notice = ({ level, words, link, isHeard = false }) => element(
  'p', { class: 'notice', 'data-level': level, role: level === 'info' || isHeard ? null : 'status' }, words,
  link ? [' ', element('a', { href: link }, text('notice.toAccount'))] : null,
);

/** Takes the notices that stand in `root`. A sentence in which only a number has changed is not heard again. */
export const noticeBoard = (root) => {
  let heard = [];
  return whenChanged((notices) => {
    const sentences = notices.map(({ words }) => words.replace(/\d+/g, ''));
    root.replaceChildren(...notices.map((each, at) => notice({ ...each, isHeard: heard.includes(sentences[at]) })));
    heard = sentences;
  });
};

/** Copies what a field says, and says whether that has worked; it is selected in any case. */
const copy = async (field) => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Without HTTPS a page has no clipboard; the old command still copies the selection.
    return document.execCommand('copy');
  }
};

/** An address to be entered elsewhere, with a button that copies it. */
export const addressField = (id, address) => {
  const field = element('input', { id, type: 'text', readonly: true, value: address, spellcheck: 'false' });
  const button = element('button', { type: 'button', class: 'primary', click: async () => {
    button.textContent = text(await copy(field) ? 'welcome.copied' : 'welcome.byHand');
    setTimeout(() => button.replaceChildren(text('welcome.copy')), 2000);
  } }, text('welcome.copy'));
  return element('div', { class: 'address' }, field, button);
};
