import PushAPI
import Store
import Testing

@testable import Statistics

struct CoverageTests {
    private let start = Instant(milliseconds: 1_795_377_600_000)

    private func gaps(
        to end: Int64,
        now: Int64,
        _ intervals: [(Int64, Int64)]
    ) async throws -> [[Int64]] {
        try await TestStore.with { store in
            for interval in intervals { try await store.cover(start + interval.0, start + interval.1) }
            let coverage = try await store.store.snapshot { [start] in
                try Coverage.read(from: start, to: start + end, now: start + now, in: $0)
            }
            return coverage.gaps.map { [$0.from - start, $0.to - start] }
        }
    }

    @Test func `without any interval the whole range up to now is a gap`() async throws {
        #expect(try await gaps(to: 100_000, now: 60_000, []) == [[0, 60_000]])
    }

    @Test func `a gap lies before, between and after intervals`() async throws {
        let found = try await gaps(to: 100_000, now: 200_000, [(10_000, 20_000), (20_001, 30_000)])
        #expect(found == [[0, 10_000], [20_000, 20_001], [30_000, 100_000]])
    }

    @Test func `intervals of several servers cover together`() async throws {
        let found = try await gaps(to: 100_000, now: 200_000, [(-5_000, 50_000), (10_000, 20_000), (40_000, 100_000)])
        #expect(found == [])
    }

    @Test func `a server that was heard of a moment ago still listens`() async throws {
        #expect(try await gaps(to: 300_000, now: 200_000, [(-5_000, 185_000)]) == [])
        #expect(try await gaps(to: 300_000, now: 200_000, [(-5_000, 184_999)]) == [[184_999, 200_000]])
        #expect(try await gaps(to: 300_000, now: 5_000, [(-50_000, -5_000)]) == [])
    }

    @Test func `the future is no gap`() async throws {
        #expect(try await gaps(to: 100_000, now: -1, []) == [])
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `gaps are the seconds that no interval holds`(seed: UInt64) {
        var random = SplitMix(state: seed)
        var covered = [Bool](repeating: false, count: 100)
        let intervals = (0..<Int.random(in: 0...6, using: &random))
            .map { _ in
                let from = Int.random(in: -20..<110, using: &random)
                return from..<(from + Int.random(in: 0...40, using: &random))
            }
            .sorted { $0.lowerBound < $1.lowerBound }
        for second in intervals.joined() where covered.indices.contains(second) { covered[second] = true }

        let coverage = Coverage(
            from: start,
            to: start + 100,
            intervals: intervals.map { (from: start + Int64($0.lowerBound), to: start + Int64($0.upperBound)) }
        )
        var found = [Bool](repeating: true, count: 100)
        for gap in coverage.gaps {
            for second in (gap.from - start)..<(gap.to - start) { found[Int(second)] = false }
        }
        #expect(found == covered)
        #expect(coverage.uncovered == Int64(covered.count { !$0 }))
        #expect(zip(coverage.gaps, coverage.gaps.dropFirst()).allSatisfy { $0.to < $1.from })
        for from in 0..<100 {
            let to = Int.random(in: (from + 1)...100, using: &random)
            let isMissing = coverage.isMissing(from: start + Int64(from), to: start + Int64(to))
            #expect(isMissing == !covered[from..<to].contains(true))
        }
    }

    @Test func `an empty bucket is null when nobody listened and zero when somebody did`() async throws {
        let rows = try await TestStore.with { store in
            try await store.cover(start + 3_600_000 * 3 / 2, start + 3_600_000 * 2)
            try await store.add(leg("a", .incoming, at: start + 60_000, end: 1))
            let request = PanelRequest(from: start, to: start + 3 * 3_600_000, unit: .hour)
            return try await store.answer("total-calls", request, now: start + 4 * 3_600_000).rows
        }
        #expect(rows.map { $0[1] } == [.integer(1), .integer(0), .null])
    }

    @Test func `only the part of a bucket within the range matters`() async throws {
        let rows = try await TestStore.with { store in
            try await store.cover(start, start + 1_800_000)
            let request = PanelRequest(from: start + 1_800_000, to: start + 3_600_000, unit: .hour)
            return try await store.answer("voicemail-calls", request, now: start + 4 * 3_600_000).rows
        }
        #expect(rows == [[.time(start), .null]])
    }

    @Test func `what is still to come of a bucket does not matter`() async throws {
        let rows = try await TestStore.with { store in
            try await store.cover(start, start + 3_600_000)
            let request = PanelRequest(from: start, to: start + 2 * 3_600_000, unit: .hour)
            return try await store.answer("voicemail-calls", request, now: start + 5_400_000).rows
        }
        #expect(rows == [[.time(start), .integer(0)], [.time(start + 3_600_000), .null]])
    }
}
