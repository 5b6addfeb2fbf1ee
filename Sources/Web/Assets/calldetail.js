// One call, opened: its facts, its way on a time axis, and the same as a table.

import { callAddressOf, cleared } from './callfilters.js';
import { readLegs, timeline } from './calltimeline.js';
import { element, icon } from './dom.js';
import { NO_VALUE, count, duration, moment, timeOfDay, word } from './format.js';
import { text } from './i18n.js';
import { isShortened, shortened } from './reveal.js';

const time = (value, zone) => (value ? timeOfDay(Date.parse(value), zone) : NO_VALUE);
const length = (seconds) => (seconds === null ? NO_VALUE : duration(seconds));

/** A number, and a way to all of its calls. */
const numberLink = (number) => {
  if (!/^\+\d+$/.test(number ?? '')) return word(number ?? 'unknown');
  const address = callAddressOf({ ...cleared({ range: '1y' }), number });
  return element('a', { href: `calls${address}`, title: text('detail.number', { number }) }, number);
};

const endOf = ({ end, state, legs }, zone) => {
  if (end) return time(end, zone);
  return text(state === 'ended' || legs.some(({ crashed }) => crashed) ? 'detail.endLost' : 'detail.stillOn');
};

const factsOf = (call, zone) => {
  const isOut = call.direction === 'out' || call.direction === 'internal';
  const other = isShortened(call.externalNumber)
    ? shortened(call.id, call.externalNumber, { dress: numberLink }) : numberLink(call.externalNumber);
  const [from, to] = isOut ? [numberLink(call.ownNumber), other] : [other, numberLink(call.ownNumber)];
  const hours = { true: text('detail.inHours'), false: text('detail.outOfHours') }[call.inHours] ?? null;
  return [
    ['detail.from', from], ['detail.to', to], ['calls.group', call.group],
    ['teams', call.teams.join(', ') || null], ['detail.began', time(call.start, zone)],
    ['detail.answered', call.answered ? time(call.answered, zone) : null], ['detail.ended', endOf(call, zone)],
    ['calls.wait', call.wait === null ? null : duration(call.wait)],
    ['calls.talk', call.talk === null ? null : duration(call.talk)], ['detail.hours', hours],
    ['detail.source', call.source === 'webhook' ? null : text(`source.${call.source}`)],
  ].filter(([, value]) => value !== null && value !== undefined);
};

const COLUMNS = ['number', 'who', 'how', 'began', 'rang', 'talked', 'end'];

const legTable = (legs, caption, zone) => {
  const cells = (leg, index) => [
    count(index + 1), `${leg.who} (${leg.route})`, leg.how, timeOfDay(leg.began, zone), length(leg.rang),
    leg.talked === null ? NO_VALUE : `${leg.isVoicemail ? `${text('leg.voicemail')}: ` : ''}${duration(leg.talked)}`,
    leg.end,
  ];
  return element('table', {},
    element('caption', { class: 'visually-hidden' }, caption),
    element('thead', {}, element('tr', {}, COLUMNS.map((name) =>
      element('th', { scope: 'col' }, text(`leg.${name}`))))),
    element('tbody', {}, legs.map((leg, index) => element('tr', {}, cells(leg, index).map((value, column) =>
      (column === 0 ? element('th', { scope: 'row' }, value) : element('td', {}, value)))))));
};

const copyButton = (call) => {
  const button = element('button', { type: 'button', class: 'plain', 'data-do': 'copy', click: async () => {
    const address = new URL(`calls?call=${call.id}`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = text('detail.copied');
      setTimeout(() => button.replaceChildren(text('detail.copy')), 2000);
    } catch {
      // Without HTTPS a page has no clipboard; the address bar shows the same link.
      button.disabled = true;
    }
  } }, text('detail.copy'));
  return button;
};

const titleOf = ({ direction, start }, zone) => `${text(`detail.${direction}`)}, ${moment(Date.parse(start), zone)}`;

/** The opened call; `close` closes it, which `closing` says in words; `now` is the clock for what goes on. */
export const callDetail = (call, { zone, now, close, closing = text('detail.close') }) => {
  const legs = readLegs(call, now);
  const id = `call-${call.id}`;
  const title = titleOf(call, zone);
  const picture = timeline(legs);
  const table = element('div', { class: 'table-box', role: 'group', 'aria-label': title },
    legTable(legs, title, zone));
  const toggle = element('button', { type: 'button', class: 'icon-button', 'data-do': 'table' });
  const show = (asTable) => {
    picture.hidden = asTable;
    // While the picture is seen, the table is there for those who listen.
    table.classList.toggle('visually-hidden', !asTable);
    if (asTable) table.tabIndex = 0;
    else table.removeAttribute('tabindex');
    const label = text(asTable ? 'detail.asPicture' : 'detail.asTable');
    toggle.replaceChildren(icon(asTable ? 'chart' : 'table'));
    toggle.setAttribute('aria-label', label);
    toggle.title = label;
  };
  toggle.addEventListener('click', () => show(!picture.hidden));
  show(false);
  const closer = element('button', { type: 'button', class: 'plain', 'data-do': 'close', click: close }, closing);
  return element(
    'section', { class: 'call', id, 'data-opened': call.id, 'aria-labelledby': `title-${id}` },
    element('header', { class: 'call-head' }, element('h2', { id: `title-${id}` }, title),
      element('div', { class: 'call-tools' }, toggle, copyButton(call), closer)),
    element('dl', { class: 'call-facts' }, factsOf(call, zone).map(([name, value]) =>
      element('div', {}, element('dt', {}, text(name)), element('dd', {}, value)))),
    picture, table,
  );
};

/** Writes how long a call goes on by now into its detail, in which everything else stays as it is. */
export const goOn = (detail, call, { zone, now }) => {
  const legs = readLegs(call, now);
  detail.querySelector('.way').replaceChildren(...timeline(legs).childNodes);
  detail.querySelector('.table-box').replaceChildren(legTable(legs, titleOf(call, zone), zone));
};
