import CallStories
import Calls
import PushAPI
import Store
import Testing

/// A store that learns piece by piece holds what follows from all pieces at once.
@Suite struct TrafficTests {
    @Test(arguments: TestDatabase.all) func `mixed traffic in any order equals the model`(
        database: TestDatabase
    ) async throws {
        var generator = SeededGenerator(seed: 7)
        let pieces = Story.all.enumerated().flatMap { number, story in story.pieces(mark: "#\(number)") }
        let delivery = Delivery(pieces.shuffled(using: &generator), using: &generator)
        try await expectModel(of: delivery, in: database)
    }

    /// All stories share their numbers and begin within the same hour: only ids and times keep them apart.
    @Test(arguments: TestDatabase.all) func `traffic between few numbers equals the model`(
        database: TestDatabase
    ) async throws {
        var generator = SeededGenerator(seed: 8)
        var pieces: [Leg] = []
        for number in 0..<60 {
            let offset = Int64.random(in: 0..<600_000, using: &generator)
            let story = Story.all[Int.random(in: 0..<Story.all.count, using: &generator)]
            pieces += story.pieces(after: offset, ids: "-\(number)")
        }
        let delivery = Delivery(pieces.shuffled(using: &generator), using: &generator)
        try await expectModel(of: delivery, in: database)
    }

    /// No sender would tell such tales, and still the order of telling must not matter.
    @Test(arguments: TestDatabase.all) func `legs that contradict themselves equal the model`(
        database: TestDatabase
    ) async throws {
        var generator = SeededGenerator(seed: 9)
        let callIDs = (0..<5).map { "L\($0)" }
        var pieces: [Leg] = []
        for group in 0..<150 {
            for callID in callIDs + callIDs + callIDs {
                pieces.append(.random(callID, of: callIDs, moments: 60, mark: "#\(group)", using: &generator))
            }
        }
        let delivery = Delivery(pieces.shuffled(using: &generator), using: &generator)
        try await expectModel(of: delivery, in: database)
    }

    /// Records of some legs that were heard, and of some that were not; each is told twice, in other batches.
    @Test(arguments: TestDatabase.all) func `events and the account's history in any order equal the model`(
        database: TestDatabase
    ) async throws {
        var generator = SeededGenerator(seed: 10)
        var pieces: [Leg] = []
        for (number, story) in Story.all.enumerated() {
            // Around midnight of UTC, so that a record may tell of another day than the events.
            let offset = 15 * 3_600_000 + Int64.random(in: -60_000...60_000, using: &generator)
            let records = story.records(after: offset, ids: "-\(number)", numbers: "#\(number)", using: &generator)
            let heard = story.pieces(after: offset, ids: "-\(number)", numbers: "#\(number)")
            pieces += heard.filter { _ in !generator.chance(20) } + records + records
        }
        let delivery = Delivery(pieces.shuffled(using: &generator), using: &generator)
        try await expectModel(of: delivery, in: database)
    }

    @Test(arguments: TestDatabase.all) func `legs and records that contradict each other equal the model`(
        database: TestDatabase
    ) async throws {
        var generator = SeededGenerator(seed: 11)
        let callIDs = (0..<5).map { "L\($0)" }
        var pieces: [Leg] = []
        for group in 0..<100 {
            for callID in callIDs + callIDs {
                pieces.append(.random(callID, of: callIDs, moments: 60, mark: "#\(group)", using: &generator))
                pieces.append(.randomRecord(callID, moments: 60, mark: "#\(group)", using: &generator))
            }
        }
        pieces.removeAll { _ in generator.chance(50) }
        let delivery = Delivery(pieces.shuffled(using: &generator), using: &generator)
        try await expectModel(of: delivery, in: database)
    }

    private func expectModel(of delivery: Delivery, in database: TestDatabase) async throws {
        let rules = CallRules()
        try await database.withStore(rules: rules) { store in
            for batch in delivery.batches { _ = try await store.apply(batch, through: nil) }
            let expected = StoredColumns.expected(of: delivery.batches.flatMap(\.self), rules, .berlin)
            let stored = try await StoredColumns.stored(in: store)
            #expect(Set(stored.keys) == Set(expected.keys))
            for (leg, columns) in expected {
                let stored = stored[leg] ?? [:]
                let wrong = columns.filter { stored[$0.key] != $0.value }
                let instead = stored.filter { wrong[$0.key] != nil }
                #expect(wrong.isEmpty, "leg \(leg) has \(instead)")
            }
            let journeys = Set(expected.values.map { $0["journeys.fellows"] })
            #expect(try await store.number("SELECT COUNT(*) FROM journeys") == Int64(journeys.count))
            #expect(try await store.differences() == [])
        }
    }
}
