import Ingest
import Journal
import Metering
import PushAPI
import Statistics

/// Whether the service does what it is there for, and what to do where it does not.
struct Health: Sendable {
    /// After how many ms without progress a journal is stuck.
    private static let patience: Int64 = 30_000

    /// What is wrong, in sentences for an operator.
    let problems: [Localized]

    /// - Parameter saysWhy: Whether the reasons are told as disk and database gave them, with paths and hosts: that is
    ///   for those who administer them, and nothing for every wall screen.
    init(of site: Site, saysWhy: Bool) {
        func why(_ reason: String) -> String { saysWhy ? " (\(reason))" : "" }
        var problems: [Localized] = []
        if let reason = site.intake.journal.fault {
            problems.append(
                Localized(
                    de: "Ereignisse können nicht gesichert werden\(why(reason)). Calls gehen weiter durch; "
                        + "bitte Plattenplatz und Rechte des Datenordners prüfen.",
                    en: "Events cannot be made durable\(why(reason)). Calls still go through; "
                        + "check the disk space and the rights of the data folder."
                )
            )
        }
        if let reason = site.applier.fault {
            // Without a journal there is nothing but the memory of the process.
            let isSafe = site.intake.journal.fault == nil
            let fate = Localized(
                de: isSafe ? "Sie bleiben im Journal und gehen nicht verloren." : "Sie sind nur noch im Speicher.",
                en: isSafe ? "They stay in the journal and are not lost." : "They are only in memory."
            )
            problems.append(
                Localized(
                    de: "Die Datenbank nimmt keine Ereignisse an\(why(reason)). \(fate.de)",
                    en: "The database takes no events\(why(reason)). \(fate.en)"
                )
            )
        }
        if let since = site.applier.stuckSince, site.clock() - since > Self.patience {
            let count = site.applier.backlog
            problems.append(
                Localized(
                    de: "Das Journal kommt nicht voran: \(count) Ereignisse warten auf die Datenbank.",
                    en: "The journal makes no progress: \(count) events wait for the database."
                )
            )
        }
        if site.meters.lost.value > 0 {
            problems.append(
                Localized(
                    de:
                        "\(site.meters.lost.value) Ereignisse gingen verloren, weil weder Platte noch Datenbank sie annahm.",
                    en: "\(site.meters.lost.value) events were lost, because neither disk nor database took them."
                )
            )
        }
        if site.meters.setAside.value > 0 {
            problems.append(
                Localized(
                    de:
                        "\(site.meters.setAside.value) Ereignisse konnten nicht gespeichert werden und liegen zur Ansicht im Journal.",
                    en: "\(site.meters.setAside.value) events could not be stored and are set aside in the journal."
                )
            )
        }
        self.problems = problems
    }
}
