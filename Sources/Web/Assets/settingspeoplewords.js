// What the settings page says about people, tokens, disclosures and notes, in English and German.

export const PEOPLE_WORDS = {
  'part.users': ['Users', 'Benutzer'],
  'part.users.hint': [
    'Who may log in to this dashboard, and what they may do. In force at once.',
    'Wer sich an diesem Dashboard anmelden darf und was er darf. Gilt sofort.',
  ],
  'part.tokens': ['API tokens and wallboard links', 'API-Tokens und Wallboard-Links'],
  'part.tokens.hint': [
    'Ways in without a password, for programs and for screens on a wall. They read and never change anything.',
    'Zugänge ohne Passwort, für Programme und für Bildschirme an der Wand. Sie lesen und ändern nie etwas.',
  ],
  'part.disclosures': ['Disclosed numbers', 'Aufgedeckte Nummern'],
  'part.disclosures.hint': [
    'Who has had a masked number of a caller shown in full.',
    'Wer sich die verdeckte Nummer eines Anrufers vollständig hat anzeigen lassen.',
  ],
  'part.annotations': ['Annotations', 'Anmerkungen'],
  'part.annotations.hint': [
    'What happened when. It stands in the charts, so that everybody sees what it brought.',
    'Was wann geschehen ist. Es steht in den Diagrammen, damit jeder sieht, was es gebracht hat.',
  ],

  'role.viewer.hint': [
    'sees figures and calls, with the numbers of others masked', 'sieht Zahlen und Anrufe, fremde Nummern verdeckt',
  ],
  'role.lead.hint': [
    'sees numbers in full, exports calls, dismisses call-backs, writes annotations',
    'sieht Nummern vollständig, exportiert Anrufe, erledigt Rückrufe, schreibt Anmerkungen',
  ],
  'role.administrator.hint': [
    'also changes these settings, the account and who may log in',
    'ändert auch diese Einstellungen, das Konto und wer sich anmelden darf',
  ],
  'role.kiosk.hint': ['sees the wallboard alone', 'sieht nur das Wallboard'],
  'once.hint': [
    'It is shown this once and stored nowhere in clear. Pass it on safely.',
    'Es wird nur dieses Mal angezeigt und nirgends im Klartext gespeichert. Bitte sicher weitergeben.',
  ],

  'once.hide': ['Hide', 'Ausblenden'],

  'user.name': ['Name', 'Name'],
  'user.role': ['Role', 'Rolle'],
  'user.roleOf': ['Role of {name}', 'Rolle von {name}'],
  'user.reveal': ['May disclose numbers', 'Darf Nummern aufdecken'],
  'user.revealOf': ['{name} may disclose numbers', '{name} darf Nummern aufdecken'],
  'user.since': ['Since', 'Seit'],
  'user.you': ['you', 'Sie'],
  'user.add': ['Add a user', 'Benutzer hinzufügen'],
  'user.added': ['{name} has been added.', '{name} wurde hinzugefügt.'],
  'user.changed': ['{name} has been changed.', '{name} wurde geändert.'],
  'user.roleChanged': [
    '{name} has the role {role} now, and has to log in again.',
    '{name} hat jetzt die Rolle {role} und muss sich neu anmelden.',
  ],
  'user.newPassword': ['New password', 'Neues Passwort'],
  'user.newPasswordOf': ['New password for {name}', 'Neues Passwort für {name}'],
  'user.passwordOf': ['Password of {name}', 'Passwort von {name}'],
  'user.passwordSure': ['The old one stops working.', 'Das alte gilt dann nicht mehr.'],
  'user.passwordMade': ['{name} has a new password.', '{name} hat ein neues Passwort.'],
  'user.logOut': ['Log out everywhere', 'Überall abmelden'],
  'user.logOutOf': ['Log {name} out everywhere', '{name} überall abmelden'],
  'user.loggedOut': ['{name} is logged out everywhere.', '{name} ist überall abgemeldet.'],
  'user.removeOne': ['Remove {name}', '{name} entfernen'],
  'user.sure': ['Remove {name}?', '{name} entfernen?'],
  'user.removed': ['{name} has been removed.', '{name} wurde entfernt.'],

  'token.name': ['Name', 'Name'],
  'token.example': ['Screen in the office', 'Bildschirm im Büro'],
  'token.purpose': ['For', 'Für'],
  'token.for.kiosk': ['a screen on a wall (link)', 'einen Bildschirm an der Wand (Link)'],
  'token.for.viewer': ['a program, numbers masked', 'ein Programm, Nummern verdeckt'],
  'token.for.lead': ['a program, numbers in full', 'ein Programm, Nummern vollständig'],
  'token.add': ['Make it', 'Anlegen'],
  'token.added': ['{name} has been made.', '{name} wurde angelegt.'],
  'token.none': ['No tokens yet.', 'Noch keine Tokens.'],
  'token.used': ['Last used', 'Zuletzt benutzt'],
  'token.never': ['never', 'noch nie'],
  'token.link': ['Link of {name}', 'Link von {name}'],
  'token.linkHint': [
    'Open it once on the screen. It is shown this once; whoever has it sees the wallboard.',
    'Einmal auf dem Bildschirm öffnen. Er wird nur dieses Mal angezeigt; wer ihn hat, sieht das Wallboard.',
  ],
  'token.secret': ['Token of {name}', 'Token von {name}'],
  'token.secretHint': [
    'Send it as “Authorization: Bearer …”. It is shown this once and stored nowhere in clear.',
    'Als „Authorization: Bearer …“ senden. Es wird nur dieses Mal angezeigt und nirgends im Klartext gespeichert.',
  ],
  'token.removeOne': ['Remove {name}', '{name} entfernen'],
  'token.sure': ['Whatever uses “{name}” stops working.', 'Was „{name}“ benutzt, geht dann nicht mehr.'],
  'token.removed': ['{name} has been removed.', '{name} wurde entfernt.'],

  'disclosure.at': ['When', 'Wann'],
  'disclosure.user': ['Who', 'Wer'],
  'disclosure.number': ['Number', 'Nummer'],
  'disclosure.none': ['Nobody has disclosed a number yet.', 'Noch niemand hat eine Nummer aufgedeckt.'],

  'annotation.at': ['When', 'Wann'],
  'annotation.text': ['What happened', 'Was geschehen ist'],
  'annotation.example': ['New greeting', 'Neue Ansage'],
  'annotation.add': ['Add', 'Hinzufügen'],
  'annotation.added': ['It stands in the charts now.', 'Steht jetzt in den Diagrammen.'],
  'annotation.none': ['No annotations yet.', 'Noch keine Anmerkungen.'],
  'annotation.removeOne': ['Remove “{text}”', '„{text}“ entfernen'],
  'annotation.sure': ['Remove it?', 'Entfernen?'],
  'annotation.removed': ['It has been removed.', 'Wurde entfernt.'],
};
