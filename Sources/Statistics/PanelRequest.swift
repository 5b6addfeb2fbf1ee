import PushAPI

/// What a reader wants to see of a panel.
public struct PanelRequest: Hashable, Sendable {
    /// The first moment of the range.
    public var from: Instant
    /// The moment before which the range ends.
    public var to: Instant
    /// What one point of a series stands for.
    public var unit: TimeUnit
    /// Names of groups of which a call must belong to one; empty means all calls.
    public var groups: [String]
    /// Names of teams of which a call must belong to one; empty means all calls.
    public var teams: [String]

    /// Which calls by the opening hours; nil means all.
    public var hours: Hours?

    /// Whether the answer is also wanted for the time of the same length directly before.
    public var comparesPrevious = false

    /// Calls by the opening hours in which they began.
    public enum Hours: String, Hashable, Sendable, CaseIterable {
        /// Began while it was open.
        case within = "in"
        /// Began while it was closed.
        case outside = "out"
    }

    /// The name that selects calls in no group, or in no team.
    public static let other = "Other"

    /// Creates a request.
    public init(
        from: Instant,
        to: Instant,
        unit: TimeUnit,
        groups: [String] = [],
        teams: [String] = [],
        hours: Hours? = nil
    ) {
        self.from = from
        self.to = to
        self.unit = unit
        self.groups = groups
        self.teams = teams
        self.hours = hours
    }

    /// Reads a request as it stands in an address; absent and empty parts get their defaults.
    ///
    /// - Parameters:
    ///   - from: RFC 3339 or milliseconds since 1970, in `askable`; 24 hours before `to` by default.
    ///   - to: Likewise; `now` by default.
    ///   - unit: One of `1m 1h 1d 7d 1M 6M 1y`; `1h` by default.
    ///   - groups: Names of groups, `Other` for calls in none.
    ///   - teams: Names of teams, `Other` for calls in none.
    ///   - hours: `in` or `out` of the opening hours; all by default.
    ///   - compare: `previous` for the time before as well; nothing by default.
    ///   - now: The server's clock.
    /// - Throws: `RequestProblem`.
    public static func parse(
        from: String?,
        to: String?,
        unit: String?,
        groups: [String],
        teams: [String],
        hours: String? = nil,
        compare: String? = nil,
        now: Instant
    ) throws(RequestProblem) -> PanelRequest {
        let end = try instant(to, named: "to") ?? now
        let start = try instant(from, named: "from") ?? end - 86_400_000
        guard start < end else { throw .emptyRange(from: start, to: end) }
        var request = PanelRequest(
            from: start,
            to: end,
            unit: try timeUnit(unit),
            groups: groups.filter { !$0.isEmpty },
            teams: teams.filter { !$0.isEmpty },
            hours: try openingHours(hours)
        )
        request.comparesPrevious = try comparison(compare)
        return request
    }

    /// What can be asked about: 1970-01-01 through 2199-12-31, in UTC.
    ///
    /// No call was or will be outside, and work that is done for each day of a range has an end.
    public static let askable = Instant(milliseconds: 0)...Instant(milliseconds: 7_258_118_399_999)

    /// The moment that a parameter names; nil when it says nothing.
    ///
    /// - Throws: `RequestProblem.unreadableTime` or `.distantTime`.
    public static func instant(_ text: String?, named parameter: String) throws(RequestProblem) -> Instant? {
        guard let text, !text.isEmpty else { return nil }
        let instant = Int64(text).map(Instant.init(milliseconds:)) ?? RFC3339.instant(text)
        guard let instant else { throw .unreadableTime(parameter: parameter, value: text) }
        guard askable.contains(instant) else { throw .distantTime(parameter: parameter, value: text) }
        return instant
    }

    private static func timeUnit(_ text: String?) throws(RequestProblem) -> TimeUnit {
        guard let text, !text.isEmpty else { return .hour }
        guard let unit = TimeUnit(rawValue: text) else { throw .unknownUnit(value: text) }
        return unit
    }

    private static func openingHours(_ text: String?) throws(RequestProblem) -> Hours? {
        guard let text, !text.isEmpty else { return nil }
        guard let hours = Hours(rawValue: text) else { throw .unknownHours(value: text) }
        return hours
    }

    private static func comparison(_ text: String?) throws(RequestProblem) -> Bool {
        guard let text, !text.isEmpty else { return false }
        guard text == "previous" else { throw .unknownComparison(value: text) }
        return true
    }

    /// The request for the time of the same length directly before.
    public var previous: PanelRequest {
        var previous = self
        (previous.from, previous.to) = (from - (to - from), from)
        return previous
    }
}
