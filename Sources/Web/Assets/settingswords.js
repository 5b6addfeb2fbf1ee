// Every sentence that the settings page alone says, in English and German.

import { PEOPLE_WORDS } from './settingspeoplewords.js';

export const SETTINGS_WORDS = {
  ...PEOPLE_WORDS,
  'settings.title': ['Settings', 'Einstellungen'],
  'settings.parts': ['Parts of the settings', 'Teile der Einstellungen'],
  'settings.unsaved': ['Changes that are not saved', 'Nicht gespeicherte Änderungen'],
  'settings.changed': ['Settings last changed by {by}, {at}.', 'Einstellungen zuletzt geändert von {by}, {at}.'],
  'settings.cancel': ['Cancel', 'Abbrechen'],
  'settings.remove': ['Remove', 'Entfernen'],
  'settings.yes': ['yes', 'ja'],
  'settings.no': ['no', 'nein'],

  'part.teams': ['Teams', 'Teams'],
  'part.teams.hint': [
    'Names for sets of your own numbers. Every figure can be filtered and compared by team.',
    'Namen für Gruppen Ihrer eigenen Nummern. Jede Auswertung lässt sich nach Teams filtern und vergleichen.',
  ],
  'part.serviceLevel': ['Service level', 'Servicelevel'],
  'part.serviceLevel.hint': [
    'Which calls count as answered soon enough. Teams can differ from it.',
    'Welche Anrufe als rechtzeitig angenommen gelten. Teams können davon abweichen.',
  ],
  'part.callBacks': ['Call-backs', 'Rückrufe'],
  'part.callBacks.hint': [
    'When a missed caller counts as reached, and when nobody tries any more.',
    'Ab wann ein verpasster Anrufer als erreicht gilt, und wann es niemand mehr versucht.',
  ],
  'part.hours': ['Opening hours and public holidays', 'Öffnungszeiten und Feiertage'],
  'part.hours.hint': [
    'Calls count as inside or outside of these hours.',
    'Anrufe zählen als innerhalb oder außerhalb dieser Zeiten.',
  ],
  'part.staffing': ['Staffing', 'Personalbedarf'],
  'part.staffing.hint': [
    'What the page Staffing computes with, besides the service level.',
    'Womit die Seite Personalbedarf rechnet, neben dem Servicelevel.',
  ],

  'effect.now': [
    'In force as soon as it is saved, for everybody and also for the past.',
    'Gilt, sobald es gespeichert ist, für alle und auch für die Vergangenheit.',
  ],
  'effect.rebuild': [
    'After a change of “{names}”, calls of the past are counted anew in the background.',
    'Nach einer Änderung von „{names}“ werden frühere Anrufe im Hintergrund neu gezählt.',
  ],
  'origin.environment': [
    'Set by {name} in the environment or in .env; change it there.',
    'Durch {name} in der Umgebung oder in .env festgelegt; bitte dort ändern.',
  ],
  'origin.changed': ['Not saved yet', 'Noch nicht gespeichert'],
  'origin.back': ['Back to the standard: {value}', 'Zurück zum Standard: {value}'],
  'origin.none': ['always open', 'immer geöffnet'],
  'unit.seconds': ['seconds', 'Sekunden'],
  'unit.days': ['days', 'Tage'],
  'unit.percent': ['percent', 'Prozent'],
  'unit.numbers': ['numbers', 'Nummern'],

  'unsaved.one': ['One change is not saved:', 'Eine Änderung ist nicht gespeichert:'],
  'unsaved.many': ['{count} changes are not saved:', '{count} Änderungen sind nicht gespeichert:'],
  'unsaved.save': ['Save', 'Speichern'],
  'unsaved.saving': ['Saving …', 'Wird gespeichert …'],
  'unsaved.discard': ['Discard', 'Verwerfen'],
  'unsaved.reload': ['Reload the teams', 'Teams neu laden'],
  'unsaved.faulty': ['Nothing is saved: the marked field says what is wrong.', 'Nichts gespeichert: Am markierten Feld steht, was nicht stimmt.'],
  'unsaved.refused': ['This could not be saved; the field says why.', 'Das ließ sich nicht speichern; am Feld steht, warum.'],
  'saved.now': ['Saved, and in force.', 'Gespeichert und in Kraft.'],
  'saved.moving': [
    'Calls of the past are being counted anew: {share}.', 'Frühere Anrufe werden neu gezählt: {share}.',
  ],
  'fault.number': [
    'Write a whole number from {minimum} to {maximum}.', 'Bitte eine ganze Zahl von {minimum} bis {maximum} schreiben.',
  ],
  'fault.hours': ['A time is missing or is none. Write it like 08:30.', 'Eine Uhrzeit fehlt oder ist keine. Bitte wie 08:30 schreiben.'],
  'fault.noHours': [
    'It would never be open. Add hours to a day, or choose “Always open”.',
    'So wäre nie geöffnet. Bitte an einem Tag Zeiten ergänzen oder „Immer geöffnet“ wählen.',
  ],

  'hours.always': ['Always open', 'Immer geöffnet'],
  'hours.certain': ['At certain hours', 'Zu bestimmten Zeiten'],
  'hours.week': ['Week', 'Woche'],
  'hours.closed': ['closed', 'geschlossen'],
  'hours.add': ['+ hours', '+ Zeiten'],
  'hours.addTo': ['Add hours on {day}', 'Zeiten am {day} hinzufügen'],
  'hours.from': ['{day}, from', '{day}, von'],
  'hours.to': ['{day}, to', '{day}, bis'],
  'hours.remove': ['Remove these hours on {day}', 'Diese Zeiten am {day} entfernen'],
  'hours.copy': ['Same hours from Monday to Friday', 'Montag bis Freitag wie Montag'],
  'hours.asText': ['As text', 'Als Text'],
  'hours.text': ['Opening hours as text', 'Öffnungszeiten als Text'],
  'hours.textHint': [
    'The same as a line, as in OPENING_HOURS. German and English names of days are understood.',
    'Dasselbe als Zeile, wie in OPENING_HOURS. Deutsche und englische Wochentage werden verstanden.',
  ],
  'hours.next': ['Closed next:', 'Als Nächstes geschlossen:'],

  'team.name': ['Name of the team', 'Name des Teams'],
  'team.unnamed': ['this team', 'dieses Team'],
  'team.add': ['Add a team', 'Team hinzufügen'],
  'team.removeOne': ['Remove {name}', '{name} entfernen'],
  'team.addNumber': ['Add a number', 'Nummer hinzufügen'],
  'team.addNumberTo': ['Add a number to {name}', 'Nummer zu {name} hinzufügen'],
  'team.removeNumber': ['Remove {number}', '{number} entfernen'],
  'team.none': ['No teams yet.', 'Noch keine Teams.'],
  'team.skipped': [
    'Does not count yet: a team has at least {minimum} numbers.',
    'Zählt noch nicht: Ein Team hat mindestens {minimum} Nummern.',
  ],
  'team.file': ['Saved in {file}, which can also be edited there.', 'Wird in {file} gespeichert und lässt sich auch dort ändern.'],
  'team.level': ['Own service level', 'Eigener Servicelevel'],
  'team.levelHint': ['What is left empty is as for all.', 'Was leer bleibt, gilt wie für alle.'],
  'team.asAll': ['as for all', 'wie für alle'],
  'team.seconds': ['Threshold', 'Schwelle'],
  'team.goal': ['Goal', 'Ziel'],
  'team.shortAbandonSeconds': ['Short abandon below', 'Kurzabbruch unter'],
};
