import Calls
import Ingest
import Organisation
import Preferences
import Statistics
import Store

extension HouseRules {
    /// What readers in SQL need to know of the rules and of what the teams have agreed on.
    func published(with teams: Teams, _ rules: CallRules) -> Published {
        let settings = statistics.with(teams)
        return Published(
            serviceLevels: settings.teamServiceLevels.merging(["": settings.serviceLevel]) { _, general in general },
            parameters: [
                .wrapUp: Double(settings.wrapUp), .blocking: settings.blocking,
                .ringLimit: Double(rules.ringLimit), .talkLimit: Double(rules.talkLimit),
            ]
        )
    }

    /// What decides where stored calls are counted.
    var agreement: Agreement {
        Agreement(hours: hours, shortAbandon: shortAbandon, minimumNumbers: minimumNumbers)
    }
}
