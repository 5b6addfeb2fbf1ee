import SipgateAPI
import Statistics

/// All that the set-up says.
enum SetupText {
    /// A text that needs no translation any more.
    static func plain(_ text: String) -> Localized { Localized(de: text, en: text) }

    static func greeting(isRehearsal: Bool) -> Localized {
        isRehearsal
            ? Localized(
                de: "Einrichtung zur Probe: Es wird nur gelesen und gezeigt, nichts geändert.",
                en: "Rehearsal of the set-up: it only reads and shows, and changes nothing."
            )
            : Localized(
                de: """
                    Einrichtung von call-statistics. Die Eingabetaste nimmt den Wert in Klammern, Strg-C bricht ab.
                    Geändert wird erst etwas, wenn die Zusammenfassung bestätigt ist.
                    """,
                en: """
                    Set-up of call-statistics. Enter takes the value in brackets, Ctrl-C stops.
                    Nothing is changed before you have agreed to the summary.
                    """
            )
    }

    static func yesOrNo(_ otherwise: Bool) -> Localized {
        otherwise ? Localized(de: "[J/n]", en: "[Y/n]") : Localized(de: "[j/N]", en: "[y/N]")
    }

    // MARK: The token

    static let tokenNeeded = Localized(
        de: """

            Ein persönlicher Zugriffstoken eines Administrators wird einmal gebraucht und nicht gespeichert.
            Anlegen: https://app.sipgate.com/w0/personal-access-token
            Rechte: \(Scope.forSetup.joined(separator: ", "))
            """,
        en: """

            A personal access token of an administrator is used once and not stored.
            Make one: https://app.sipgate.com/w0/personal-access-token
            Scopes: \(Scope.forSetup.joined(separator: ", "))
            """
    )
    static let tokenID = Localized(de: "Token-ID (token-…)", en: "Token id (token-…)")
    static let token = Localized(de: "Token (unsichtbar)", en: "Token (hidden)")

    static func signedIn(_ user: UserInfo) -> Localized {
        Localized(
            de: "Angemeldet: Konto \(user.masterSipId), Benutzer \(user.sub).",
            en: "Signed in: account \(user.masterSipId), user \(user.sub)."
        )
    }

    static let neo = Localized(
        de: "Das Konto ist ein sipgate neo: Welche Kanäle gemeldet werden, wird in der Web-App von sipgate gewählt.",
        en: "The account is a sipgate neo: which channels are reported is chosen in sipgate's web app."
    )
    static let perhapsNeo = Localized(
        de:
            "Bei einem sipgate neo gilt: Welche Kanäle gemeldet werden, wird in der Web-App von sipgate gewählt.",
        en: "On a sipgate neo, which channels are reported is chosen in sipgate's web app."
    )

    // MARK: Database and addresses

    static let databaseKinds = Localized(
        de: """

            Wo sollen die Anrufe gespeichert werden?
              1  SQLite, eine Datei im Datenordner
              2  ein MariaDB-Server, den es schon gibt
              3  in Containern mit Docker Compose, samt MariaDB und Grafana
            """,
        en: """

            Where shall calls be kept?
              1  SQLite, a file in the data folder
              2  a MariaDB server that exists already
              3  in containers with Docker Compose, with MariaDB and Grafana
            """
    )
    static let database = Localized(de: "Datenbank", en: "Database")
    static let oneToThree = Localized(de: "Bitte 1, 2 oder 3.", en: "Please answer 1, 2 or 3.")
    static let host = Localized(de: "MariaDB: Rechner", en: "MariaDB: host")
    static let databasePort = Localized(de: "MariaDB: Port", en: "MariaDB: port")
    static let databaseName = Localized(de: "MariaDB: Datenbank", en: "MariaDB: database")
    static let user = Localized(de: "MariaDB: Benutzer", en: "MariaDB: user")

    static func password(isStored: Bool) -> Localized {
        isStored
            ? Localized(de: "MariaDB: Passwort (unsichtbar) [bleibt]", en: "MariaDB: password (hidden) [unchanged]")
            : Localized(de: "MariaDB: Passwort (unsichtbar)", en: "MariaDB: password (hidden)")
    }

    static let databaseReached = Localized(de: "Die Datenbank antwortet.", en: "The database answers.")

    static func databaseProblem(_ problem: String) -> Localized {
        Localized(de: "Die Datenbank antwortet nicht: \(problem)", en: "The database does not answer: \(problem)")
    }

    static let port = Localized(de: "Port des Dienstes", en: "Port of the service")
    static let base = Localized(
        de: "Adresse des Dienstes im Browser (für die Anmeldung)",
        en: "Address of the service in the browser (for the login)"
    )
    static let webhook = Localized(
        de: "Adresse, unter der sipgate den Dienst erreicht (https://…)",
        en: "Address at which sipgate reaches the service (https://…)"
    )

    // MARK: The webhook address

    static let insist = Localized(de: "Trotzdem nehmen?", en: "Take it all the same?")
    static let goOn = Localized(de: "Weiter?", en: "Go on?")
    static let reached = Localized(de: "Dort antwortet call-statistics.", en: "call-statistics answers there.")
    static let notReached = Localized(
        de: "Dort antwortet noch niemand. Vor dem ersten Start ist das normal.",
        en: "Nobody answers there now, which is normal before the first start."
    )

    static func reachedOther(_ status: Int) -> Localized {
        Localized(
            de:
                "Dort antwortet etwas anderes (Status \(status)). Vor dem ersten Start des Dienstes ist das normal.",
            en: "Something other than call-statistics answers there (status \(status)), normal before the first start."
        )
    }

    static let loopback = Localized(
        de: "Diese Adresse meint den eigenen Rechner; sipgate erreicht ihn darunter nicht.",
        en: "This address means this machine itself; sipgate cannot reach it there."
    )

    static func foreignWebhooks(_ addresses: [String]) -> Localized {
        let shown = addresses.map { "  " + WebAddress.shown($0) }.joined(separator: "\n")
        return Localized(
            de: "Bei sipgate sind schon andere Webhook-Adressen eingetragen:\n\(shown)",
            en: "Other webhook addresses are set at sipgate now:\n\(shown)"
        )
    }

    static let replaceWebhooks = Localized(
        de: "Ersetzen? Wer sie jetzt benutzt, erfährt dann nichts mehr.",
        en: "Replace them? Whoever uses them now hears nothing any more."
    )
}
