import Statistics

/// One thing that the self-test has tried.
struct SelfTestStep: Sendable {
    /// What can be tried, in this order.
    enum ID: String, Sendable {
        /// The service takes an event at its own address, and replies as sipgate expects.
        case webhook
        /// An event that sipgate has not signed is refused.
        case signature
        /// The live view shows the call from its first ring to its end.
        case live
        /// Events are safe on the disk before they are acknowledged.
        case journal
        /// The database takes the call.
        case database
        /// Statistics count it.
        case statistics
        /// Nothing is left of it.
        case traces
        /// The public address leads here.
        case outside
    }

    var id: ID
    /// Why it did not work and what to do; nil when it did.
    var fault: Localized?
    var milliseconds: Double
}

extension SelfTestStep.ID {
    /// What is tried.
    var title: Localized {
        switch self {
        case .webhook: Localized(de: "Webhook nimmt Ereignisse an", en: "The webhook takes events")
        case .signature: Localized(de: "Fälschungen werden abgewiesen", en: "Forgeries are refused")
        case .live: Localized(de: "Live-Ansicht zeigt den Anruf", en: "The live view shows the call")
        case .journal: Localized(de: "Ereignisse sind sofort gesichert", en: "Events are made safe at once")
        case .database: Localized(de: "Datenbank nimmt den Anruf auf", en: "The database takes the call")
        case .statistics: Localized(de: "Auswertung zählt ihn", en: "Statistics count it")
        case .traces: Localized(de: "Nichts bleibt zurück", en: "Nothing is left behind")
        case .outside: Localized(de: "Öffentliche Adresse führt hierher", en: "The public address leads here")
        }
    }

    /// What was seen when it works.
    var success: Localized {
        switch self {
        case .webhook:
            Localized(
                de: "Ein signiertes „newCall“ kam an und wurde beantwortet, wie sipgate es erwartet.",
                en: "A signed newCall arrived and was answered as sipgate expects."
            )
        case .signature:
            Localized(
                de: "Ein Ereignis ohne gültige Signatur kam nicht durch.",
                en: "An event without a valid signature did not get through."
            )
        case .live:
            Localized(
                de: "Es klingelte, jemand nahm ab, das Gespräch endete – alles war live zu sehen.",
                en: "It rang, somebody picked up, the call ended: all of it was seen live."
            )
        case .journal:
            Localized(
                de: "Alle drei Ereignisse lagen auf der Platte, bevor sie bestätigt wurden.",
                en: "All three events were on the disk before they were acknowledged."
            )
        case .database:
            Localized(de: "Der Anruf ließ sich schreiben und lesen.", en: "The call could be written and read.")
        case .statistics:
            Localized(
                de: "Mit dem Testanruf wäre es heute genau ein Anruf mehr.",
                en: "With the test call, today would have exactly one call more."
            )
        case .traces:
            Localized(
                de: "Der Testanruf steht in keiner Liste und keiner Zahl.",
                en: "The test call is in no list and no figure."
            )
        case .outside:
            Localized(
                de: "Ein Ereignis an die öffentliche Adresse kam bei diesem Dienst an.",
                en: "An event for the public address arrived at this service."
            )
        }
    }
}
