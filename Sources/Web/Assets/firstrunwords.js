// What the first run says, in English and German.

export const FIRST_RUN_WORDS = {
  'first.eyebrow': ['No call yet', 'Noch kein Anruf'],
  'first.title': ['Welcome. Two\u00a0steps, then a\u00a0call.', 'Willkommen! Zwei\u00a0Schritte, dann ein\u00a0Anruf.'],
  'first.lead': [
    'The service is listening. As soon as sipgate reports the first call, this page turns into your dashboard by itself.',
    'Der Dienst hört zu. Sobald sipgate den ersten Anruf meldet, wird aus dieser Seite von selbst Ihre Auswertung.',
  ],
  'first.leadViewer': [
    'As soon as the first call is reported, this page turns into the dashboard by itself.',
    'Sobald der erste Anruf gemeldet wird, wird aus dieser Seite von selbst die Auswertung.',
  ],
  'first.state.done': ['Done', 'Erledigt'],
  'first.state.todo': ['To do', 'Zu tun'],
  'first.state.problem': ['Needs attention', 'Bitte prüfen'],
  'first.state.optional': ['Optional', 'Optional'],
  'first.state.waiting': ['Waiting', 'Wartet'],

  'first.account.title': ['Connect the sipgate account', 'sipgate-Konto verbinden'],
  'first.account.gain': [
    'Brings the names of your groups and people, and fills in calls that were missed while the service was off. Calls '
      + 'are counted without it, too.',
    'Bringt die Namen Ihrer Gruppen und Personen und ergänzt Anrufe, die der Dienst verpasst hat. Gezählt wird auch '
      + 'ohne.',
  ],
  'first.account.connect': ['Connect the account', 'Konto verbinden'],
  'first.account.of': ['Connected with {company}.', 'Verbunden mit {company}.'],
  'first.account.done': ['The account is connected.', 'Das Konto ist verbunden.'],
  'first.account.lost': [
    'The login at sipgate is lost. Connect the account anew.',
    'Die Anmeldung bei sipgate gilt nicht mehr. Bitte verbinden Sie das Konto neu.',
  ],

  'first.webhook.title': ['Tell sipgate where to report calls', 'sipgate sagen, wohin es Anrufe meldet'],
  'first.webhook.address': ['Your webhook address', 'Ihre Webhook-Adresse'],
  'first.webhook.open': ['Open {console}, page Webhooks › URLs.', 'Öffnen Sie {console}, Seite Webhooks › URLs.'],
  'first.webhook.enter': [
    'Paste the address twice, for incoming and for outgoing calls, and save.',
    'Fügen Sie die Adresse zweimal ein, für eingehende und für ausgehende Anrufe, und speichern Sie.',
  ],
  'first.webhook.lines': [
    'Under Sources, choose the numbers and people whose calls shall count.',
    'Wählen Sie unter Quellen, wessen Anrufe und welche Rufnummern zählen sollen.',
  ],
  'first.webhook.right': [
    'sipgate has the right address, for both directions.',
    'Bei sipgate ist die richtige Adresse eingetragen, für beide Richtungen.',
  ],
  'first.webhook.wrong': [
    'sipgate has another address, so calls do not arrive here.',
    'Bei sipgate ist eine andere Adresse eingetragen, Anrufe kommen also nicht hier an.',
  ],
  'first.webhook.local': [
    'sipgate cannot reach this address from the internet. Set the public HTTPS address as SIPGATE_WEBHOOK_URL in the '
      + 'file .env and start the service again.',
    'Diese Adresse erreicht sipgate aus dem Internet nicht. Setzen Sie die öffentliche HTTPS-Adresse als '
      + 'SIPGATE_WEBHOOK_URL in der Datei .env und starten Sie den Dienst neu.',
  ],

  'first.call.title': ['Waiting for the first call\u00a0…', 'Warten auf den ersten Anruf\u00a0…'],
  'first.call.hint': [
    'Call one of your numbers. It appears here within a second, and you need not reload the page.',
    'Rufen Sie eine Ihrer Nummern an. Der Anruf erscheint binnen einer Sekunde, ganz ohne Neuladen.',
  ],
  'first.call.viewer': [
    'You need not reload the page.',
    'Sie brauchen die Seite nicht neu zu laden.',
  ],
  'first.administrator.title': ['An administrator has to finish the set-up', 'Ein Administrator muss noch einrichten'],
  'first.administrator.hint': [
    'Whoever looks after this service sees the next steps here after logging in:',
    'Wer diesen Dienst betreut, sieht hier nach dem Anmelden die nächsten Schritte:',
  ],
  'first.administrator.webhook': [
    'enter the webhook address at sipgate, so that calls are reported',
    'die Webhook-Adresse bei sipgate eintragen, damit Anrufe gemeldet werden',
  ],
  'first.administrator.account': [
    'connect the sipgate account, for the names of groups and people',
    'das sipgate-Konto verbinden, für die Namen von Gruppen und Personen',
  ],

  'test.title': ['Does everything work?', 'Funktioniert alles?'],
  'test.lead': [
    'Sends a test call through the whole way, from the webhook to the statistics, and takes it back. No figure ever '
      + 'shows it.',
    'Schickt einen Testanruf durch den ganzen Weg, vom Webhook bis zur Auswertung, und nimmt ihn wieder heraus. Keine '
      + 'Zahl zeigt ihn je.',
  ],
  'test.run': ['Run the self-test', 'Selbsttest starten'],
  'test.again': ['Run it again', 'Noch einmal testen'],
  'test.busy': ['The test call is on its way …', 'Der Testanruf ist unterwegs …'],
  'test.ok': ['works', 'funktioniert'],
  'test.failed': ['does not work', 'funktioniert nicht'],
  'test.ms': ['{ms} ms', '{ms} ms'],
  'test.good': ['Everything works, in {time}.', 'Alles funktioniert, in {time}.'],
  'test.badOne': ['One step does not work yet.', 'Ein Schritt funktioniert noch nicht.'],
  'test.bad': ['{failed} steps do not work yet.', '{failed} Schritte funktionieren noch nicht.'],

  'demo.title': ['Have a look around first?', 'Erst einmal umsehen?'],
  'demo.lead': [
    'A simulated company with a year of calls, and new ones all the time. Apart from your data, and gone by itself '
      + 'after half an hour without a visitor.',
    'Eine simulierte Firma mit einem Jahr an Anrufen, und laufend kommen neue. Getrennt von Ihren Daten, und von '
      + 'selbst wieder weg, wenn eine halbe Stunde niemand hinsieht.',
  ],
  'demo.start': ['Open the demo', 'Demo öffnen'],
  'demo.open': ['Back to the demo', 'Zurück zur Demo'],
  'demo.end': ['End it', 'Beenden'],
  'demo.starting': ['The demo is being built …', 'Die Demo wird aufgebaut …'],
  'demo.ending': ['The demo is being ended …', 'Die Demo wird beendet …'],
  'demo.ended': ['The demo has ended, and nothing of it is left.', 'Die Demo ist beendet, nichts davon ist übrig.'],
};
