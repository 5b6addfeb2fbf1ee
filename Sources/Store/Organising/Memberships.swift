import PushAPI

/// To which groups and teams the account's numbers belong.
struct Memberships: Hashable, Sendable {
    private var teams: [String: Set<Int64>] = [:]
    /// The groups that a number has led to, the last one first.
    private var groups: [String: [Leading]] = [:]

    /// A time in which a number led to a group, in ms UTC.
    private struct Leading: Hashable {
        var group: String
        var since: Int64
        var until: Int64
    }

    /// No number belongs anywhere.
    init() {}

    /// Reads them all.
    init(from reader: any SQLReader) throws {
        for row in try reader.rows("SELECT number, team_id FROM teams_numbers") {
            guard let number = row[0].text, let team = row[1].integer else { continue }
            teams[number, default: []].insert(team)
        }
        let numbers: SQLQuery = """
            SELECT number, group_extension, since_ms, until_ms
              FROM account_numbers
             WHERE group_extension IS NOT NULL
             ORDER BY since_ms DESC
            """
        for row in try reader.rows(numbers) {
            guard let number = row[0].text, let group = row[1].text, let since = row[2].integer else { continue }
            let leading = Leading(group: group, since: since, until: row[3].integer ?? .max)
            groups[number, default: []].append(leading)
        }
    }

    /// The extension of the group that the first of some numbers with a group led to at a moment.
    func group(of ownNumbers: [String], at instant: Instant) -> String? {
        ownNumbers.lazy.compactMap { number in
            groups[number]?.first { $0.since <= instant.milliseconds && instant.milliseconds < $0.until }?.group
        }.first
    }

    /// The ids of the teams that any of some numbers belongs to.
    func teams(of ownNumbers: [String]) -> Set<Int64> {
        ownNumbers.reduce(into: []) { $0.formUnion(teams[$1] ?? []) }
    }
}
