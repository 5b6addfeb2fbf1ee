import Formulas
import Organisation
import Statistics
import Store

/// What the house has agreed on, and all servers on a database with it.
public struct HouseRules: Hashable, Sendable {
    /// What figures are measured by.
    public var statistics = StatisticsSettings()
    /// The hours of the week in which it is open; nil when it always is.
    public var week: OpeningHours?
    /// The Land whose public holidays are kept; nil when none are.
    public var land: Land?
    /// Teams with fewer numbers are skipped; the original asks for two.
    public var minimumNumbers = 2

    /// The product's definitions.
    public init() {}

    /// When it is open; nil when it always is.
    public var hours: OpeningHours? {
        guard let land else { return week }
        // Without hours a public holiday is the one time at which it is closed.
        var hours = week ?? .always
        hours.holidays = land
        return hours
    }

    /// Below which wait, in ms, an abandoned call is a short abandon.
    public var shortAbandon: Int64 { statistics.serviceLevel.shortAbandon * 1_000 }
}

// The same in the units in which people write them.
extension HouseRules {
    var thresholdSeconds: Int {
        get { Int(statistics.serviceLevel.threshold) }
        set { statistics.serviceLevel.threshold = Int64(newValue) }
    }

    var goalPercent: Int {
        get { statistics.serviceLevel.goal }
        set { statistics.serviceLevel.goal = newValue }
    }

    var shortAbandonSeconds: Int {
        get { Int(statistics.serviceLevel.shortAbandon) }
        set { statistics.serviceLevel.shortAbandon = Int64(newValue) }
    }

    var countsVoicemailAsAbandoned: Bool {
        get { statistics.serviceLevel.countsVoicemailAsAbandoned }
        set { statistics.serviceLevel.countsVoicemailAsAbandoned = newValue }
    }

    var callBackTalkSeconds: Int {
        get { Int(statistics.callBacks.minimumTalk / 1_000) }
        set { statistics.callBacks.minimumTalk = Int64(newValue) * 1_000 }
    }

    var callBackDays: Int {
        get { Int(statistics.callBacks.expiry / 86_400_000) }
        set { statistics.callBacks.expiry = Int64(newValue) * 86_400_000 }
    }

    var wrapUpSeconds: Int {
        get { Int(statistics.wrapUp / 1_000) }
        set { statistics.wrapUp = Int64(newValue) * 1_000 }
    }

    var blockingPercent: Int {
        get { Int((statistics.blocking * 100).rounded()) }
        set { statistics.blocking = Double(newValue) / 100 }
    }
}

extension StatisticsSettings {
    /// The same with what the teams have agreed on.
    public func with(_ teams: Teams) -> StatisticsSettings {
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
}
