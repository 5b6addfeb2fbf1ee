import Calls
import Organisation
import PushAPI

/// Tables over sealed days for readers that can ask in SQL alone, such as Grafana.
///
/// What a list of the longest or most frequent needs of a day: who called how often, and each segment's longest
/// journeys. Void as soon as a journey of the day changes, like the day's facts.
enum DayTables {
    static let names: [SQLQuery] = ["day_callers", "day_longest"]

    /// How many journeys of each segment are kept; a list of all of them shows no more.
    static let longest = 20

    /// Which length decides about a journey's place among the longest.
    enum Kind: String, CaseIterable {
        case wait, talk

        fileprivate var lengths: KeyPath<DayFacts, [UInt32]> {
            switch self {
            case .wait: \.waits
            case .talk: \.talks
            }
        }
    }

    /// Writes the rows of a day that has just been sealed.
    static func write(_ facts: DayFacts, on day: Int64, in transaction: any LedgerTransaction) throws {
        for table in names { try transaction.execute("DELETE FROM \(table) WHERE day = \(day)") }
        let incoming = Set(
            try transaction.integers(
                "SELECT id FROM segments WHERE is_total = 0 AND direction = \(Journey.Direction.incoming.rawValue)"
            ).map { UInt32(clamping: $0) }
        )
        try writeCallers(facts, incoming, on: day, in: transaction)
        // Waits are those of callers from outside; talk time has every direction.
        try writeLongest(facts, .wait, on: day, in: transaction) { incoming.contains($0) }
        try writeLongest(facts, .talk, on: day, in: transaction) { _ in true }
    }

    private struct Caller: Hashable, Comparable {
        var segment: UInt32
        var party: UInt32

        static func < (left: Caller, right: Caller) -> Bool {
            (left.segment, left.party) < (right.segment, right.party)
        }
    }

    private static func writeCallers(
        _ facts: DayFacts,
        _ incoming: Set<UInt32>,
        on day: Int64,
        in transaction: any LedgerTransaction
    ) throws {
        var callers: [Caller: (calls: Int64, first: Int64)] = [:]
        for index in facts.starts.indices where facts.parties[index] != 0 && incoming.contains(facts.segments[index]) {
            let start = facts.startsAt.milliseconds + Int64(facts.starts[index])
            let caller = Caller(segment: facts.segments[index], party: facts.parties[index])
            callers[caller, default: (0, start)].calls += 1
        }
        for chunk in callers.sorted(by: { $0.key < $1.key }).chunked(into: 500) {
            let rows = chunk.map { caller, row -> SQLQuery in
                "(\(day), \(Int64(caller.segment)), \(Int64(caller.party)), \(row.calls), \(row.first))"
            }
            try transaction.execute(
                """
                INSERT INTO day_callers (day, segment_id, party_id, calls, first_ms)
                VALUES \(rows.joined(separator: ", "))
                """
            )
        }
    }

    private static func writeLongest(
        _ facts: DayFacts,
        _ kind: Kind,
        on day: Int64,
        in transaction: any LedgerTransaction,
        _ isWanted: (_ segment: UInt32) -> Bool
    ) throws {
        let lengths = facts[keyPath: kind.lengths]
        var kept: [Int64: [Int]] = [:]
        // Of equal ones the earlier is kept: journeys stand in the order of their start.
        for index in facts.starts.indices.sorted(by: { (lengths[$1], $0) < (lengths[$0], $1) })
        where lengths[index] != DayFacts.none && isWanted(facts.segments[index]) {
            // Also among those of all groups and teams, so that the common question reads few rows.
            let own = Int64(facts.segments[index])
            for segment in Set([own, transaction.classifier.total(of: own)]) where kept[segment]?.count ?? 0 < longest {
                kept[segment, default: []].append(index)
            }
        }
        let places = kept.flatMap { segment, indexes in indexes.map { (segment, $0) } }.sorted { $0 < $1 }
        for chunk in places.chunked(into: 500) {
            let rows = chunk.map { segment, index -> SQLQuery in
                """
                (\(day), \(segment), \(kind.rawValue), \(facts.ids[index]),
                 \(Int64(lengths[index])), \(facts.startsAt.milliseconds + Int64(facts.starts[index])))
                """
            }
            try transaction.execute(
                """
                INSERT INTO day_longest (day, segment_id, kind, journey_id, length_ms, started_ms)
                VALUES \(rows.joined(separator: ", "))
                """
            )
        }
    }
}
