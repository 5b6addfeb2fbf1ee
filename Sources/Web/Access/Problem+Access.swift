import HTTPTypes
import Statistics

// Why somebody is not let in.
extension Problem {
    static func notLoggedIn(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Bitte zuerst anmelden. Programme senden ein Token: Authorization: Bearer TOKEN. "
                + "Ein Administrator macht eines mit: call-statistics token create",
            en: "Log in first. Programs send a token: Authorization: Bearer TOKEN. "
                + "An administrator makes one with: call-statistics token create"
        )
        return Problem(status: .unauthorized, detail: detail[language], headers: [.wwwAuthenticate: "Bearer"])
    }

    static func notAllowed(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Dafür fehlt das Recht. Ein Administrator darf das.",
            en: "This is not allowed for you. An administrator may do it."
        )
        return Problem(status: .forbidden, detail: detail[language])
    }

    static func foreignForm(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Die Anfrage kam nicht von einer Seite dieses Dienstes oder die Anmeldung ist erneuert worden. "
                + "Bitte die Seite neu laden.",
            en: "The request did not come from a page of this service, or the login is a new one. Reload the page."
        )
        return Problem(status: .forbidden, detail: detail[language])
    }

    static func tokenWrites(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Ein Token darf lesen und nichts ändern. Zum Ändern bitte im Browser anmelden.",
            en: "A token may read and change nothing. To change something, log in with a browser."
        )
        return Problem(status: .forbidden, detail: detail[language])
    }
}
