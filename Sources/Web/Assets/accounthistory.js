// The account's call history: what it is read for, the offer of earlier calls, and how far it has been read.

import { deeds, panel, paragraph, part } from './accountparts.js';
import { element, whenChanged } from './dom.js';
import { count, minute, percent, span } from './format.js';
import { text, textOr } from './i18n.js';
import { tableOf } from './table.js';
import { DAY } from './time.js';

/** Whether sipgate lists calls that this service may read. */
const canRead = ({ product, history: { isRead, lifeTime } }) => isRead && product !== 'neo' && lifeTime !== 'NONE';

/** Whether an administrator should say now whether earlier calls are wanted. */
const isOffered = (account) =>
  account.state === 'connected' && account.history.offer === 'open' && canRead(account);

const isRunning = ({ endedAt, problem }) => !endedAt && !problem;

/** Whether a part of the history is being read at this moment. */
export const isReading = (account) => account.state === 'connected' && account.history.imports.some(isRunning);

/** Why nothing is read, or for how long sipgate keeps calls. */
const reachOf = ({ product, history: { isRead, lifeTime } }) => {
  if (product === 'neo') return text('history.neo');
  if (!isRead) return text('history.off');
  return textOr(`history.${lifeTime}`, null);
};

const daysAgo = (days) => `${new Date(Date.now() - days * DAY).toISOString().slice(0, -5)}Z`;

const offer = ({ take, lifeTime }) => {
  const choice = (days, kind) => ({
    id: `import-${days}`, kind, label: `offer.${days}`, busy: 'offer.busy', run: () => take(daysAgo(days)),
  });
  return [
    element('h3', {}, text('offer.title')),
    paragraph(text('offer.hint')),
    deeds([
      ...(lifeTime === 'THIRTY_DAYS' ? [choice(30, 'primary')] : [choice(365, 'primary'), choice(30, 'plain')]),
      { id: 'import-none', label: 'offer.no', busy: 'offer.busy', run: () => take(null) },
    ]),
  ];
};

/** One reading under way: its bar grows in place. */
const progressOf = ({ id, reason, from, to }, zone) => {
  const label = `${text(`reason.${reason}`)}: ${span({ from: Date.parse(from), to: Date.parse(to) }, zone)}`;
  const bar = element('progress', { max: 1, 'aria-labelledby': `import-${id}-label` });
  const soFar = element('span', { class: 'hint' });
  const root = element('li', {}, element('span', { id: `import-${id}-label` }, label), bar, soFar);
  return { root, show: ({ share, entries, problem }) => {
    bar.value = share;
    root.toggleAttribute('data-stopped', Boolean(problem));
    soFar.textContent = problem
      ? `${text('import.stopped', { problem })} ${text('account.retried')}`
      : text('import.soFar', { share: percent(share), entries: count(entries) });
  } };
};

const progressList = (zone) => {
  const root = element('ul', { class: 'progress' });
  let bars = new Map();
  return { root, show: (imports) => {
    const open = imports.filter(({ endedAt }) => !endedAt);
    bars = new Map(open.map((each) => [each.id, bars.get(each.id) ?? progressOf(each, zone)]));
    open.forEach((each) => bars.get(each.id).show(each));
    const roots = [...bars.values()].map((bar) => bar.root);
    if (roots.length !== root.children.length || roots.some((node, at) => node !== root.children[at])) {
      root.replaceChildren(...roots);
    }
  } };
};

const stateOf = (work) => {
  if (work.endedAt) return text('state.done');
  return text(work.problem ? 'state.interrupted' : 'state.running');
};

const importTable = (zone) => {
  const title = text('import.last');
  const columns = [
    ['reason', 'text'], ['span', 'text'], ['began', 'text'], ['entries', 'integer'], ['added', 'integer'],
    ['closed', 'integer'], ['state', 'text'],
  ].map(([name, type]) => ({ name: `import-${name}`, type, title: text(`import.${name}`) }));
  const row = (work) => [
    text(`reason.${work.reason}`), span({ from: Date.parse(work.from), to: Date.parse(work.to) }, zone),
    minute(Date.parse(work.beganAt), zone), work.entries, work.added, work.closed, stateOf(work),
  ];
  const box = element('div', { class: 'table-box', role: 'group', tabindex: '0', 'aria-label': title });
  const write = whenChanged((rows) =>
    box.replaceChildren(tableOf({ kind: 'table', columns, rows, timeZone: zone }, title)));
  const root = element('div', { class: 'imports' }, element('h3', {}, title), box);
  return { root, show: (imports) => {
    root.hidden = imports.length === 0;
    write(imports.map(row));
  } };
};

/** The panel of the history; `take` answers the offer. */
export const callHistory = ({ zone, take }) => {
  const offered = part({ class: 'offer' }, (question) => (question ? offer({ take, ...question }) : []));
  // The answer outlives the question.
  const answer = element('p', { class: 'outcome', role: 'status', id: 'offer-answer', 'data-level': 'good' });
  const reach = part({ class: 'reach' }, ({ words, readAt, problem }) => [
    paragraph([words, readAt && text('account.readAt', { time: minute(Date.parse(readAt), zone()) })]
      .filter(Boolean).join(' '), { class: 'hint' }),
    paragraph(problem && `${text('account.failed', { problem })} ${text('account.retried')}`, { class: 'trouble' }),
  ]);
  const progress = progressList(zone());
  const table = importTable(zone());
  const why = paragraph(text('history.hint'), { class: 'why' });
  const root = panel(
    'history', text('history.title'), 12, why, reach.root, offered.root, answer, progress.root, table.root,
  );
  return { root, show: (account) => {
    const { state, history: { lifeTime, offer: answered, imports, succeededAt, problem } } = account;
    root.hidden = state !== 'connected' && state !== 'lost';
    why.hidden = !canRead(account) || state === 'lost';
    // What stands beside a reading that was interrupted is not said twice.
    const isSaid = imports.some((each) => !each.endedAt && each.problem === problem);
    reach.show({
      words: reachOf(account), readAt: canRead(account) ? succeededAt : null, problem: isSaid ? null : problem,
    });
    offered.show(isOffered(account) ? { lifeTime } : null);
    offered.root.hidden = !isOffered(account);
    if (answered === 'open') answer.replaceChildren();
    progress.show(state === 'connected' ? imports : []);
    table.show(imports);
  }, answered: (words) => {
    answer.textContent = words;
    // The buttons are gone, and the focus was on one of them.
    const title = root.querySelector('h2');
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  } };
};
