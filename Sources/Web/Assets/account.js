// The account page: how the account at sipgate and this service stand to each other, and what can be done about it.

import { callHistory, isReading } from './accounthistory.js';
import { directory, kept, rights, webhook } from './accountpanels.js';
import { standing } from './accountstanding.js';
import { ACCOUNT_WORDS } from './accountwords.js';
import { element, place } from './dom.js';
import { learn, text, textOr } from './i18n.js';
import { notice } from './notices.js';
import { onPaper } from './paper.js';
import { loginAddress } from './place.js';
import { preferences } from './preferences.js';
import { ask } from './server.js';
import { command } from './session.js';
import { SECOND } from './time.js';

learn(ACCOUNT_WORDS);

const byId = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const page = { account: null, timeZone: null, news: null, fault: null, isForbidden: false, parts: [], pending: null };

/** How the login at sipgate went, of which the address tells. */
const newsOf = () => {
  if (query.has('problem')) return { level: 'problem', key: `problem.${query.get('problem')}` };
  return query.get('connected') === '1' ? { level: 'good', key: 'news.connected' } : null;
};

const wordsOf = ({ level, key }) => {
  const address = page.account?.redirectAddress ?? '';
  return { level, words: textOr(key, text('problem.other')).replace('{address}', address) };
};

const showNotices = place(byId('notices'), ({ notices, forbidden }) => [
  ...notices.map(notice),
  forbidden ? element('p', { class: 'notice', 'data-level': 'warning' }, `${forbidden} `,
    element('a', { href: loginAddress() }, text('session.logIn'))) : null,
]);

const draw = () => {
  document.title = `${text('account.title')} · ${text('product')}`;
  showNotices({
    notices: [
      ...(page.fault ? [{ level: 'problem', words: page.fault }] : []), ...(page.news ? [wordsOf(page.news)] : []),
    ],
    forbidden: page.isForbidden ? text('account.forbidden') : null,
  });
  if (!page.account) return;
  page.parts.forEach((part) => part.show(page.account));
};

// Asking and telling

/** What every refusal means here; true when the page has dealt with it. */
const isSettled = ({ status }) => {
  if (status === 403 && !page.account) page.isForbidden = true;
  return status === 401 || page.isForbidden;
};

/** Often while somebody watches something grow, else now and then. */
const pace = () => {
  const { account } = page;
  const isFirst = account?.state === 'connected' && !account.directory.succeededAt && !account.directory.problem;
  return account && (isReading(account) || isFirst) ? 5 * SECOND : 30 * SECOND;
};

const refreshLater = () => {
  clearTimeout(page.pending);
  page.pending = page.isForbidden ? null : setTimeout(refresh, pace());
};

const receive = (account) => {
  page.account = account;
  page.fault = null;
  draw();
  refreshLater();
  return account;
};

const refresh = async () => {
  clearTimeout(page.pending);
  if (document.hidden) return;
  try {
    page.timeZone ??= (await ask('api/v1/panels')).timeZone;
    const account = await ask('api/v1/account');
    if (page.parts.length === 0) build();
    receive(account);
  } catch (error) {
    if (!isSettled(error)) page.fault = error.message;
    draw();
    refreshLater();
  }
  document.body.dataset.ready = 'true';
};

/** Does something with the account, and shows the account as it is afterwards. */
const act = async (deed, content) => {
  clearTimeout(page.pending);
  try {
    return receive(await command('POST', `api/v1/account/${deed}`, content));
  } catch (error) {
    if (isSettled(error)) return new Promise(() => {});
    refreshLater();
    throw error;
  }
};

const disconnect = async () => {
  await act('disconnect');
  page.news = { level: 'good', key: 'news.disconnected' };
  draw();
};

// The page itself

const build = () => {
  const take = async (from) => {
    await act('import', { from });
    past.answered(text(from ? 'offer.accepted' : 'offer.declined'));
  };
  const zone = () => page.timeZone;
  const past = callHistory({ zone, take });
  page.parts = [
    standing({ zone, disconnect }), past, directory({ zone, read: () => act('synchronise') }), webhook(), rights(),
    kept(),
  ];
  byId('account').replaceChildren(...page.parts.map(({ root }) => root));
};

page.news = newsOf();
// What was said once is not said again when the page is loaded anew.
if (location.search) window.history.replaceState(null, '', location.pathname);
onPaper();
preferences({ onLanguage: () => {
  if (page.account) build();
  draw();
} });
document.addEventListener('visibilitychange', refresh);
refresh();
