// The reader's language and colours, with the buttons that change them.

import { icon } from './dom.js';
import { language, remember, setLanguage, text, translatePage } from './i18n.js';

const byId = (id) => document.getElementById(id);
const otherTheme = () => (document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');

const showLanguage = () => {
  translatePage();
  for (const button of byId('language').children) {
    button.setAttribute('aria-pressed', String(button.value === language()));
  }
};

const showTheme = () => {
  const next = otherTheme();
  byId('theme').replaceChildren(icon(next === 'dark' ? 'moon' : 'sun'));
  byId('theme').setAttribute('aria-label', text(`theme.${next}`));
  byId('theme').title = text(`theme.${next}`);
};

/** Makes the buttons work; `onLanguage` and `onTheme` hear of each change. */
export const preferences = ({ onLanguage, onTheme = () => {} }) => {
  byId('theme').addEventListener('click', () => {
    const next = otherTheme();
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    remember('call-statistics.theme', next === system ? null : next);
    document.documentElement.dataset.theme = next;
  });
  new MutationObserver(() => {
    showTheme();
    onTheme();
  }).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  byId('language').addEventListener('click', ({ target }) => {
    if (!target.value || target.value === language()) return;
    setLanguage(target.value);
    showLanguage();
    showTheme();
    onLanguage();
  });
  showLanguage();
  showTheme();
};
