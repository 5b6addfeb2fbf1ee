import Calls
import Organisation
import PushAPI

/// Says where a journey is counted: its day and slot, its group, the teams of its numbers, in or out of hours.
///
/// A value that one transaction after the other hands on, so that what it has read is read once. It notices when
/// another process has changed the organisation, and must be thrown away when its transaction is rolled back.
public struct Classifier: Sendable {
    private let calendar: LocalCalendar
    private var version: Int64?
    /// The last segment that is known; another process may have added some since.
    private var lastSegment: Int64 = 0
    private var memberships = Memberships()
    private var hours: OpeningHours?
    /// In ms; nil where the database was never told.
    private var shortAbandon: Int64?
    private var teamSets: [String: Int64] = [:]
    private var segments: [Segment: Int64] = [:]
    private var totals: [Int64: Int64] = [:]
    private var clock: LocalCalendar.Days

    /// A classifier that has read nothing yet.
    public init(calendar: LocalCalendar) {
        self.calendar = calendar
        clock = LocalCalendar.Days(of: calendar)
    }

    /// Reads the organisation and the segments, unless they are known and have not changed.
    public mutating func refresh(from reader: any SQLReader) throws {
        let current = try reader.number(.organisationVersion)
        let last = try reader.integers("SELECT MAX(id) FROM segments").first ?? 0
        guard version != current || lastSegment != last else { return }
        lastSegment = last
        memberships = try Memberships(from: reader)
        hours = try OpeningHours.stored(in: reader)
        shortAbandon = try reader.setting(.shortAbandon).flatMap { Int64($0) }
        try readSegments(from: reader)
        version = current
    }

    /// The rules with what all servers on the database have agreed on.
    func agreed(_ rules: CallRules) -> CallRules {
        var rules = rules
        rules.shortAbandon = shortAbandon ?? rules.shortAbandon
        return rules
    }

    /// What became of a journey, where a new limit of short abandons makes something else of it.
    func outcome(of journey: JourneyRecord) -> Outcome? {
        guard let shortAbandon, let outcome = journey.outcome else { return journey.outcome }
        return outcome.asAbandon(direction: journey.direction, wait: journey.wait, limit: shortAbandon)
    }

    /// Where a journey is counted.
    mutating func place(of journey: Journey, in session: any SQLSession) throws -> JourneyPlace {
        let numbers = journey.legs.compactMap { $0.ownNumber?.text }
        return try place(startedAt: journey.startedAt, journey.direction, ownNumbers: numbers, in: session)
    }

    /// Where a journey is counted, by what decides about it.
    ///
    /// - Parameter ownNumbers: The account's numbers on its way, the first one first.
    mutating func place(
        startedAt: Instant,
        _ direction: Journey.Direction,
        ownNumbers: [String],
        in session: any SQLSession
    ) throws -> JourneyPlace {
        let group = memberships.group(of: ownNumbers, at: startedAt)
        let segment = Segment(
            direction: direction,
            group: group ?? "",
            teamSet: try teamSet(memberships.teams(of: ownNumbers), in: session),
            isInHours: isOpen(at: startedAt)
        )
        return JourneyPlace(day: clock.date(of: startedAt), segment: try id(of: segment, in: session), group: group)
    }

    /// Where a journey is counted, without writing anything; nil when that would be needed.
    mutating func knownPlace(of journey: Journey) -> JourneyPlace? {
        let ownNumbers = journey.legs.compactMap { $0.ownNumber?.text }
        let group = memberships.group(of: ownNumbers, at: journey.startedAt)
        let teams = memberships.teams(of: ownNumbers)
        guard let teamSet = teams.isEmpty ? 0 : teamSets[Self.text(of: teams)] else { return nil }
        let segment = Segment(
            direction: journey.direction,
            group: group ?? "",
            teamSet: teamSet,
            isInHours: isOpen(at: journey.startedAt)
        )
        return segments[segment].map {
            JourneyPlace(day: clock.date(of: journey.startedAt), segment: $0, group: group)
        }
    }

    private func isOpen(at instant: Instant) -> Bool {
        hours.map { $0.isOpen(at: instant, calendar: calendar) } ?? true
    }

    /// The quarter of an hour in which a moment lies.
    mutating func slot(of instant: Instant) -> (start: Int64, weekQuarter: Int64) {
        (clock.slotStart(of: instant).milliseconds, clock.weekQuarter(of: instant))
    }

    /// The segment that has the journeys of all groups and teams together.
    func total(of segment: Int64) -> Int64 { totals[segment] ?? 0 }
}

extension Classifier {
    /// What a row of `segments` stands for.
    private struct Segment: Hashable {
        var isTotal = false
        var direction: Journey.Direction
        var group: String
        var teamSet: Int64
        var isInHours: Bool

        var total: Segment {
            Segment(isTotal: true, direction: direction, group: "", teamSet: 0, isInHours: isInHours)
        }
    }

    private mutating func readSegments(from reader: any SQLReader) throws {
        teamSets = [:]
        for row in try reader.rows("SELECT teams, id FROM team_sets") { teamSets[row[0].text ?? ""] = row[1].integer }
        segments = [:]
        let query: SQLQuery = "SELECT is_total, direction, group_extension, team_set_id, in_hours, id FROM segments"
        for row in try reader.rows(query) {
            guard let direction = row[1].text.flatMap(Journey.Direction.init) else { continue }
            let segment = Segment(
                isTotal: row[0].integer == 1,
                direction: direction,
                group: row[2].text ?? "",
                teamSet: row[3].integer ?? 0,
                isInHours: row[4].integer == 1
            )
            segments[segment] = row[5].integer
        }
        totals = [:]
        for (segment, id) in segments { totals[id] = segments[segment.total] }
    }

    /// The id of a segment and of its total; those that are new are written.
    private mutating func id(of segment: Segment, in session: any SQLSession) throws -> Int64 {
        if let known = segments[segment] { return known }
        let total = segment.isTotal ? nil : try id(of: segment.total, in: session)
        // Another server may have written it since this one read them all.
        let query: SQLQuery = """
            SELECT id FROM segments
             WHERE is_total = \(segment.isTotal ? 1 : 0)
               AND direction = \(segment.direction.rawValue)
               AND group_extension = \(segment.group)
               AND team_set_id = \(segment.teamSet)
               AND in_hours = \(segment.isInHours ? 1 : 0)
            """
        if try session.integers(query).isEmpty {
            try session.execute(
                """
                INSERT INTO segments (is_total, direction, group_extension, team_set_id, in_hours)
                VALUES (\(segment.isTotal ? 1 : 0), \(segment.direction.rawValue), \(segment.group), \
                \(segment.teamSet), \(segment.isInHours ? 1 : 0))
                """
            )
        }
        let id = try session.integers(query).first ?? 0
        segments[segment] = id
        totals[id] = total ?? id
        lastSegment = max(lastSegment, id)
        return id
    }

    /// The id of a set of teams, 0 for none; a new one is written with its members.
    private mutating func teamSet(_ teams: Set<Int64>, in session: any SQLSession) throws -> Int64 {
        guard !teams.isEmpty else { return 0 }
        let text = Self.text(of: teams)
        if let known = teamSets[text] { return known }
        let query: SQLQuery = "SELECT id FROM team_sets WHERE teams = \(text)"
        if try session.integers(query).isEmpty {
            try session.execute("INSERT INTO team_sets (teams) VALUES (\(text))")
            let id = try session.integers(query).first ?? 0
            for team in teams.sorted() {
                try session.execute("INSERT INTO team_set_members (team_id, team_set_id) VALUES (\(team), \(id))")
            }
        }
        let id = try session.integers(query).first ?? 0
        teamSets[text] = id
        return id
    }

    private static func text(of teams: Set<Int64>) -> String {
        teams.sorted().map(String.init).joined(separator: ",")
    }
}
