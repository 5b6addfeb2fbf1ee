import SipgateAPI
import Statistics

extension SetupText {
    static let stoppedBefore = Localized(de: "Abgebrochen. Nichts wurde geändert.", en: "Stopped. Nothing was changed.")
    static let stoppedAmid = Localized(
        de: "Mittendrin abgebrochen. Derselbe Aufruf macht weiter, wo es aufgehört hat.",
        en: "Stopped in the middle. The same command goes on where it stopped."
    )

    /// A problem in the middle of the work.
    static func interrupted(_ problem: Localized) -> Localized {
        Localized(de: "\(problem.de) \(goesOn.de)", en: "\(problem.en) \(goesOn.en)")
    }

    private static let goesOn = Localized(
        de: "Danach macht derselbe Aufruf weiter, wo es aufgehört hat.",
        en: "The same command then goes on where it stopped."
    )

    static let changedMeanwhile = Localized(
        de:
            "Die Webhook-Einstellungen wurden inzwischen bei sipgate geändert. Bitte noch einmal starten.",
        en: "The webhook settings were changed at sipgate in the meantime. Please run the set-up again."
    )

    // MARK: Answers

    static let noAddress = Localized(
        de: "Das ist keine Adresse der Form https://rechner/ oder http://rechner:port.",
        en: "This is no address of the form https://host/ or http://host:port."
    )
    static let noPort = Localized(
        de: "Ein Port ist eine Zahl von 1 bis 65535.",
        en: "A port is a number from 1 to 65535."
    )
    static let noBlanks = Localized(de: "Ohne Leerzeichen, bitte.", en: "Without blanks, please.")
    static let neoWantsHTTPS = Localized(
        de: "sipgate neo meldet nur an Adressen mit https://.",
        en: "sipgate neo reports to addresses with https:// only."
    )
    static let notEncrypted = Localized(
        de: "Ohne https:// kann jeder unterwegs mitlesen, wer mit wem spricht, und sipgate neo meldet dorthin nichts "
            + "(Option: --allow-http).",
        en: "Without https:// everybody on the way can read who talks to whom, and sipgate neo reports nothing there "
            + "(option: --allow-http)."
    )
    static let unwritablePassword = Localized(
        de: "Ein Passwort mit beiden Arten von Anführungszeichen kann nicht in .env stehen; bitte ein anderes wählen.",
        en: "A password with both kinds of quotes cannot stand in .env; please choose another."
    )

    static func unwritable(_ name: String) -> Localized {
        Localized(
            de:
                "Der Wert von \(name) kann in keiner .env stehen; bitte einen ohne Anführungszeichen wählen.",
            en: "The value of \(name) cannot stand in any .env; please choose one without quotes."
        )
    }

    static func wrongOption(_ option: String, _ flaw: Localized) -> Localized {
        Localized(de: "\(option): \(flaw.de)", en: "\(option): \(flaw.en)")
    }

    static func missing(_ options: [String]) -> Localized {
        let list = options.map { "  " + $0 }.joined(separator: "\n")
        return Localized(
            de: "Ohne Terminal kann niemand gefragt werden. Es fehlt:\n\(list)",
            en: "Without a terminal nobody can be asked. These are missing:\n\(list)"
        )
    }

    static func noComposeFolder(_ path: String) -> Localized {
        Localized(
            de: "Der Ordner \(path) fehlt. Für Compose bitte im Ordner des Projekts aufrufen oder --env-file nennen.",
            en: "There is no folder \(path). For Compose run it in the folder of the project, or name --env-file."
        )
    }

    static func file(_ error: PrivateFileError) -> Localized {
        Localized(
            de:
                "\(error.path) ist nicht zu lesen oder zu schreiben: \(error.reason). Bitte Rechte und Platz prüfen.",
            en: "\(error.path) cannot be read or written: \(error.reason). Check its rights and the disk space."
        )
    }

    static func noSecret(_ id: String) -> Localized {
        Localized(
            de: "sipgate nennt das Geheimnis des Clients \(id) nicht. Bitte es von console.sipgate.com als "
                + "SIPGATE_CLIENT_SECRET neben SIPGATE_CLIENT_ID in die Einstellungen übernehmen.",
            en:
                "sipgate does not tell the secret of the client \(id). Copy it from console.sipgate.com "
                + "to the settings, as SIPGATE_CLIENT_SECRET beside SIPGATE_CLIENT_ID."
        )
    }

    static func flaw(_ flaw: PersonalToken.Flaw) -> Localized {
        let german =
            switch flaw {
            case .idMissing: "Die Token-ID fehlt. sipgate zeigt sie neben dem Token."
            case .idMalformed: "Die Token-ID hat einen Doppelpunkt oder ein Leerzeichen. Nur die ID kopieren: token-…"
            case .tokenMissing: "Der Token fehlt. sipgate zeigt ihn einmal; ist er verloren, bitte einen neuen anlegen."
            case .tokenMalformed:
                "Der Token enthält ein Leerzeichen oder ein fremdes Zeichen. Bitte noch einmal kopieren."
            }
        return Localized(de: german, en: flaw.description)
    }

    // MARK: sipgate

    static func problem(_ error: SipgateError) -> Localized {
        switch error {
        case .notAuthenticated:
            Localized(
                de: "sipgate nimmt diesen Token nicht an. Bitte ID und Token prüfen oder einen neuen anlegen.",
                en: "sipgate does not accept this token. Check the id and the token, or make a new one."
            )
        case .notAllowed(let scopes, _):
            Localized(
                de:
                    "Dem Token fehlt: \(scopes.joined(separator: ", ")). Bitte einen mit diesen Rechten anlegen.",
                en: "The token lacks: \(scopes.joined(separator: ", ")). Make one that has that, too."
            )
        default: Localized(de: german(error), en: error.description)
        }
    }

    private static func german(_ error: SipgateError) -> String {
        switch error {
        case .unreachable(let reason):
            "sipgate ist nicht zu erreichen (\(reason)) Bitte Netz und Proxy prüfen."
        case .notBooked:
            "sipgate.io ist für dieses Konto nicht gebucht. Bitte in der Web-App von sipgate unter sipgate.io buchen."
        case .notOnNeo(let what): "Das Konto ist ein sipgate neo, auf dem es das nicht gibt: \(what)."
        case .notFound: "sipgate kennt das Gefragte nicht. Bitte SIPGATE_API_URL prüfen."
        case .rateLimited: "sipgate bekommt zu viele Anfragen. Bitte später noch einmal versuchen."
        case .serverError(let status):
            "sipgate hat selbst einen Fehler (Status \(status)). Bitte später noch einmal versuchen."
        case .rejected(let status, let detail):
            "sipgate lehnt die Anfrage ab (Status \(status)). \(detail) Bitte die Adressen prüfen."
        case .notAuthenticated, .notAllowed, .unreadable:
            "Die Antwort von sipgate ist nicht zu lesen. Bitte SIPGATE_API_URL prüfen."
        }
    }
}
