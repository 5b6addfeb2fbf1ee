import Account
import Statistics

/// What everybody who looks at the dashboard has to know about the account, with what to do.
enum AccountWarnings {
    /// The sentences; none when all is well.
    static func all(of site: Site) -> [Localized] {
        let keeper = site.account.keeper
        let memory = keeper.lastMemory
        var warnings: [Localized] = []
        if let loss = memory.loss {
            warnings.append(
                Localized(
                    de: "Die Anmeldung bei sipgate gilt nicht mehr. Anrufe werden weiter gezählt, neue Gruppen und "
                        + "verpasste Ereignisse aber nicht. Ein Administrator verbindet das Konto neu unter „Konto“. "
                        + "Grund: \(loss.words.de)",
                    en: "The login at sipgate is lost. Calls are still counted, but new groups and missed events are "
                        + "not. An administrator connects the account anew under “Account”. Reason: \(loss.words.en)"
                )
            )
        }
        if let webhooks = memory.webhooks, let expected = site.webhookAddress, !webhooks.lead(to: expected) {
            warnings.append(
                Localized(
                    de: "Bei sipgate ist eine andere Webhook-Adresse eingetragen, als dieser Dienst erwartet "
                        + "(\(expected)). Anrufe kommen so nicht hier an; richtigstellen: call-statistics setup.",
                    en: "sipgate posts events to another address than this service expects (\(expected)). "
                        + "Calls do not arrive here; to set it right: call-statistics setup."
                )
            )
        }
        return warnings
    }

    /// What an administrator should decide; none when there is nothing.
    static func offers(of site: Site) -> [Localized] {
        guard site.account.keeper.hasOffer else { return [] }
        return [
            Localized(
                de: "Das sipgate-Konto enthält noch ältere Anrufe. Unter „Konto“ lassen sie sich übernehmen.",
                en: "The sipgate account still holds earlier calls. They can be imported under “Account”."
            )
        ]
    }
}
