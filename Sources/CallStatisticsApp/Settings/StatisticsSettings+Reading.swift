import Calls
import Formulas
import Organisation
import Statistics
import Store

extension StatisticsSettings {
    /// Reads what can be chosen; the defaults are the product's definitions.
    ///
    /// - Throws: `SettingsError`.
    init(_ reader: SettingsReader, _ rules: CallRules) throws {
        self.init()
        if let seconds = try reader.number("SERVICE_LEVEL_SECONDS", in: 1...3_600) {
            serviceLevel.threshold = Int64(seconds)
        }
        serviceLevel.goal = try reader.number("SERVICE_LEVEL_GOAL", in: 1...99) ?? serviceLevel.goal
        serviceLevel.shortAbandon = rules.shortAbandon / 1_000
        serviceLevel.countsVoicemailAsAbandoned = try reader.flag("VOICEMAIL_IS_ABANDONED")
        if let name = reader.text("SERVICE_LEVEL_FORMULA") {
            guard let formula = ServiceLevel.Formula(rawValue: name.uppercased()) else {
                throw SettingsError.unknownFormula(name)
            }
            serviceLevel.formula = formula
        }
        if let seconds = try reader.number("CALL_BACK_TALK_SECONDS", in: 0...3_600) {
            callBacks.minimumTalk = Int64(seconds) * 1_000
        }
        if let days = try reader.number("CALL_BACK_DAYS", in: 1...90) { callBacks.expiry = Int64(days) * 86_400_000 }
        if let seconds = try reader.number("WRAP_UP_SECONDS", in: 0...3_600) { wrapUp = Int64(seconds) * 1_000 }
        if let percent = try reader.number("BLOCKING_PERCENT", in: 1...50) { blocking = Double(percent) / 100 }
    }

    /// The same with what the teams have agreed on.
    func with(_ teams: Teams) -> StatisticsSettings {
        var settings = self
        for team in teams.teams where team.serviceLevel != ServiceLevelOverride() {
            var rules = serviceLevel
            rules.threshold = team.serviceLevel.seconds ?? rules.threshold
            rules.goal = team.serviceLevel.goal ?? rules.goal
            rules.shortAbandon = team.serviceLevel.shortAbandonSeconds ?? rules.shortAbandon
            rules.formula = team.serviceLevel.formula.flatMap(ServiceLevel.Formula.init) ?? rules.formula
            settings.teamServiceLevels[team.name] = rules
        }
        return settings
    }

    /// What readers in SQL need to know of them.
    func published(_ rules: CallRules) -> Published {
        Published(
            serviceLevels: teamServiceLevels.merging(["": serviceLevel]) { _, general in general },
            parameters: [
                .wrapUp: Double(wrapUp), .blocking: blocking, .ringLimit: Double(rules.ringLimit),
                .talkLimit: Double(rules.talkLimit),
            ]
        )
    }
}
