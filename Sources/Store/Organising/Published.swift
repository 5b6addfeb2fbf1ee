import Formulas
import Organisation
import PushAPI

/// What readers in SQL need to know of the settings, kept in tables.
public struct Published: Hashable, Sendable {
    /// The rules of the service level by team; those of all others stand under the empty name.
    public var serviceLevels: [String: ServiceLevel.Rules]
    /// Single numbers, by name.
    public var parameters: [Parameter: Double]

    /// A single number.
    public enum Parameter: String, CaseIterable, Hashable, Sendable {
        /// Work after a call, in ms.
        case wrapUp = "wrap_up_ms"
        /// The share of calls that may find all lines busy.
        case blocking
        /// How long a call may ring before its hangup is taken for lost, in ms.
        case ringLimit = "ring_limit_ms"
        /// How long a conversation may last before its hangup is taken for lost, in ms.
        case talkLimit = "talk_limit_ms"
    }

    /// Creates what is published.
    public init(serviceLevels: [String: ServiceLevel.Rules], parameters: [Parameter: Double]) {
        self.serviceLevels = serviceLevels
        self.parameters = parameters
    }
}

extension CallStore {
    /// Replaces what readers in SQL know of the settings, and when it is open today and in the coming year.
    ///
    /// - Throws: `StoreError`.
    public func publish(_ published: Published, at now: Instant, _ calendar: LocalCalendar) async throws {
        try await transaction { transaction in
            try transaction.execute("DELETE FROM service_levels")
            for (team, rules) in published.serviceLevels.sorted(by: { $0.key < $1.key }) {
                try transaction.execute(
                    """
                    INSERT INTO service_levels
                        (team, threshold_s, goal_percent, formula, short_abandon_s, voicemail_is_abandoned)
                    VALUES (\(team), \(rules.threshold), \(Int64(rules.goal)), \(rules.formula.rawValue),
                            \(rules.shortAbandon), \(.flag(rules.countsVoicemailAsAbandoned)))
                    """
                )
            }
            try transaction.execute("DELETE FROM parameters")
            for (parameter, value) in published.parameters.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                try transaction.execute(
                    "INSERT INTO parameters (name, value) VALUES (\(parameter.rawValue), \(.real(value)))"
                )
            }
            try transaction.execute("DELETE FROM opening_times")
            let hours = try OpeningHours.stored(in: transaction)
            for open in Self.openRanges(hours, from: now, calendar) {
                try transaction.execute(
                    """
                    INSERT INTO opening_times (starts_ms, ends_ms)
                    VALUES (\(open.lowerBound.milliseconds), \(open.upperBound.milliseconds))
                    """
                )
            }
        }
    }

    private static func openRanges(
        _ hours: OpeningHours?,
        from now: Instant,
        _ calendar: LocalCalendar
    ) -> [Range<Instant>] {
        (Int64(0)..<366).flatMap { offset -> [Range<Instant>] in
            let day = calendar.clock(of: calendar.startOfDay(now, offset: offset))
            return hours.map { $0.openRanges(on: day) } ?? [day.startsAt..<day.endsAt]
        }
    }
}
