// Every sentence that the page of definitions alone says, in English and German.

export const DEFINITION_WORDS = {
  'definitions.title': ['Definitions', 'Definitionen'],
  'definitions.lead': [
    'What exactly every figure of the dashboard means, and how it is counted.',
    'Was jede Zahl der Auswertung genau bedeutet und wie sie gezählt wird.',
  ],
  'definitions.search': ['Search the definitions', 'Definitionen durchsuchen'],
  'definitions.sections': ['Sections', 'Abschnitte'],
  'definitions.found': ['{count} of {all} definitions', '{count} von {all} Definitionen'],
  'definitions.foundAll': ['{all} definitions', '{all} Definitionen'],
  'definitions.none': ['Nothing contains “{words}”', 'Nichts enthält „{words}“'],
  'definitions.noneHint': [
    'Fewer letters or another word may find it:',
    'Weniger Buchstaben oder ein anderes Wort helfen vielleicht:',
  ],
  'definitions.clear': ['Show all definitions', 'Alle Definitionen zeigen'],
  'definitions.link': ['Link to “{title}”', 'Link zu „{title}“'],
  'definitions.retry': ['Try again', 'Erneut versuchen'],
  'definitions.unit': ['Counted in', 'Gezählt in'],
  'definitions.address': ['Address', 'Adresse'],

  'measure.calls': ['calls', 'Anrufen'],
  'measure.s': ['seconds', 'Sekunden'],
  'measure.share': ['shares of one whole', 'Anteilen eines Ganzen'],
  'measure.erlang': ['Erlang', 'Erlang'],
  'measure.agents': ['people', 'Personen'],
  'measure.lines': ['lines', 'Leitungen'],
};
