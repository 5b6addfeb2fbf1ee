// The third view: the service level of every team today, beside its goal.

import { element, whenChanged } from './dom.js';
import { NO_VALUE, count, duration, percent, word } from './format.js';
import { text } from './i18n.js';
import { goalMark, levelTone, wholePercent } from './tone.js';

const MOST = 16;
const ONE_COLUMN = 7;
const FEW = 3;

const teamName = (team) => (team === 'Other' ? text('teams.other') : word(team));

const row = ({ team, service_level: level, goal, threshold, answered, abandoned, missed }) => {
  const scale = element('div', { class: 'scale', 'aria-hidden': 'true' },
    element('span', { class: 'scale-level' }), element('span', { class: 'scale-goal' }));
  scale.style.setProperty('--share', String(level ?? 0));
  scale.style.setProperty('--goal', String(goal));
  const counts = text('wall.teams.counts', { answered: count(answered), missed: count(abandoned + missed) });
  const agreed = text('wall.teams.within', { goal: percent(goal), threshold: duration(threshold) });
  return element(
    'li', { class: 'team', 'data-tone': level === null ? 'none' : levelTone(level, goal) },
    element('h3', {}, teamName(team)),
    element('p', { class: 'team-level' }, level === null ? NO_VALUE : wholePercent(level, goal)),
    scale,
    element('p', { class: 'team-counts' }, `${counts} · ${agreed}`),
    element('p', { class: 'team-mark' }, level === null ? text('goal.none') : goalMark(level, goal)),
  );
};

/** Builds the view into `section`; `show` takes the teams of today. */
export const teamsScene = (section) => {
  const list = element('ol', { class: 'teams' });
  const more = element('p', { class: 'scene-total' });
  const head = element(
    'div', { class: 'scene-head' }, element('h2', { id: 'scene-teams-title' }, text('wall.scene.teams')), more,
  );
  section.replaceChildren(head, list);
  const show = whenChanged((teams) => {
    const shown = teams.slice(0, MOST);
    list.toggleAttribute('data-two', shown.length > ONE_COLUMN);
    list.toggleAttribute('data-few', shown.length <= FEW);
    list.style.setProperty('--rows', String(Math.ceil(shown.length / (shown.length > ONE_COLUMN ? 2 : 1)) || 1));
    list.replaceChildren(...shown.map(row));
    if (teams.length === 0) more.textContent = text('wall.teams.none');
    else more.textContent = teams.length > MOST ? text('wall.teams.more', { count: teams.length - MOST }) : '';
  });
  return { show };
};
