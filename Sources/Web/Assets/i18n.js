// Every sentence that the page itself says, in English and German. Panel titles and definitions come from the server.

const WORDS = {
  product: ['Call Statistics', 'Anrufstatistik'],
  skip: ['Skip to the content', 'Zum Inhalt springen'],
  pages: ['Pages', 'Seiten'],
  'pages.menu': ['Menu', 'Menü'],
  'page.dashboard': ['Dashboard', 'Auswertung'],
  'page.live': ['Wallboard', 'Wallboard'],
  'page.staffing': ['Staffing', 'Personalbedarf'],
  'page.calls': ['Calls', 'Anrufe'],
  'page.callBacks': ['Call-backs', 'Rückrufe'],
  'page.definitions': ['Definitions', 'Definitionen'],
  'page.status': ['Status', 'Status'],
  'page.settings': ['Settings', 'Einstellungen'],
  'page.account': ['Account', 'Konto'],
  'reveal.show': ['Show the whole number; this is recorded', 'Ganze Nummer zeigen; das wird protokolliert'],
  'reveal.showNumber': [
    'Show the whole number {number}; this is recorded', 'Ganze Nummer {number} zeigen; das wird protokolliert',
  ],
  'reveal.noted': ['recorded', 'protokolliert'],
  'reveal.recorded': ['That this number was shown is recorded.', 'Dass diese Nummer gezeigt wurde, ist protokolliert.'],
  language: ['Language', 'Sprache'],
  filters: ['Filters', 'Filter'],
  'theme.dark': ['Switch to dark colours', 'Dunkle Farben einschalten'],
  'theme.light': ['Switch to light colours', 'Helle Farben einschalten'],
  'connection.connecting': ['Connecting', 'Verbindung wird aufgebaut'],
  'connection.connected': ['Live', 'Live'],
  'connection.lost': ['Connection lost', 'Verbindung unterbrochen'],
  'connection.asOf': ['as of {time}', 'Stand {time}'],
  'event.age': ['last event {age} ago', 'letztes Ereignis vor {age}'],
  'event.none': ['no event yet', 'noch kein Ereignis'],
  'section.live': ['Right now', 'Gerade jetzt'],
  'section.answering': ['Answered and unanswered', 'Erreichbarkeit'],
  'section.service': ['Service quality', 'Servicequalität'],
  'section.waiting': ['Waiting', 'Wartezeit'],
  'section.duration': ['Time on the phone', 'Zeit am Telefon'],
  'section.volume': ['Volume', 'Aufkommen'],
  'section.load': ['Load and staffing', 'Auslastung und Besetzung'],
  'section.customers': ['Customers', 'Kunden'],
  'now.unfiltered': [
    'All groups and teams; the filter does not apply here.',
    'Alle Gruppen und Teams; der Filter gilt hier nicht.',
  ],
  'column.direction': ['Direction', 'Richtung'],
  'column.own': ['Own number', 'Eigene Nummer'],
  'column.external': ['External number', 'Externe Nummer'],
  'column.talk': ['Talking', 'Im Gespräch'],
  'code.in': ['in', 'ein'],
  'code.out': ['out', 'aus'],
  'code.internal': ['internal', 'intern'],
  'code.incoming': ['Incoming', 'Eingehend'],
  'code.outgoing': ['Outgoing', 'Ausgehend'],
  'code.answered': ['Answered', 'Angenommen'],
  'code.unanswered': ['Unanswered', 'Nicht angenommen'],
  'code.unknown': ['Unknown', 'Unbekannt'],
  'code.anonymous': ['Anonymous', 'Anonym'],
  'state.open': ['Open', 'Offen'],
  'state.tried': ['Tried', 'Versucht'],
  'state.reached_by_us': ['Reached by us', 'Von uns erreicht'],
  'state.reached_us': ['Reached us', 'Hat uns erreicht'],
  'state.dismissed': ['Dismissed', 'Erledigt'],
  'state.expired': ['Expired', 'Abgelaufen'],
  'window.24h': ['24 hours', '24 Stunden'],
  'window.7d': ['7 days', '7 Tage'],
  'week.hint': [
    '{title}. Point at a cell for all of its figures.',
    '{title}. Zeigen Sie auf eine Zelle, um alle ihre Werte zu sehen.',
  ],
  'week.most': ['At {time}: {values}', 'Um {time} Uhr: {values}'],
  note: ['Note', 'Anmerkung'],
  span: ['Time span', 'Zeitraum'],
  'span.from': ['From', 'Von'],
  'span.to': ['To', 'Bis'],
  unit: ['Time unit', 'Zeiteinheit'],
  'unit.auto': ['Auto ({unit})', 'Auto ({unit})'],
  'unit.1m': ['Minute', 'Minute'],
  'unit.1h': ['Hour', 'Stunde'],
  'unit.1d': ['Day', 'Tag'],
  'unit.7d': ['Week', 'Woche'],
  'unit.1M': ['Month', 'Monat'],
  'unit.6M': ['Half-year', 'Halbjahr'],
  'unit.1y': ['Year', 'Jahr'],
  groups: ['Groups', 'Gruppen'],
  'groups.all': ['All groups', 'Alle Gruppen'],
  'groups.none': ['No group', 'Keine Gruppe'],
  'groups.other': ['Other (in no group)', 'Sonstige (in keiner Gruppe)'],
  teams: ['Teams', 'Teams'],
  'teams.all': ['All teams', 'Alle Teams'],
  'teams.other': ['Other (in no team)', 'Sonstige (in keinem Team)'],
  hours: ['Opening hours', 'Öffnungszeit'],
  'hours.all': ['All hours', 'Alle Zeiten'],
  'hours.in': ['Opening hours', 'Öffnungszeit'],
  'hours.out': ['Out of hours', 'Außerhalb'],
  compare: ['Compare', 'Vergleich'],
  'compare.before': ['Period before', 'Zeitraum davor'],
  'compare.column': ['{title} (before)', '{title} (davor)'],
  'change.points': ['{points} pp', '{points} PP'],
  'choice.count': ['{count} of {all}', '{count} von {all}'],
  'panel.definition': ['What does “{title}” count?', 'Was zählt „{title}“?'],
  'panel.more': ['More about “{title}”', 'Mehr zu „{title}“'],
  'panel.csv': ['Download as CSV', 'Als CSV herunterladen'],
  'panel.png': ['Download as a picture', 'Als Bild herunterladen'],
  'panel.noPicture': ['This is too much for a picture.', 'Das ist zu viel für ein Bild.'],
  'panel.asTable': ['Show as a table', 'Als Tabelle zeigen'],
  'panel.asChart': ['Show as a chart', 'Als Diagramm zeigen'],
  'panel.alone': ['Show “{title}” alone', 'Nur „{title}“ zeigen'],
  'panel.all': ['Show all panels again', 'Wieder alle Auswertungen zeigen'],
  'panel.empty': ['No calls in this span.', 'Keine Anrufe in diesem Zeitraum.'],
  'panel.thin': [
    'Too few calls in each unit of time. Choose a longer unit.',
    'Zu wenige Anrufe je Zeiteinheit. Bitte eine längere Einheit wählen.',
  ],
  'panel.uncovered': ['not recorded: {duration}', 'nicht erfasst: {duration}'],
  'panel.uncoveredHint': [
    'The service was not listening during the shaded time.',
    'In der grau hinterlegten Zeit hat der Dienst nicht zugehört.',
  ],
  'panel.retry': ['Try again', 'Erneut versuchen'],
  'panel.stale': ['Not refreshed: {detail}', 'Nicht aktualisiert: {detail}'],
  'panel.partial': ['part of the {unit} only', '{unit} nur zum Teil'],
  'panel.start': ['Start', 'Beginn'],
  'error.network': [
    'The server cannot be reached. This page tries again by itself.',
    'Der Server ist nicht erreichbar. Die Seite versucht es von selbst erneut.',
  ],
  'error.status': ['The server answered with status {status}.', 'Der Server hat mit Status {status} geantwortet.'],
  'error.unreachable': [
    'The server cannot be reached. Try again in a moment.',
    'Der Server ist nicht erreichbar. Bitte gleich noch einmal versuchen.',
  ],
  'session.logIn': ['Log in', 'Anmelden'],
  'session.demo': ['Demo', 'Demo'],
  'session.logOut': ['Log out', 'Abmelden'],
  'session.user': ['Logged in as', 'Angemeldet als'],
  'role.kiosk': ['Screen', 'Anzeigetafel'],
  'role.viewer': ['Viewer', 'Betrachter'],
  'role.lead': ['Team lead', 'Teamleitung'],
  'role.administrator': ['Administrator', 'Administration'],
  'login.title': ['Log in', 'Anmelden'],
  'login.lead': ['To the call statistics.', 'Zur Anrufstatistik.'],
  'login.expired': [
    'The login has expired. Log in again, then everything goes on where it was.',
    'Die Anmeldung ist abgelaufen. Nach erneuter Anmeldung geht es an derselben Stelle weiter.',
  ],
  'login.key': [
    'This link for a screen is not known here, or was withdrawn. An administrator makes a new one.',
    'Dieser Link für einen Bildschirm ist hier nicht bekannt oder wurde zurückgezogen. Ein Administrator erzeugt einen '
      + 'neuen.',
  ],
  'login.name': ['Name', 'Name'],
  'login.password': ['Password', 'Passwort'],
  'login.submit': ['Log in', 'Anmelden'],
  'login.busy': ['Checking …', 'Wird geprüft …'],
  'notice.toAccount': ['To the account', 'Zum Konto'],
  'notice.demo': [
    'Demo mode. Every call on this page is invented.',
    'Demobetrieb. Alle Anrufe auf dieser Seite sind erfunden.',
  ],
  'demo.banner': [
    'Demo: all calls are simulated, and nothing of it is kept.',
    'Demo: Alle Anrufe sind simuliert, nichts davon wird aufbewahrt.',
  ],
  'demo.back': ['Back to your own service', 'Zurück zum eigenen Dienst'],
  'notice.signature': [
    'Signatures are not checked. Whoever knows the webhook address can send invented calls.',
    'Signaturen werden nicht geprüft. Wer die Webhook-Adresse kennt, kann erfundene Anrufe senden.',
  ],
  'notice.unready': ['The service is not ready yet.', 'Der Dienst ist noch nicht bereit.'],
  'notice.partial': [
    'A part of this page could not be loaded. Load the page again.',
    'Ein Teil dieser Seite konnte nicht geladen werden. Bitte laden Sie die Seite neu.',
  ],
  'notice.charts': [
    'The chart library is missing, so every chart is shown as a table.',
    'Die Diagrammbibliothek fehlt, deshalb stehen hier Tabellen statt Diagramme.',
  ],
  'welcome.copy': ['Copy', 'Kopieren'],
  'welcome.copied': ['Copied', 'Kopiert'],
  'welcome.byHand': ['Press Ctrl+C', 'Strg+C drücken'],
  'status.title': ['Status', 'Status'],
  'status.good': ['Everything is in order.', 'Alles ist in Ordnung.'],
  'status.service': ['Service', 'Dienst'],
  'status.version': ['Version', 'Version'],
  'status.lastEvent': ['Last event', 'Letztes Ereignis'],
  'status.backlog': ['Events not yet applied', 'Noch nicht verarbeitete Ereignisse'],
  'status.file': ['File', 'Datei'],
  'status.loadedAt': ['Read', 'Gelesen'],
  'status.count': ['Number', 'Anzahl'],
  'status.assignment': ['Older calls assigned anew', 'Ältere Anrufe neu zugeordnet'],
  'status.skipped': ['Teams skipped for too few numbers', 'Wegen zu weniger Nummern übergangene Teams'],
  'status.numbers': ['Numbers', 'Nummern'],
  'status.line': ['Line', 'Zeile'],
  'status.history': ['History', 'Bestand'],
  'status.sealedDays': ['Closed days', 'Abgeschlossene Tage'],
  'status.verification': ['Last check of the sums', 'Letzte Prüfung der Summen'],
  'status.checked': ['Days checked', 'Geprüfte Tage'],
  'status.cells': ['Sums compared', 'Verglichene Summen'],
  'status.differences': ['Differences in the sums', 'Abweichungen der Summen'],
  'status.account': ['sipgate account', 'sipgate-Konto'],
  'status.state': ['Connection', 'Verbindung'],
  'status.state.notConfigured': ['Not set up yet', 'Noch nicht eingerichtet'],
  'status.state.notConnected': ['Not connected yet', 'Noch nicht verbunden'],
  'status.state.connected': ['Connected', 'Verbunden'],
  'status.state.lost': ['Login lost', 'Anmeldung verloren'],
  'status.directoryAt': ['Groups and numbers last read', 'Gruppen und Nummern zuletzt gelesen'],
  'status.historyAt': ['Call history last read', 'Anrufliste zuletzt gelesen'],
  'status.coverage': ['Not recorded in the last seven days', 'In den letzten sieben Tagen nicht erfasst'],
  'status.noGaps': ['Everything was recorded.', 'Alles wurde erfasst.'],
  'status.length': ['Length', 'Dauer'],
  'footer.version': ['Version {version}', 'Version {version}'],
  'footer.events': ['{count} events received', '{count} Ereignisse empfangen'],
};

/** Adds the sentences that only one page says. */
export const learn = (words) => Object.assign(WORDS, words);

/** Takes the words for outcomes from the catalogue, which was asked for in the language in use. */
export const learnOutcomes = ({ outcomes }) => {
  for (const { id, title } of outcomes) learn({ [`code.${id}`]: LANGUAGES.map(() => title) });
};

const LANGUAGES = ['en', 'de'];
const LOCALES = { en: 'en-GB', de: 'de-DE' };
const STORED = 'call-statistics.language';

/** Reads a stored preference; a browser that forbids storage has none. */
const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Stores a preference, or forgets it when the value is null. */
export const remember = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The preference then lasts as long as the page.
  }
};

const preferred = () => (navigator.languages?.[0] ?? navigator.language ?? 'en').slice(0, 2);
const known = (code) => (LANGUAGES.includes(code) ? code : 'en');
let current = known(remembered(STORED) ?? preferred());

/** The language in use: `de` or `en`. */
export const language = () => current;

/** The locale for numbers and times in that language. */
export const locale = () => LOCALES[current];

/** Changes the language and remembers it. */
export const setLanguage = (code) => {
  current = known(code);
  remember(STORED, current);
};

/** The words for a key, with `{name}` replaced by the value of that name. */
export const text = (key, values = {}) =>
  textOr(key, key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The words for a key, or the fallback when this page has none. */
export const textOr = (key, fallback) => WORDS[key]?.[LANGUAGES.indexOf(current)] ?? fallback;

/** Puts the words of the current language into the elements that name them. */
export const translatePage = (root = document) => {
  document.documentElement.lang = current;
  for (const node of root.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  for (const node of root.querySelectorAll('[data-label]')) node.setAttribute('aria-label', text(node.dataset.label));
};
