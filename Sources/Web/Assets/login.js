// The login page: a name and a password for a session, and on to where the reader was going.

import { text } from './i18n.js';
import { preferences } from './preferences.js';
import { ask, tell } from './server.js';

const byId = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const fields = { name: byId('name'), password: byId('password') };

/** Where to go afterwards: the name of a page beside this one with its query, and nothing that could lead elsewhere. */
const destination = (next) => (/^[a-z0-9-]*([?#][^\\]*)?$/i.test(next ?? '') ? `./${next ?? ''}` : './');

const refuse = (words) => {
  byId('refusal').textContent = words;
  fields.password.setAttribute('aria-invalid', String(words !== ''));
};

const busy = (isBusy) => {
  byId('submit').setAttribute('aria-disabled', String(isBusy));
  byId('submit').textContent = text(isBusy ? 'login.busy' : 'login.submit');
};

const logIn = async (event) => {
  event.preventDefault();
  if (byId('submit').getAttribute('aria-disabled') === 'true') return;
  busy(true);
  refuse('');
  try {
    const content = { name: fields.name.value.trim(), password: fields.password.value };
    await tell('POST', 'api/v1/session', { content, isLogin: true });
    location.replace(destination(query.get('next')));
  } catch (error) {
    busy(false);
    refuse(error.message);
    fields.password.select();
    fields.password.focus();
  }
};

const draw = () => {
  document.title = `${text('login.title')} · ${text('product')}`;
  refuse('');
};

const problem = query.get('problem');
if (['expired', 'key'].includes(problem)) {
  byId('reason').dataset.text = `login.${problem}`;
  byId('reason').dataset.level = 'warning';
  byId('reason').className = 'notice';
}
/** In one tab somebody has logged in: the others, whose login had expired as well, go on by themselves. */
const goOn = async () => {
  const { user } = document.hidden ? {} : await ask('api/v1/session').catch(() => ({}));
  if (user) location.replace(destination(query.get('next')));
};
if (problem === 'expired') {
  addEventListener('focus', goOn);
  document.addEventListener('visibilitychange', goOn);
}

preferences({ onLanguage: draw });
draw();
byId('login').addEventListener('submit', logIn);
byId('submit').disabled = false;
fields.name.focus();
document.body.dataset.ready = 'true';
