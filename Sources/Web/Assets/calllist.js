// The list of calls: a table with a part for each day, whose rows open.

import { callDetail } from './calldetail.js';
import { element, icon } from './dom.js';
import { NO_VALUE, count, duration, timeOfDay, word } from './format.js';
import { locale, text } from './i18n.js';
import { isShortened, shortened } from './reveal.js';
import { startOfDay } from './time.js';

/** How an outcome looks; what goes on has the look of its state. */
const TONES = {
  answered: 'good', abandoned: 'bad', voicemail: 'warn', busy: 'warn', rejected: 'warn', unreachable: 'warn',
  waiting: 'live', active: 'live',
};

const COLUMNS = [
  ['time', 'calls.time'], ['direction', 'column.direction'], ['external', 'calls.external'],
  ['outcome', 'calls.outcome'], ['group', 'calls.group'], ['own', 'calls.own'], ['person', 'calls.person'],
  ['wait', 'calls.wait'], ['talk', 'calls.talk'], ['legs', 'calls.legsShort'],
];
const AMOUNTS = ['wait', 'talk', 'legs'];

/** Only callers from outside are lost when nobody picks up. */
const toneOf = ({ outcome: result, state, direction }) => {
  const tone = TONES[result ?? state] ?? 'plain';
  return result && direction !== 'in' && tone !== 'good' ? 'plain' : tone;
};

/** The last person who picked up. */
const personOf = ({ legs }) =>
  legs.filter(({ answered, voicemail, user }) => answered && !voicemail && user).at(-1)?.user;

const outcome = (call) => {
  const { outcome: result, state, source } = call;
  const words = result ? word(result) : text(state === 'ended' ? 'code.unknown' : `running.${state}`);
  return [
    element('span', { class: 'tone', 'data-tone': toneOf(call) }, words),
    source === 'webhook' ? null
      : element('span', { class: 'tag', title: text(`source.${source}`) }, text(`source.${source}Short`)),
  ];
};

const cellsOf = (call, zone) => ({
  direction: [icon(call.direction === 'unknown' ? 'info' : call.direction),
    element('span', { class: 'visually-hidden' }, text(`direction.${call.direction}`))],
  external: isShortened(call.externalNumber) ? shortened(call.id, call.externalNumber)
    : word(call.externalNumber ?? 'unknown'),
  outcome: outcome(call),
  group: call.group ?? element('span', { class: 'none' }, text('calls.noGroup')),
  own: word(call.ownNumber ?? 'unknown'),
  person: personOf(call) ?? NO_VALUE,
  wait: call.wait === null ? NO_VALUE : duration(call.wait),
  talk: call.talk === null ? NO_VALUE : duration(call.talk),
  legs: count(call.legs.length),
});

const row = (call, zone) => {
  const shown = timeOfDay(Date.parse(call.start), zone);
  const opener = element('button', {
    type: 'button', class: 'opener', id: `open-${call.id}`, 'aria-expanded': 'false',
    'aria-controls': `call-${call.id}`,
  }, shown, element('span', { class: 'visually-hidden' }, `: ${text('calls.open')}`));
  const cells = { time: opener, ...cellsOf(call, zone) };
  // Without their roles, rows that a phone shows as cards would no longer be rows of a table.
  return element('tr', { role: 'row', 'data-call': call.id, 'data-outcome': call.outcome ?? call.state },
    COLUMNS.map(([name, title]) => element('td', {
      role: 'cell', class: AMOUNTS.includes(name) ? `${name} amount` : name, 'data-name': text(title),
      title: name === 'direction' ? text(`direction.${call.direction}`) : null,
      'data-none': cells[name] === NO_VALUE,
      'data-few': name === 'legs' && call.legs.length < 2,
    }, cells[name])));
};

const dayName = (instant, zone) => new Intl.DateTimeFormat(locale(), {
  weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone,
}).format(instant);

const dayOf = (instant, zone) => element('tbody', { role: 'rowgroup', 'data-day': instant },
  element('tr', { role: 'row', class: 'day' }, element('th', {
    role: 'rowheader', scope: 'rowgroup', colspan: COLUMNS.length,
  }, dayName(instant, zone))));

/** Builds the list; `toggle` hears which call a reader wants to open or close. */
export const callList = (toggle) => {
  const head = element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, COLUMNS.map(([name, title]) =>
    element('th', { role: 'columnheader', scope: 'col', class: AMOUNTS.includes(name) ? `${name} amount` : name },
      name === 'direction' ? element('span', { class: 'visually-hidden' }, text(title)) : text(title)))));
  const table = element('table', { class: 'calls', role: 'table', 'aria-describedby': 'keys' },
    element('caption', { class: 'visually-hidden' }, text('calls.list')), head);
  const openers = () => [...table.querySelectorAll('.opener')];
  const openerOf = (id) => table.querySelector(`#open-${id}`);
  let opened = null;

  table.addEventListener('click', ({ target }) => {
    const line = target.closest('tr[data-call]');
    if (line && !target.closest('a') && String(getSelection()) === '') toggle(Number(line.dataset.call));
  });
  table.addEventListener('keydown', (event) => {
    if (!event.target.matches('.opener') || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = openers();
    const at = all.indexOf(event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || !all[next]) return;
    event.preventDefault();
    all[next].focus();
  });

  const close = () => {
    if (!opened) return;
    opened.remove();
    openerOf(opened.dataset.of)?.setAttribute('aria-expanded', 'false');
    openerOf(opened.dataset.of)?.closest('tr').removeAttribute('data-open');
    opened = null;
  };

  return {
    root: table,
    has: (id) => openerOf(id) !== null,
    /** Adds calls at the end; a day that has begun goes on. */
    append: (calls, zone) => {
      for (const call of calls) {
        const day = startOfDay(Date.parse(call.start), zone);
        if (table.lastElementChild.dataset.day !== String(day)) table.append(dayOf(day, zone));
        table.lastElementChild.append(row(call, zone));
      }
    },
    close,
    /** Opens one call below its row and closes the other; the row stays where it is in the window. */
    open: (call, options) => {
      const opener = openerOf(call.id);
      const line = opener.closest('tr');
      const before = line.getBoundingClientRect().top;
      close();
      const cell = element('td', { role: 'cell', colspan: COLUMNS.length }, callDetail(call, options));
      opened = element('tr', { role: 'row', class: 'opened', 'data-of': call.id }, cell);
      line.after(opened);
      line.setAttribute('data-open', '');
      opener.setAttribute('aria-expanded', 'true');
      scrollBy({ top: line.getBoundingClientRect().top - before, behavior: 'instant' });
    },
    focus: (id) => openerOf(id)?.focus({ preventScroll: true }),
    reveal: (id) => openerOf(id)?.closest('tr').scrollIntoView({ block: 'center', behavior: 'instant' }),
  };
};
