import Formulas
import Organisation

/// What the statistics leave to their reader; every default is the product's definition.
public struct StatisticsSettings: Hashable, Sendable {
    /// Threshold, goal and formula of the service level.
    public var serviceLevel = ServiceLevel.Rules()
    /// The same for teams that have agreed on something else.
    public var teamServiceLevels: [String: ServiceLevel.Rules] = [:]
    /// When a caller who was missed counts as reached.
    public var callBacks = CallBacks.Settings()
    /// Work after a call, in ms, added to the talk time where people are planned.
    public var wrapUp: Int64 = 0
    /// The share of calls that may find all lines busy.
    public var blocking = 0.01

    /// The definitions' own values.
    public init() {}

    /// The rules for a selection: those of the team when it is the only one, otherwise the general ones.
    func serviceLevel(of teams: [String]) -> ServiceLevel.Rules {
        teams.count == 1 ? teamServiceLevels[teams[0]] ?? serviceLevel : serviceLevel
    }
}

/// From what answers are computed.
public enum StatisticsSource: String, Hashable, Sendable, CaseIterable {
    /// From rollups and sealed days, and from journeys where those do not reach.
    case rollups
    /// From journeys alone: the same answers, slowly; to compare with.
    case journeys
}
