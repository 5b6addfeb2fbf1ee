import CallStories
import Calls
import PushAPI
import Store
import Testing

/// Order, duplicates and batches never change what is stored.
@Suite struct OrderTests {
    @Test(arguments: Story.all) func `every way of hearing a story stores the same`(story: Story) async throws {
        var generator = SeededGenerator(seed: 20_261_122)
        let orders = Array(story.pieces().indices).orders(using: &generator)
        var deliveries = [Delivery(inOrder: story.pieces(mark: Self.mark(0)))]
        for (position, order) in orders.enumerated() {
            let pieces = story.pieces(mark: Self.mark(position + 1))
            deliveries.append(Delivery(order.map { pieces[$0] }, using: &generator))
        }
        try await TestDatabase.sqlite.withStore { store in
            try await Self.deliver(deliveries, to: store)
            let stored = try await Self.stored(in: store)
            let reference = try #require(stored[Self.mark(0)])
            #expect(stored.count == deliveries.count)
            let journeys = try await store.number("SELECT COUNT(*) FROM journeys")
            #expect(journeys == Int64(story.journeys.count * deliveries.count))
            #expect(reference.map(\.told) == Self.told(story))
            for (mark, rows) in stored where rows != reference {
                #expect(Self.differences(rows, reference) == [], "variant \(mark)")
                break
            }
        }
    }

    /// What is not as it should be, without what is.
    private static func differences(_ rows: [StoredRow], _ reference: [StoredRow]) -> [String] {
        guard rows.count == reference.count else { return ["\(rows.count) legs, not \(reference.count)"] }
        return zip(rows, reference).flatMap { row, reference in
            row.columns.indices.filter { row.columns[$0] != reference.columns[$0] }
                .map { "column \($0) is \(row.columns[$0]), not \(reference.columns[$0])" }
        }
    }

    /// Applies the first batches of all deliveries, then the second ones, and so on.
    ///
    /// Ids and numbers of different deliveries have nothing in common, so that they may share transactions.
    private static func deliver(_ deliveries: [Delivery], to store: any CallStore) async throws {
        for round in 0..<(deliveries.map(\.batches.count).max() ?? 0) {
            let batches = deliveries.compactMap { $0.batches.indices.contains(round) ? $0.batches[round] : nil }
            _ = try await store.apply(batches.flatMap(\.self), through: nil)
        }
    }

    private static func mark(_ variant: Int) -> String { "#\(variant)" }

    private static func told(_ story: Story) -> [[SQLValue]] {
        story.journeys
            .flatMap { journey in journey.legs.map { (leg: $0, journey: journey) } }
            .sorted { $0.leg < $1.leg }
            .map { leg, journey in
                [
                    .text(leg), .text(journey.legs[0]), .text(journey.direction.rawValue),
                    .text(journey.state.rawValue), .optional(journey.outcome?.rawValue),
                    .optional(journey.wait.map { Int64(($0 * 1_000).rounded()) }),
                    .optional(journey.talk.map { Int64(($0 * 1_000).rounded()) }),
                    .flag(journey.reachedVoicemail), .integer(Int64(journey.legs.count)),
                ]
            }
    }

    /// A row of `calls` with its journey, without the mark of its variant.
    private struct StoredRow: Hashable {
        /// What stories tell of it.
        var told: [SQLValue]
        /// All its columns.
        var columns: [SQLValue]
    }

    /// All columns of `calls` and `journeys`, by mark, in the order of the legs' ids.
    ///
    /// Journeys are named by their first leg, as their ids depend on the order in which they began. Left out is
    /// also `heard_ms`: it tells when a leg was last heard of, which a duplicate that comes later rightly moves.
    private static func stored(in store: any CallStore) async throws -> [String: [StoredRow]] {
        let columns = try await columns(of: "calls", in: store) + columns(of: "journeys", in: store)
        let rows = try await store.rows(
            SQLQuery(
                stringLiteral: """
                    WITH marks AS (SELECT call_id, SUBSTR(call_id, INSTR(call_id, '#')) AS mark FROM calls)
                    SELECT mark,
                           REPLACE(calls.call_id, mark, ''),
                           REPLACE((SELECT MIN(fellows.call_id) FROM calls AS fellows
                                     WHERE fellows.journey_id = calls.journey_id), mark, ''),
                           journeys.direction, state, outcome, wait_ms, talk_ms, reached_voicemail, legs,
                           \(columns.joined(separator: ", "))
                      FROM calls
                      JOIN marks ON marks.call_id = calls.call_id
                      JOIN journeys ON journeys.id = calls.journey_id
                     ORDER BY calls.call_id
                    """
            )
        )
        var stored: [String: [StoredRow]] = [:]
        for row in rows {
            let leg = StoredRow(told: Array(row[1...9]), columns: Array(row[10...]))
            stored[row[0].text ?? "", default: []].append(leg)
        }
        return stored
    }

    private static func columns(of table: String, in store: any CallStore) async throws -> [String] {
        try await store.rows("SELECT name, type FROM pragma_table_xinfo(\(table)) ORDER BY cid").compactMap { row in
            let name = row[0].text ?? ""
            guard !["id", "journey_id", "heard_ms"].contains(name) else { return nil }
            let column = "\(table).\"\(name)\""
            return row[1].text == "TEXT" ? "REPLACE(\(column), mark, '')" : column
        }
    }
}
