import Testing

@testable import Store

/// Copies that end in the middle, and go on.
@Suite struct InterruptionTests {
    struct Case {
        var kind: Kind
        var moment: FaultyStore.Moment
    }

    static let cases = Kind.allCases.flatMap { kind in
        FaultyStore.Moment.allCases.map { Case(kind: kind, moment: $0) }
    }

    @Test(arguments: cases) func `a copy that fails again and again arrives in the end`(fault: Case) async throws {
        try await withStores(Kind.Pair(from: .sqlite, to: fault.kind)) { source, target in
            var random = try await RandomRows(seed: 4)
            try await random.fill(source, count: 100)
            let copy = DatabaseCopy(source, FaultyStore(target, every: 5, fault.moment), page: 30)
            var faults = 0
            while true {
                do {
                    _ = try await copy.begin(at: DatabaseCopy.now)
                    _ = try await copy.run()
                    break
                } catch is FaultyStore.Fault {
                    faults += 1
                }
            }
            #expect(faults > 10)
            #expect(try await DatabaseCopy(source, target).finish().allSatisfy(\.isEqual))
        }
    }

    @Test func `a cancelled copy goes on where it was`() async throws {
        try await withStores { source, target in
            var random = try await RandomRows(seed: 5)
            try await random.fill(source, count: 200)
            let copy = DatabaseCopy(source, target, page: 20)
            #expect(try await copy.begin(at: DatabaseCopy.now) == false)
            let interrupted = Task {
                try await copy.run { progress in
                    if progress.rows >= 1_000 { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            await #expect(throws: CancellationError.self) { try await interrupted.value }
            #expect(try await copy.begin(at: DatabaseCopy.now))
            #expect(try await copy.run() == Int64(200 * CopiedTables.all.count) - 1_000)
            #expect(try await copy.finish().allSatisfy(\.isEqual))
        }
    }
}
