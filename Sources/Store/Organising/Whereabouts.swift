import Calls
import PushAPI

/// The names of the groups and teams that calls belong to, kept in memory.
///
/// What is live is shown many times in a second, and must not ask the database for names each time.
public struct Whereabouts: Hashable, Sendable {
    /// Counts the changes of the organisation; what it was when this was read.
    private var version: Int64?
    private var memberships = Memberships()
    private var groups: [String: String] = [:]
    private var teams: [Int64: String] = [:]

    /// Nothing is known yet.
    public init() {}

    /// The name of a call's group, or the extension of a group without a name; nil when it is in none.
    public func group(of journey: Journey) -> String? {
        memberships.group(of: Self.numbers(of: journey), at: journey.startedAt).map { groups[$0] ?? $0 }
    }

    /// The names of a call's teams, in alphabetical order.
    public func teams(of journey: Journey) -> [String] {
        memberships.teams(of: Self.numbers(of: journey)).compactMap { teams[$0] }.sorted()
    }

    /// Reads everything again, if it has changed.
    ///
    /// - Parameter isForced: Whether it is read anyway: a name alone may change without the organisation.
    mutating func refresh(from reader: any SQLReader, isForced: Bool) throws {
        let current = try reader.number(.organisationVersion)
        guard isForced || version != current else { return }
        memberships = try Memberships(from: reader)
        groups = [:]
        for row in try reader.rows("SELECT extension, alias FROM `groups`") {
            guard let `extension` = row[0].text else { continue }
            groups[`extension`] = row[1].text
        }
        teams = [:]
        for row in try reader.rows("SELECT id, name FROM teams") {
            guard let id = row[0].integer else { continue }
            teams[id] = row[1].text
        }
        version = current
    }

    private static func numbers(of journey: Journey) -> [String] { journey.legs.compactMap { $0.ownNumber?.text } }
}

extension CallStore {
    /// The names of groups and teams as they are now.
    ///
    /// - Parameters:
    ///   - known: What was read before: where nothing has changed since, that is the answer.
    ///   - isForced: Whether names are read even when nobody has moved.
    /// - Throws: `StoreError`.
    public func whereabouts(after known: Whereabouts, isForced: Bool) async throws -> Whereabouts {
        try await snapshot { reader in
            var whereabouts = known
            try whereabouts.refresh(from: reader, isForced: isForced)
            return whereabouts
        }
    }
}
