// Every sentence that the page of definitions alone says, in English and German.

export const DEFINITION_WORDS = {
  'definitions.title': ['Definitions', 'Definitionen'],
  'definitions.lead': [
    'What every word, every outcome and every figure means exactly, and how it is counted.',
    'Was jedes Wort, jeder Ausgang und jede Zahl genau bedeutet und wie gezählt wird.',
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
  'definitions.name': ['Name in files', 'Name in Dateien'],
  'definitions.address': ['Address', 'Adresse'],

  'section.words': ['Words', 'Begriffe'],
  'section.outcomes': ['Outcomes', 'Ausgänge'],
  'section.formulas': ['Formulas', 'Formeln'],

  'measure.calls': ['calls', 'Anrufen'],
  'measure.s': ['seconds', 'Sekunden'],
  'measure.share': ['shares of one whole', 'Anteilen eines Ganzen'],
  'measure.erlang': ['Erlang', 'Erlang'],
  'measure.agents': ['people', 'Personen'],
  'measure.lines': ['lines', 'Leitungen'],
};
