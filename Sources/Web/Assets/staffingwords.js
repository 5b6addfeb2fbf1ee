// Every sentence that the staffing page alone says, in English and German.

export const STAFFING_WORDS = {
  'staffing.title': ['Staffing', 'Personalbedarf'],
  'staffing.print': ['Print', 'Drucken'],
  'staffing.scope': ['{span} · {choice} · times in {zone}', '{span} · {choice} · Zeiten in {zone}'],
  'staffing.everybody': ['all groups and teams', 'alle Gruppen und Teams'],
  'staffing.empty': [
    'No calls in this span, so there is nothing to plan with. Choose a longer one.',
    'Keine Anrufe in diesem Zeitraum, also keine Grundlage für die Planung. Bitte einen längeren wählen.',
  ],
  'staffing.few': [
    'Every weekday occurs at most {days} times in this span: single days shape the picture. 30 days or more are '
      + 'better.',
    'Jeder Wochentag kommt in diesem Zeitraum höchstens {days}-mal vor: Einzelne Tage prägen das Bild. Besser sind 30 '
      + 'Tage oder mehr.',
  ],
  'staffing.once': [
    'Every weekday occurs at most once in this span: single days shape the picture. 30 days or more are better.',
    'Jeder Wochentag kommt in diesem Zeitraum höchstens einmal vor: Einzelne Tage prägen das Bild. Besser sind 30 '
      + 'Tage oder mehr.',
  ],

  'staffing.summary': ['At a glance', 'Auf einen Blick'],
  'staffing.most': ['Most agents at the same time', 'Meiste Mitarbeiter gleichzeitig'],
  'staffing.hours': ['Hours on the phones per week', 'Telefonstunden je Woche'],
  'staffing.hoursHint': ['sum of all quarters of an hour', 'Summe aller Viertelstunden'],
  'staffing.busiest': ['Calls in the busiest hour', 'Anrufe in der stärksten Stunde'],
  'staffing.worst': ['Most missed calls in an hour', 'Meiste nicht angenommene Anrufe'],
  'staffing.worstCalls': ['of {calls} calls, {when}', 'von {calls} Anrufen, {when}'],
  'staffing.linesMost': ['Most lines', 'Meiste Leitungen'],

  'staffing.measure': ['Show', 'Anzeigen'],
  'staffing.step': ['Steps of', 'Schritte von'],
  'staffing.step.hour': ['Hour', 'Stunde'],
  'staffing.step.quarter': ['Quarter of an hour', 'Viertelstunde'],
  'staffing.perHour': [
    'Of the four quarters of an hour, the one that needs most.',
    'Von den vier Viertelstunden zählt die mit dem größten Bedarf.',
  ],
  'staffing.time': ['Time', 'Uhrzeit'],
  'staffing.hint': [
    'Point at a cell, or go to it by keyboard, for all of its figures.',
    'Auf eine Zelle zeigen oder sie mit der Tastatur ansteuern, um alle Werte zu sehen.',
  ],
  'staffing.day': ['Day', 'Tag'],
  'staffing.dayTitle': ['{weekday}: agents needed through the day', '{weekday}: benötigte Mitarbeiter im Tagesverlauf'],
  'staffing.dayNone': ['No calls on this weekday.', 'Keine Anrufe an diesem Wochentag.'],
  'staffing.csv': ['CSV', 'CSV'],

  'staffing.basis': ['What it is computed with', 'Womit gerechnet wird'],
  'staffing.goal': ['Service level', 'Servicelevel'],
  'staffing.goalValue': ['{goal} within {threshold}', '{goal} in {threshold}'],
  'staffing.goalOf': ['the agreement of {team}', 'Vereinbarung von {team}'],
  'staffing.wrapUp': ['Work after a call', 'Nachbearbeitung je Anruf'],
  'staffing.blocking': ['Calls that may find all lines busy', 'Anrufe, die alle Leitungen belegt finden dürfen'],
  'staffing.unknown': ['as set on the server', 'wie auf dem Server eingestellt'],
  'staffing.change': [
    'They are set on the settings page, under {level} and {staffing}, and are in force at once.',
    'Sie stehen auf der Seite Einstellungen unter {level} und {staffing} und gelten sofort.',
  ],
  'staffing.changeByOthers': [
    'An administrator can change them on the settings page.',
    'Wer administriert, kann sie auf der Seite Einstellungen ändern.',
  ],
  'staffing.assumes': [
    'Erlang C assumes that calls come by chance, that nobody hangs up and that everybody at the phones can take every '
      + 'call: an upper bound of the people on the phones at the same time, without breaks, holidays and illness.',
    'Erlang C nimmt an, dass Anrufe zufällig kommen, niemand auflegt und alle am Telefon jeden Anruf annehmen können: '
      + 'eine Obergrenze für die Menschen, die gleichzeitig am Telefon sein müssen, ohne Pausen, Urlaub und Krankheit.',
  ],
  'staffing.assumesLines': [
    'Erlang B assumes that whoever finds all lines busy does not try again at once.',
    'Erlang B nimmt an, dass niemand sofort wieder anruft, der alle Leitungen belegt findet.',
  ],
};
