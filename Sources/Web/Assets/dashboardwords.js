// Every sentence that the dashboard alone says, in English and German.

export const DASHBOARD_WORDS = {
  'now.longest': ['Longest wait now', 'Längste Wartezeit'],
  'now.answered': ['Answered today', 'Heute angenommen'],
  'now.missed': ['Missed today', 'Heute verpasst'],
  'now.serviceLevel': ['Service level today', 'Servicelevel heute'],
  'now.waitingList': ['Waiting callers', 'Wartende Anrufer'],
  'now.nobody': ['Nobody is waiting', 'Niemand wartet'],
  'now.quiet': ['Nobody is on the phone', 'Niemand telefoniert'],
  'now.then': ['{count} last {weekday} at this time', '{count} letzten {weekday} um diese Zeit'],
  'now.longestToday': ['longest today {duration}', 'heute längstens {duration}'],
  'now.peak': ['most today {count}, at {time}', 'heute höchstens {count}, um {time}'],
  'now.more': ['{count} more than last {weekday} by now', '{count} mehr als letzten {weekday} bis jetzt'],
  'now.fewer': ['{count} fewer than last {weekday} by now', '{count} weniger als letzten {weekday} bis jetzt'],
  'now.same': ['as many as last {weekday} by now', 'so viele wie letzten {weekday} bis jetzt'],
  'now.above': ['{points} points above last {weekday}', '{points} Punkte über letztem {weekday}'],
  'now.below': ['{points} points below last {weekday}', '{points} Punkte unter letztem {weekday}'],
  'now.level': ['the same as last {weekday} by now', 'wie letzten {weekday} bis jetzt'],
  'now.noBefore': ['nothing to compare last {weekday}', 'kein Vergleich mit letztem {weekday}'],
  'column.caller': ['Caller', 'Anrufer'],
  'column.whose': ['Group and teams', 'Gruppe und Teams'],
  'column.wait': ['Waiting', 'Wartet'],
  'chart.keys': [
    'Arrow keys go from point to point, with shift they choose a span; Enter opens the calls or the span.',
    'Pfeiltasten gehen von Punkt zu Punkt, mit Umschalt wählen sie einen Zeitraum; Enter öffnet Anrufe oder Zeitraum.',
  ],
};
