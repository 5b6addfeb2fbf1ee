// What the status page says besides the sentences of all pages, in English and German.

export const STATUS_WORDS = {
  'status.database': ['Database', 'Datenbank'],
  'status.since': ['Oldest call', 'Ältester Anruf'],
  'status.ago': ['{time}, {age} ago', '{time}, vor {age}'],
  'status.never': ['never', 'noch nie'],
  'status.noFile': ['none', 'keine'],
  'status.teamCount': ['Teams', 'Teams'],
  'status.serviceHint': [
    'An event is safe on disk before sipgate gets its reply; from there it enters the statistics.',
    'Ein Ereignis liegt sicher auf der Platte, bevor sipgate eine Antwort bekommt; von dort geht es in die Statistik.',
  ],
  'status.historyHint': [
    'The sums behind the figures are compared with the single calls every night.',
    'Jede Nacht werden die Summen hinter den Zahlen mit den einzelnen Anrufen verglichen.',
  ],
  'status.coverageTitle': ['Recording of the last seven days', 'Erfassung der letzten sieben Tage'],
  'status.covered': ['Recorded', 'Erfasst'],
  'status.gaps': ['Interruptions', 'Unterbrechungen'],
  'status.longestGap': ['Longest interruption', 'Längste Unterbrechung'],
  'status.toAccount': ['To the account', 'Zum Konto'],
  'status.toSettings': ['To the settings', 'Zu den Einstellungen'],

  'stored.title': ['What is stored, and who sees it', 'Was gespeichert wird und wer es sieht'],
  'stored.lead': [
    'For the data protection officer, the works council, and everybody who wants to know.',
    'Für Datenschutz, Betriebsrat und alle, die es wissen wollen.',
  ],
  'stored.calls': ['Of each call', 'Von jedem Anruf'],
  'stored.callsText': [
    'When it began, was answered and ended, its direction and outcome, the telephone numbers of both sides in full, its '
      + 'group and teams, and the names of the users whose phones rang or who picked up.',
    'Wann er begann, angenommen wurde und endete, Richtung und Ausgang, die vollständigen Rufnummern beider Seiten, '
      + 'Gruppe und Teams sowie die Namen der Benutzer, bei denen es klingelte oder die abgenommen haben.',
  ],
  'stored.account': ['Of the sipgate account', 'Vom sipgate-Konto'],
  'stored.accountText': [
    'Its groups, its numbers and the names of its users, once it is connected. The login is sealed with a key that does '
      + 'not stand in the database.',
    'Gruppen, Nummern und Namen der Benutzer, sobald es verbunden ist. Die Anmeldung ist mit einem Schlüssel versiegelt, '
      + 'der nicht in der Datenbank steht.',
  ],
  'stored.users': ['Of those who use these pages', 'Von denen, die diese Seiten nutzen'],
  'stored.usersText': [
    'Name and role; the password only as a scrypt hash, sessions and tokens only as digests. Kept as well: who dismissed '
      + 'a call-back and why, and who had which number shown in full.',
    'Name und Rolle; das Passwort nur als scrypt-Hash, Sitzungen und Tokens nur als Prüfsumme. Außerdem: wer einen Rückruf '
      + 'mit welchem Grund erledigt hat und wer sich welche Nummer ganz hat zeigen lassen.',
  ],
  'stored.not': ['Not stored', 'Nicht gespeichert'],
  'stored.notText': [
    'What is said: the content of calls is never seen. No figure is computed of a single employee; names stand only with '
      + 'the single call. Log files and metrics hold no numbers and no names.',
    'Was gesprochen wird: Der Inhalt von Anrufen ist nie zu sehen. Keine Kennzahl wird je Mitarbeiter gebildet; Namen stehen '
      + 'nur am einzelnen Anruf. Protokolldateien und Messwerte enthalten weder Nummern noch Namen.',
  ],
  'stored.where': ['Where', 'Wo'],
  'stored.where.SQLite': [
    'In a SQLite file on this server, which only the user of the service may read.',
    'In einer SQLite-Datei auf diesem Server, die nur der Benutzer des Dienstes lesen darf.',
  ],
  'stored.where.MariaDB': [
    'In the MariaDB database that the operator has set, and for moments in a file on this server.',
    'In der MariaDB-Datenbank, die der Betreiber eingestellt hat, und für Augenblicke in einer Datei auf diesem Server.',
  ],
  'stored.leaves': ['What leaves this server', 'Was diesen Server verlässt'],
  'stored.leavesText': [
    'Nothing is sent to anybody. The service asks only sipgate, and only when the account is connected; these pages load '
      + 'nothing from other hosts. Files are saved by those who have the right to.',
    'Nichts wird an andere gesendet. Der Dienst fragt nur sipgate, und nur wenn das Konto verbunden ist; diese Seiten laden '
      + 'nichts von anderen Servern. Dateien speichert nur, wer das Recht dazu hat.',
  ],
  'stored.long': ['How long', 'Wie lange'],
  'stored.longText': [
    'Calls are kept until the operator deletes them; nothing is deleted by itself. The oldest call: {time}.',
    'Anrufe bleiben, bis der Betreiber sie löscht; von selbst wird nichts gelöscht. Der älteste Anruf: '
      + '{time}.',
  ],
  'stored.longNone': [
    'Calls are kept until the operator deletes them; nothing is deleted by itself. There is no call yet.',
    'Anrufe bleiben, bis der Betreiber sie löscht; von selbst wird nichts gelöscht. Noch gibt es keinen Anruf.',
  ],
  'stored.who': ['Who sees what', 'Wer was sieht'],
  'stored.right.seeBoard': ['What goes on now', 'Was gerade geschieht'],
  'stored.right.seeStatistics': ['Figures and single calls', 'Kennzahlen und einzelne Anrufe'],
  'stored.right.seeNumbers': ['Numbers of callers in full', 'Rufnummern der Anrufer ganz'],
  'stored.right.revealNumbers': ['Have a single number shown, on record', 'Einzelne Nummer zeigen lassen, protokolliert'],
  'stored.right.exportCalls': ['Save calls as a file', 'Anrufe als Datei speichern'],
  'stored.right.dismissCallBacks': ['Dismiss call-backs', 'Rückrufe erledigen'],
  'stored.right.annotate': ['Write notes', 'Anmerkungen schreiben'],
  'stored.right.changeSettings': ['Settings and teams', 'Einstellungen und Teams'],
  'stored.right.connectAccount': ['The sipgate account', 'Das sipgate-Konto'],
  'stored.right.importHistory': ['Import earlier calls', 'Frühere Anrufe übernehmen'],
  'stored.right.manageUsers': ['Users and their rights', 'Benutzer und ihre Rechte'],
  'stored.yes': ['yes', 'ja'],
  'stored.no': ['no', 'nein'],
  'stored.shortened': ['shortened', 'gekürzt'],
  'stored.given': ['when given', 'auf Zuteilung'],
};
