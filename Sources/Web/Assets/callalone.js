// One call and no list, as a link shows it; what still goes on is asked for again.

import { findCall } from './calladdress.js';
import { callDetail, goOn } from './calldetail.js';
import { language, text } from './i18n.js';
import { SECOND } from './time.js';

const PAUSE = 5 * SECOND;

/**
 * Shows a call in `root`. `options` gives what its detail needs at this moment, `told` hears after each question what
 * there is to say of it, as notices, and whether a call is shown. `show` takes the call's id, or null for none.
 */
export const callAlone = (root, { options, told }) => {
  let [call, section, key] = [null, null, ''];
  let [timer, last] = [null, 0];

  /** Whoever works on the call stays at the same button, and goes on seeing its picture or its table. */
  const draw = () => {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.do ?? 'close' : null;
    const asTable = section?.querySelector('.way').hidden;
    section = call && callDetail(call, options());
    root.replaceChildren(...(section ? [section] : []));
    if (asTable) section?.querySelector('[data-do=table]').click();
    if (held) section?.querySelector(`[data-do=${held}]`)?.focus({ preventScroll: true });
  };

  const take = (found) => {
    const next = JSON.stringify([found, language()]);
    call = found;
    if (next === key && section) goOn(section, call, options());
    else draw();
    key = next;
  };

  const noticesOf = (fault) => {
    if (fault) return [{ level: 'problem', words: fault.message }];
    return call ? [] : [{ level: 'warning', words: text('calls.notFound') }];
  };

  const show = async (id) => {
    clearTimeout(timer);
    last += 1;
    const mine = last;
    if (id === null) return;
    if (call?.id !== id || !section.isConnected) {
      [call, section] = [null, null];
      root.replaceChildren();
    }
    const { found, fault } = await findCall(id).then((answer) => ({ found: answer }), (error) => ({ fault: error }));
    // Meanwhile something else is to be shown, or the same in another language.
    if (mine !== last) return;
    if (!fault) take(found);
    if (fault || (call && call.state !== 'ended')) timer = setTimeout(show, PAUSE, id);
    told(noticesOf(fault), call !== null);
  };
  return { show };
};
