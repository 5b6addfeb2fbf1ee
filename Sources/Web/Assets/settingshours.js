// The opening hours: a week to be filled in, which writes the text that the server understands.

import { element } from './dom.js';
import { bucket, clockTime, weekday } from './format.js';
import { text } from './i18n.js';
import { ask } from './server.js';
import { effectWords, origin, settingRow } from './settingsfields.js';
import { faultPlace, row, showFault } from './settingsparts.js';
import { asText, minutesOf } from './settingsweek.js';

const HOURS = 'OPENING_HOURS';
const LAND = 'HOLIDAYS';
const WORKDAY = [[480, 1080]];
const PAUSE = 250;

/** A time of day as people write it. */
const timeField = (label, minutes, onInput) => {
  const field = element('input', {
    type: 'text', inputmode: 'numeric', class: 'time-field', maxlength: '5', autocomplete: 'off', 'aria-label': label,
    value: minutes === null ? '' : clockTime(minutes),
    input: () => onInput(minutesOf(field.value), field),
    blur: () => {
      const read = minutesOf(field.value);
      if (read !== null) field.value = clockTime(read);
    },
  });
  return field;
};

/** The editor of the week: `{ root, show(week) }`; `onChange` is given the week whenever somebody has changed it. */
const weekEditor = (isFixed, onChange) => {
  const root = element('div', { class: 'week-editor', role: 'group', 'aria-label': text('hours.week') });
  let week = Array.from({ length: 7 }, () => []);

  const change = (day, ranges, focus) => {
    week[day] = ranges;
    draw();
    if (focus) root.querySelector(focus)?.focus();
    onChange(week);
  };

  const rangeFields = (day, ranges, at) => {
    const name = weekday(day + 1, 'long');
    const put = (end) => (minutes, field) => {
      ranges[at][end] = minutes;
      field.setAttribute('aria-invalid', String(minutes === null));
      onChange(week);
    };
    return element('span', { class: 'range' },
      timeField(text('hours.from', { day: name }), ranges[at][0], put(0)), element('span', { 'aria-hidden': 'true' }, '–'),
      timeField(text('hours.to', { day: name }), ranges[at][1], put(1)),
      isFixed ? null : element('button', {
        type: 'button', class: 'icon-button', 'aria-label': text('hours.remove', { day: name }),
        click: () => change(day, ranges.filter((_, index) => index !== at), `[data-day="${day}"] .add`),
      }, '×'));
  };

  const dayRow = (ranges, day) => {
    const end = ranges.at(-1)?.[1] ?? 0;
    const next = ranges.length === 0 ? WORKDAY[0] : [Math.min(end + 60, 1380), Math.min(end + 240, 1440)];
    const add = element('button', {
      type: 'button', class: 'quiet add', 'aria-label': text('hours.addTo', { day: weekday(day + 1, 'long') }),
      click: () => change(day, [...ranges, [...next]], `[data-day="${day}"] .range:last-of-type input`),
    }, text('hours.add'));
    return element('div', { class: 'day', 'data-day': day, role: 'group', 'aria-label': weekday(day + 1, 'long') },
      element('span', { class: 'day-name' }, weekday(day + 1, 'long')),
      element('span', { class: 'ranges' },
        ranges.length > 0 ? ranges.map((_, at) => rangeFields(day, ranges, at))
          : element('span', { class: 'closed' }, text('hours.closed')),
        end < 1380 && !isFixed ? add : null));
  };

  const copyMonday = () => element('button', {
    type: 'button', class: 'quiet copy', click: () => {
      for (let day = 1; day < 5; day += 1) week[day] = week[0].map((range) => [...range]);
      draw();
      root.querySelector('.copy')?.focus();
      onChange(week);
    },
  }, text('hours.copy'));

  const draw = () => {
    root.replaceChildren(...week.map(dayRow), ...(isFixed ? [] : [copyMonday()]));
    for (const field of root.querySelectorAll('input')) field.disabled = isFixed;
  };
  return {
    root,
    show: (next) => {
      week = next.map((ranges) => ranges.map((range) => [...range]));
      draw();
    },
  };
};

/** The public holidays to come, so that nobody has to guess what a Land keeps. */
const holidayList = (days) => (days.length === 0 ? null : element('p', { class: 'hint holidays' },
  `${text('hours.next')} `,
  days.map(({ date, name }) => `${name} (${bucket(Date.parse(date), NaN, '1d', 'UTC')})`).join(' · ')));

/** The part of the page: when it is open, and on which holidays it is closed. */
export const hours = (sheet) => {
  const setting = sheet.setting(HOURS);
  const isFixed = setting.source === 'environment';
  const fault = faultPlace('setting-hours');
  const expert = element('input', {
    id: 'setting-hours', type: 'text', class: 'hours-text', spellcheck: 'false', autocomplete: 'off',
    disabled: isFixed, placeholder: 'Mo-Fr 08:00-18:00; Sa 09:00-13:00', 'aria-describedby': 'setting-hours-wrong',
    input: () => read(expert.value, { fromText: true }),
  });
  const always = element('input', { type: 'radio', name: 'open', id: 'open-always', disabled: isFixed });
  const certain = element('input', { type: 'radio', name: 'open', id: 'open-certain', disabled: isFixed });
  const holidays = element('div', { class: 'holiday-place' });
  const state = { shown: null, wait: null, last: 0 };

  /** What is still being read counts no more. */
  const giveUp = () => {
    clearTimeout(state.wait);
    state.last += 1;
  };

  const refuse = (written, sentence) => {
    giveUp();
    // What stands in the fields is nothing that could be set.
    state.shown = null;
    sheet.set(HOURS, written, sentence);
  };

  /** Asks the server what a text says; what was asked last counts. */
  const read = (written, { fromText = false } = {}) => {
    giveUp();
    const mine = state.last;
    state.wait = setTimeout(async () => {
      try {
        const answer = await ask(`api/v1/opening-hours?text=${encodeURIComponent(written)}`);
        if (mine !== state.last) return;
        state.shown = answer.text;
        if (fromText && answer.week) editor.show(answer.week);
        if (!fromText) expert.value = answer.text;
        sheet.set(HOURS, answer.text);
      } catch (error) {
        if (mine === state.last) refuse(written, error.message);
      }
    }, fromText ? PAUSE : 0);
  };

  const editor = weekEditor(isFixed, (week) => {
    const written = asText(week);
    if (written === '') refuse(written, text('fault.noHours'));
    else if (written === null) refuse('?', text('fault.hours'));
    else read(written);
  });

  const choose = (isAlways) => {
    body.hidden = isAlways;
    if (isAlways) {
      expert.value = '';
      sheet.set(HOURS, '');
      state.shown = '';
    } else if (sheet.value(HOURS) === '') {
      editor.show(Array.from({ length: 7 }, (_, day) => (day < 5 ? WORKDAY : [])));
      read(asText(Array.from({ length: 7 }, (_, day) => (day < 5 ? WORKDAY : []))));
    }
  };
  always.addEventListener('change', () => choose(true));
  certain.addEventListener('change', () => choose(false));

  const body = element('div', { class: 'hours-body' }, editor.root, fault,
    element('details', { class: 'expert' }, element('summary', {}, text('hours.asText')),
      element('label', { for: 'setting-hours', class: 'visually-hidden' }, text('hours.text')), expert,
      element('p', { class: 'hint' }, text('hours.textHint'))));

  /** Follows what is set from elsewhere: at first, and when changes are taken back. */
  const follow = async () => {
    const value = sheet.value(HOURS);
    showFault(expert, fault, sheet.faultOf(HOURS));
    if (sheet.faultOf(HOURS) || value === state.shown) return;
    giveUp();
    state.shown = value;
    always.checked = value === '';
    certain.checked = value !== '';
    body.hidden = value === '';
    expert.value = value;
    if (value === '') return;
    const answer = await ask(`api/v1/opening-hours?text=${encodeURIComponent(value)}`).catch(() => null);
    if (answer?.week && state.shown === value) editor.show(answer.week);
  };

  let land = null;
  const followLand = async () => {
    const value = sheet.value(LAND);
    if (value === land) return;
    land = value;
    const answer = value ? await ask(`api/v1/opening-hours?land=${value}`).catch(() => null) : null;
    if (land === value) holidays.replaceChildren(...[holidayList(answer?.holidays ?? [])].filter(Boolean));
  };

  sheet.listen(follow);
  sheet.listen(followLand);
  follow();
  followLand();
  const choices = element('div', { class: 'open-choices', role: 'radiogroup', 'aria-label': setting.title },
    element('label', { class: 'choice', for: 'open-always' }, always, text('hours.always')),
    element('label', { class: 'choice', for: 'open-certain' }, certain, text('hours.certain')));
  const week = row(
    { title: setting.title, hint: setting.hint, attributes: { 'data-setting': HOURS, 'data-wide': true } },
    choices, body, origin(sheet, setting),
  );
  return [week, settingRow(sheet, sheet.setting(LAND), holidays), effectWords(sheet.section('hours'))];
};
