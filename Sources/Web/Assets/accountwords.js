// Every sentence that the account page alone says, in English and German.

export const ACCOUNT_WORDS = {
  'account.title': ['sipgate account', 'sipgate-Konto'],
  'account.forbidden': [
    'This login may not manage the account. Log in as an administrator:',
    'Mit dieser Anmeldung lässt sich das Konto nicht verwalten. Bitte als Administrator anmelden:',
  ],
  'account.retried': ['It is tried again by itself.', 'Es wird von selbst erneut versucht.'],

  'standing.notConfigured': ['Not set up yet', 'Noch nicht eingerichtet'],
  'standing.notConnected': ['Not connected yet', 'Noch nicht verbunden'],
  'standing.connected': ['Connected', 'Verbunden'],
  'standing.lost': ['The login at sipgate is lost', 'Die Anmeldung bei sipgate ist verloren gegangen'],
  'standing.gain': ['What the connection brings', 'Was die Verbindung bringt'],
  'standing.gain1': [
    'Groups and people appear by their names, and every call finds its group.',
    'Gruppen und Personen erscheinen mit Namen, und jeder Anruf findet seine Gruppe.',
  ],
  'standing.gain2': [
    'Calls that no webhook reported are added from sipgate’s call history.',
    'Anrufe, die kein Webhook gemeldet hat, werden aus der Anrufliste von sipgate ergänzt.',
  ],
  'standing.gain3': [
    'Earlier calls can be imported, so that the first dashboard is not empty.',
    'Frühere Anrufe lassen sich übernehmen, damit die erste Auswertung nicht leer ist.',
  ],
  'standing.without': ['Calls are counted without it, too.', 'Gezählt werden Anrufe auch ohne sie.'],
  'standing.setup': ['On the server, run:', 'Auf dem Server ausführen:'],
  'standing.setupHint': [
    'It makes the client at sipgate, writes the settings and says what comes next.',
    'Das legt den Client bei sipgate an, schreibt die Einstellungen und nennt den nächsten Schritt.',
  ],
  'standing.byHand': ['Or by hand', 'Oder von Hand'],
  'standing.byHand1': [
    'Make an OAuth2 client in the sipgate console, with this redirect address:',
    'In der sipgate-Konsole einen OAuth2-Client anlegen, mit dieser Weiterleitungsadresse:',
  ],
  'standing.byHand2': [
    'Enter its id and its secret as SIPGATE_CLIENT_ID and SIPGATE_CLIENT_SECRET in the file .env of the service.',
    'Seine ID und sein Secret als SIPGATE_CLIENT_ID und SIPGATE_CLIENT_SECRET in die Datei .env des Dienstes '
      + 'eintragen.',
  ],
  'standing.byHand3': ['Start the service again.', 'Den Dienst neu starten.'],
  'standing.connectHint': [
    'sipgate asks for the login of an administrator of the account and for consent. All rights are read-only.',
    'sipgate fragt nach der Anmeldung eines Administrators des Kontos und nach der Zustimmung. Verlangt werden '
      + 'nur Leserechte.',
  ],
  'standing.connect': ['Connect with sipgate', 'Mit sipgate verbinden'],
  'standing.reconnect': ['Connect anew', 'Neu verbinden'],
  'standing.since': ['Since {time}', 'Seit {time}'],
  'standing.works': [
    'Calls are received and counted as before. Not until the account is connected again: new groups, numbers and '
      + 'people, and calls that webhooks missed.',
    'Anrufe werden weiter empfangen und gezählt. Erst nach dem Verbinden geht es weiter mit neuen Gruppen, Rufnummern '
      + 'und Personen und mit Anrufen, die Webhooks verpasst haben.',
  ],
  'standing.newToken': [
    'Make a new personal access token in sipgate’s web app, enter it as SIPGATE_TOKEN_ID and SIPGATE_TOKEN in the file '
      + '.env of the service, and start the service again.',
    'In der Web-App von sipgate ein neues Personal-Access-Token anlegen, als SIPGATE_TOKEN_ID und SIPGATE_TOKEN in die '
      + 'Datei .env des Dienstes eintragen und den Dienst neu starten.',
  ],
  'standing.tokenTried': [
    'The personal access token is being tried. This takes a few seconds.',
    'Das Personal-Access-Token wird gerade geprüft. Das dauert einige Sekunden.',
  ],
  'standing.company': ['Company', 'Firma'],
  'standing.product': ['Telephone system', 'Telefonanlage'],
  'standing.classic': ['sipgate classic', 'sipgate classic'],
  'standing.neo': ['sipgate neo', 'sipgate neo'],
  'standing.account': ['Account number', 'Kontonummer'],
  'standing.connectedAt': ['Connected since', 'Verbunden seit'],
  'standing.connectedBy': ['Connected by', 'Verbunden durch'],
  'standing.way': ['Way', 'Zugang'],
  'standing.browser': ['Login at sipgate', 'Anmeldung bei sipgate'],
  'standing.token': ['Personal access token', 'Personal-Access-Token'],
  'standing.disconnect': ['Disconnect …', 'Verbindung trennen …'],
  'standing.disconnectTitle': ['Disconnect the account?', 'Verbindung zum Konto trennen?'],
  'standing.disconnectHint': [
    'The login is deleted here. Calls are still counted, and everything that is stored stays.',
    'Die Anmeldung wird hier gelöscht. Anrufe werden weiter gezählt, und alles Gespeicherte bleibt.',
  ],
  'standing.disconnectNow': ['Disconnect', 'Trennen'],
  'standing.disconnecting': ['Disconnecting …', 'Wird getrennt …'],
  'standing.keep': ['Stay connected', 'Verbunden bleiben'],
  'news.connected': [
    'The account is connected. Groups, numbers and people are being read now.',
    'Das Konto ist verbunden. Gruppen, Rufnummern und Personen werden jetzt gelesen.',
  ],
  'news.disconnected': ['The account is disconnected.', 'Die Verbindung zum Konto ist getrennt.'],

  'problem.accessDenied': [
    'sipgate did not get the consent. Connect again, log in there as an administrator and agree to every right.',
    'Bei sipgate fehlt die Zustimmung. Bitte erneut verbinden, dort als Administrator anmelden und allen Rechten '
      + 'zustimmen.',
  ],
  'problem.stateMismatch': [
    'The answer does not belong to the login that was begun here. Begin again, in one window and without an old link.',
    'Die Antwort gehört nicht zu der hier begonnenen Anmeldung. Bitte neu beginnen, in einem Fenster und ohne '
      + 'alten Link.',
  ],
  'problem.missingCode': [
    'sipgate’s answer came without its code. Connect again; if that lasts, check that no proxy cuts addresses at the '
      + '“?”.',
    'Die Antwort von sipgate kam ohne Code an. Bitte erneut verbinden; bleibt es dabei, schneidet vielleicht ein Proxy '
      + 'Adressen am „?“ ab.',
  ],
  'problem.invalidGrant': [
    'sipgate did not accept the code of this login: it was too old, or used already. Connect again.',
    'sipgate hat den Code dieser Anmeldung nicht angenommen: Er war zu alt oder schon benutzt. Bitte erneut verbinden.',
  ],
  'problem.invalidClient': [
    'sipgate does not accept the OAuth2 client. Check SIPGATE_CLIENT_ID, SIPGATE_CLIENT_SECRET and SIPGATE_REALM in '
      + 'the file .env, or run “call-statistics setup” again.',
    'sipgate nimmt den OAuth2-Client nicht an. Bitte SIPGATE_CLIENT_ID, SIPGATE_CLIENT_SECRET und SIPGATE_REALM in der '
      + 'Datei .env prüfen oder „call-statistics setup“ erneut ausführen.',
  ],
  'problem.redirectRefused': [
    'sipgate does not accept the redirect address. Register exactly this one with the OAuth2 client in the sipgate '
      + 'console, then connect again: {address}',
    'sipgate nimmt die Weiterleitungsadresse nicht an. Bitte beim OAuth2-Client in der sipgate-Konsole genau diese '
      + 'eintragen und dann erneut verbinden: {address}',
  ],
  'problem.unreachable': [
    'sipgate did not answer. Connect again in a moment; if that lasts, check the server’s network and proxy.',
    'sipgate hat nicht geantwortet. Bitte gleich noch einmal verbinden; bleibt es dabei, Netz und Proxy des Servers '
      + 'prüfen.',
  ],
  'problem.unreadable': [
    'sipgate’s answer to the login cannot be used. Check SIPGATE_LOGIN_URL and SIPGATE_REALM in the file .env, then '
      + 'connect again. The log says more.',
    'Die Antwort von sipgate auf die Anmeldung ist nicht zu gebrauchen. Bitte SIPGATE_LOGIN_URL und SIPGATE_REALM in '
      + 'der Datei .env prüfen und erneut verbinden. Mehr steht im Protokoll.',
  ],
  'problem.attemptExpired': [
    'The login at sipgate took longer than a quarter of an hour. Connect again.',
    'Die Anmeldung bei sipgate hat länger als eine Viertelstunde gedauert. Bitte erneut verbinden.',
  ],
  'problem.notConfigured': [
    'There is nothing yet with which to log in at sipgate. The way to set it up stands below.',
    'Für die Anmeldung bei sipgate ist noch nichts eingerichtet. Wie das geht, steht hier darunter.',
  ],
  'problem.otherBrowser': [
    'The login was begun in another browser, or by another user. Begin and finish it in this one.',
    'Die Anmeldung wurde in einem anderen Browser oder von jemand anderem begonnen. Bitte in diesem beginnen und '
      + 'beenden.',
  ],
  'problem.other': [
    'The account could not be connected. Connect again; the log says more.',
    'Das Konto ließ sich nicht verbinden. Bitte erneut verbinden; mehr steht im Protokoll.',
  ],

  'directory.title': ['Groups, numbers, people', 'Gruppen, Rufnummern, Personen'],
  'directory.groups': ['Groups', 'Gruppen'],
  'directory.numbers': ['Numbers', 'Rufnummern'],
  'directory.users': ['People', 'Personen'],
  'directory.hint': ['Read anew every 15 minutes.', 'Wird alle 15 Minuten gelesen.'],
  'account.readAt': ['Last read {time}.', 'Zuletzt gelesen {time}.'],
  'directory.first': ['Being read for the first time …', 'Wird zum ersten Mal gelesen …'],
  'account.failed': ['The last reading failed: {problem}', 'Das letzte Lesen ist fehlgeschlagen: {problem}'],
  'directory.read': ['Read now', 'Jetzt lesen'],
  'directory.reading': ['Reading …', 'Wird gelesen …'],
  'directory.done': [
    'Read: {groups} groups, {numbers} numbers, {users} people.',
    'Gelesen: {groups} Gruppen, {numbers} Rufnummern, {users} Personen.',
  ],
  'directory.doneNeo': ['Read: {numbers} numbers, {users} people.', 'Gelesen: {numbers} Rufnummern, {users} Personen.'],
  'directory.neo': [
    'sipgate neo has channels instead of groups, so there are no groups here. Nothing needs to be done: what webhooks '
      + 'report is counted all the same, and teams work as ever.',
    'sipgate neo hat Kanäle statt Gruppen, deshalb gibt es hier keine Gruppen. Zu tun ist nichts: Was Webhooks melden, '
      + 'wird gezählt wie sonst, und Teams funktionieren wie immer.',
  ],

  'history.title': ['Call history', 'Anrufliste'],
  'history.hint': [
    'What webhooks missed is completed from sipgate’s call history every hour; how long such callers waited stays '
      + 'unknown.',
    'Was Webhooks verpasst haben, wird stündlich aus der Anrufliste von sipgate ergänzt; die Wartezeit solcher Anrufe '
      + 'bleibt unbekannt.',
  ],
  'history.neo': [
    'On sipgate neo the call history lists no calls, so gaps cannot be filled. Nothing needs to be done, but keep the '
      + 'service reachable: only what webhooks report is counted.',
    'Bei sipgate neo enthält die Anrufliste keine Anrufe, Lücken lassen sich also nicht füllen. Zu tun ist nichts; der '
      + 'Dienst sollte nur erreichbar bleiben, denn gezählt wird, was Webhooks melden.',
  ],
  'history.off': [
    'Reading the call history is switched off here (READ_HISTORY in the file .env), so gaps stay open.',
    'Das Lesen der Anrufliste ist hier ausgeschaltet (READ_HISTORY in der Datei .env), Lücken bleiben also offen.',
  ],
  'history.NONE': [
    'sipgate keeps no call history for this account, so gaps cannot be filled. An administrator can change that in the '
      + 'account’s settings at sipgate.',
    'sipgate bewahrt für dieses Konto keine Anrufliste auf, Lücken lassen sich also nicht füllen. Ändern kann das ein '
      + 'Administrator in den Kontoeinstellungen bei sipgate.',
  ],
  'history.THIRTY_DAYS': ['sipgate keeps calls for 30 days.', 'sipgate bewahrt Anrufe 30 Tage auf.'],
  'history.UNLIMITED': ['sipgate keeps calls without a limit.', 'sipgate bewahrt Anrufe unbegrenzt auf.'],
  'offer.title': ['Import earlier calls?', 'Frühere Anrufe übernehmen?'],
  'offer.hint': [
    'sipgate still holds calls from before this service listened. They can be read in, once; at sipgate nothing '
      + 'changes.',
    'Bei sipgate liegen noch Anrufe aus der Zeit vor diesem Dienst. Sie lassen sich einmalig übernehmen; bei sipgate '
      + 'ändert sich nichts.',
  ],
  'offer.30': ['Last 30 days', 'Letzte 30 Tage'],
  'offer.365': ['Everything (up to a year)', 'Alles (bis zu einem Jahr)'],
  'offer.no': ['No', 'Nein'],
  'offer.busy': ['Just a moment …', 'Einen Moment …'],
  'offer.accepted': ['The import has begun.', 'Die Übernahme hat begonnen.'],
  'offer.declined': [
    'No earlier calls are imported. “call-statistics backfill” still can, at any time.',
    'Frühere Anrufe werden nicht übernommen. Nachholen lässt sich das jederzeit mit „call-statistics backfill“.',
  ],
  'import.soFar': ['{share}, {entries} entries read', '{share}, {entries} Einträge gelesen'],
  'import.stopped': ['Interrupted: {problem}', 'Unterbrochen: {problem}'],
  'import.last': ['Last readings', 'Letzte Lesevorgänge'],
  'import.reason': ['Reason', 'Anlass'],
  'import.span': ['Time span', 'Zeitraum'],
  'import.began': ['Begun', 'Begonnen'],
  'import.entries': ['Entries read', 'Einträge gelesen'],
  'import.added': ['Calls added', 'Anrufe ergänzt'],
  'import.closed': ['Ends added', 'Enden ergänzt'],
  'import.state': ['State', 'Stand'],
  'reason.first': ['Earlier calls', 'Frühere Anrufe'],
  'reason.gap': ['Gap', 'Lücke'],
  'reason.hourly': ['Every hour', 'Stündlich'],
  'reason.command': ['Command line', 'Befehlszeile'],
  'state.done': ['Done', 'Fertig'],
  'state.interrupted': ['Interrupted', 'Unterbrochen'],
  'state.running': ['Running', 'Läuft'],

  'webhook.title': ['Webhook address', 'Webhook-Adresse'],
  'webhook.hint': ['Where sipgate posts events of calls.', 'Wohin sipgate Ereignisse von Anrufen sendet.'],
  'webhook.right': ['sipgate has the right address.', 'Bei sipgate ist die richtige Adresse eingetragen.'],
  'webhook.wrong': [
    'sipgate posts elsewhere, so calls do not arrive here. Run “call-statistics setup”, or enter the expected address '
      + 'in the sipgate console under Webhooks, for incoming and for outgoing calls.',
    'sipgate sendet woandershin, Anrufe kommen also nicht hier an. Bitte „call-statistics setup“ ausführen oder die '
      + 'erwartete Adresse in der sipgate-Konsole unter Webhooks eintragen, für eingehende und für ausgehende Anrufe.',
  ],
  'webhook.untold': [
    'This service does not know its own public address. Enter it as SIPGATE_WEBHOOK_URL in the file .env, then it is '
      + 'compared here.',
    'Dieser Dienst kennt seine öffentliche Adresse nicht. Als SIPGATE_WEBHOOK_URL in der Datei .env eingetragen, wird '
      + 'sie hier verglichen.',
  ],
  'webhook.unknown': [
    'What sipgate has cannot be read: the right is missing, or sipgate.io is not booked for the account.',
    'Was bei sipgate eingetragen ist, lässt sich nicht lesen: Das Recht fehlt, oder sipgate.io ist für das Konto nicht '
      + 'gebucht.',
  ],
  'webhook.expected': ['Expected', 'Erwartet'],
  'webhook.incoming': ['Incoming calls', 'Eingehende Anrufe'],
  'webhook.outgoing': ['Outgoing calls', 'Ausgehende Anrufe'],
  'webhook.empty': ['no address entered', 'keine Adresse eingetragen'],
  'webhook.differs': ['differs', 'weicht ab'],

  'rights.title': ['Rights at sipgate', 'Rechte bei sipgate'],
  'rights.all': [
    'All rights that are needed are granted. All of them are read-only.',
    'Alle benötigten Rechte sind erteilt. Es sind nur Leserechte.',
  ],
  'rights.missing': ['Some rights are missing:', 'Es fehlen Rechte:'],
  'rights.cure': ['Connect anew and agree to every right.', 'Bitte neu verbinden und allen Rechten zustimmen.'],
  'rights.cureToken': [
    'Make a new personal access token with these rights and enter it as SIPGATE_TOKEN_ID and SIPGATE_TOKEN in the file '
      + '.env.',
    'Bitte ein neues Personal-Access-Token mit diesen Rechten anlegen und als SIPGATE_TOKEN_ID und SIPGATE_TOKEN in '
      + 'die Datei .env eintragen.',
  ],
  'scope.numbers:read': [
    'Numbers are not known, so calls find no group.',
    'Ohne Rufnummern finden Anrufe keine Gruppe.',
  ],
  'scope.groups:read': ['Groups are missing.', 'Gruppen fehlen.'],
  'scope.users:read': ['People appear without their names.', 'Personen erscheinen ohne Namen.'],
  'scope.history:read': ['Calls that webhooks missed stay missing.', 'Von Webhooks verpasste Anrufe fehlen weiterhin.'],
  'scope.account:read': [
    'The company’s name is not known, nor how long sipgate keeps calls.',
    'Der Name der Firma ist nicht bekannt, und auch nicht, wie lange sipgate Anrufe aufbewahrt.',
  ],
  'scope.settings:sipgateio:read': [
    'Nobody notices when sipgate posts events to a wrong address.',
    'Eine falsche Webhook-Adresse bei sipgate fällt nicht auf.',
  ],
  'scope.other': ['A part of the connection does not work.', 'Ein Teil der Verbindung funktioniert nicht.'],
  'kept.title': ['What is kept', 'Was gespeichert wird'],
  'kept.words': [
    'The names of groups and people and the account’s numbers stand in the database of this service; the login’s '
      + 'tokens, too, but sealed with a key that is kept outside of it.',
    'Namen von Gruppen und Personen und die Rufnummern des Kontos stehen in der Datenbank dieses Dienstes, ebenso die '
      + 'Tokens der Anmeldung, diese aber versiegelt mit einem Schlüssel, der außerhalb der Datenbank liegt.',
  ],
};
