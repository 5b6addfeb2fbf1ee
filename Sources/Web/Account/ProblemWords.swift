import Account
import Statistics

extension ProblemCode {
    /// What went wrong and what to do, in the reader's language.
    ///
    /// - Parameter sentence: The error's own sentence, in English.
    func words(_ sentence: String) -> Localized { Localized(de: german ?? sentence, en: sentence) }

    private var german: String? {
        switch self {
        case .unreachable:
            "sipgate ist nicht erreichbar. Es wird von selbst wieder versucht; hält es an, bitte Netz und Proxy prüfen."
        case .notAuthenticated:
            "sipgate nimmt die Anmeldung nicht an. Bitte das Konto neu verbinden oder ein neues persönliches Token anlegen."
        case .notAllowed:
            "sipgate verweigert die Auskunft, weil ein Recht fehlt. Bitte das Konto mit der Anmeldung eines Administrators "
                + "neu verbinden."
        case .notBooked:
            "sipgate.io ist für dieses Konto nicht gebucht. Bitte in der Web-App von sipgate buchen."
        case .rateLimited:
            "sipgate hat zu viele Anfragen bekommen. Es wird später von selbst wieder versucht."
        case .serverError:
            "sipgate hat eine Störung. Es wird von selbst wieder versucht."
        case .invalidGrant:
            "sipgate nimmt die Anmeldung nicht mehr an: Sie wurde widerrufen oder zu lange nicht benutzt. "
                + "Bitte das Konto neu verbinden."
        case .invalidClient:
            "sipgate nimmt den OAuth2-Client nicht an. Bitte Id, Geheimnis und Realm prüfen oder call-statistics setup "
                + "noch einmal ausführen."
        case .wrongKey:
            "Die gespeicherte Anmeldung lässt sich mit dem vorhandenen Schlüssel nicht öffnen. "
                + "Bitte den Schlüssel zurückholen oder das Konto neu verbinden."
        case .other:
            nil
        }
    }
}

extension LoginProblem {
    /// Why there is no login and what to do, in the reader's language.
    var words: Localized { Localized(de: german, en: "\(self)") }

    private var german: String {
        switch self {
        case .notConfigured:
            "Es ist kein Zugang zu sipgate eingerichtet. Bitte ausführen: call-statistics setup"
        case .notConnected:
            "Das sipgate-Konto ist noch nicht verbunden. Bitte als Administrator am Dashboard anmelden und /auth öffnen."
        case .lost:
            "Die Anmeldung bei sipgate gilt nicht mehr. Bitte als Administrator am Dashboard anmelden und /auth öffnen."
        }
    }
}

extension AccountMemory.Loss {
    /// Why the login is lost, in the reader's language.
    var words: Localized { (code ?? .other).words(reason) }
}

extension AccountMemory.Task {
    /// What stands in the way, in the reader's language; nil when nothing does.
    var words: Localized? { problem.map { (code ?? .other).words($0) } }
}
