import SipgateAPI
import Statistics

extension SetupText {
    /// Whether a step lies ahead or behind.
    enum Tense {
        case future, past
    }

    static let isGoingTo = Localized(de: "\nDas wird getan:", en: "\nThis will be done:")
    static let isDone = Localized(de: "Das ist getan:", en: "This is done:")
    static let proceed = Localized(de: "So ausführen?", en: "Do it?")
    static let nothingToDo = Localized(
        de: "Es ist schon alles eingerichtet; nichts wurde geändert.",
        en: "Everything is set up already; nothing was changed."
    )
    static let nothing = Localized(de: "nichts", en: "nothing")
    static let wouldBeSent = Localized(de: "An sipgate würde gesendet:", en: "This would be sent to sipgate:")

    static func wouldBeWritten(_ path: String) -> Localized {
        Localized(de: "In \(path) würde stehen:", en: "This would stand in \(path):")
    }

    static func step(_ step: SetupPlan.ClientStep, _ tense: Tense) -> Localized {
        let name = SetupPlan.clientName
        switch (step, tense) {
        case (.create, .future):
            return Localized(de: "OAuth2-Client „\(name)“ anlegen", en: "register the OAuth2 client “\(name)”")
        case (.create, .past):
            return Localized(de: "OAuth2-Client „\(name)“ angelegt", en: "OAuth2 client “\(name)” registered")
        case (.update(let client), .future):
            return Localized(
                de: "dem OAuth2-Client „\(client.name)“ die Rücksprungadresse hinzufügen",
                en: "add the redirect address to the OAuth2 client “\(client.name)”"
            )
        case (.update(let client), .past):
            return Localized(
                de: "Rücksprungadresse zum OAuth2-Client „\(client.name)“ hinzugefügt",
                en: "redirect address added to the OAuth2 client “\(client.name)”"
            )
        case (.reuse(let client), _):
            return Localized(
                de: "OAuth2-Client „\(client.name)“: bleibt, wie er ist",
                en: "OAuth2 client “\(client.name)”: stays as it is"
            )
        }
    }

    static func step(_ step: SetupPlan.WebhookStep, _ webhook: WebAddress, _ tense: Tense) -> Localized {
        let address = WebAddress.shown(webhook.text)
        switch step {
        case .none:
            return Localized(de: "Webhooks: bleiben bei \(address)", en: "webhooks: stay at \(address)")
        case .leave:
            return Localized(
                de: "Webhooks: bleiben bei den anderen Adressen, call-statistics erfährt von keinem Anruf",
                en: "webhooks: stay at the other addresses, call-statistics hears of no call"
            )
        case .set(_, let old):
            let foreign = SetupPlan.foreignAddresses(webhook, old).map(WebAddress.shown).joined(separator: ", ")
            let (insteadDe, insteadEn) = foreign.isEmpty ? ("", "") : (" statt \(foreign)", " instead of \(foreign)")
            return tense == .future
                ? Localized(
                    de: "Webhooks für ein- und ausgehende Anrufe auf \(address) setzen\(insteadDe)",
                    en: "set the webhooks of incoming and outgoing calls to \(address)\(insteadEn)"
                )
                : Localized(
                    de: "Webhooks auf \(address) gesetzt\(insteadDe)",
                    en: "webhooks set to \(address)\(insteadEn)"
                )
        }
    }

    static func step(writing path: String, _ tense: Tense) -> Localized {
        tense == .future
            ? Localized(de: "Einstellungen in \(path) schreiben", en: "write the settings to \(path)")
            : Localized(de: "Einstellungen in \(path) geschrieben", en: "settings written to \(path)")
    }

    static func nextStep(_ command: String, _ address: String) -> Localized {
        Localized(
            de: "Nächster Schritt: \(command)   und dann \(address) im Browser öffnen.",
            en: "Next step: \(command)   and then open \(address) in a browser."
        )
    }
}
