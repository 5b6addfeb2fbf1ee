import PushAPI
import Testing

@testable import Store

/// What is not copied, and why.
@Suite struct RefusalTests {
    @Test(arguments: CopiedTables.all.map(\.name)) func `a target with rows in any table is refused and left alone`(
        name: String
    ) async throws {
        try await withStores { source, target in
            // A number of a team is nothing without the team.
            let names = name == "teams_numbers" ? ["teams", name] : [name]
            let tables = CopiedTables.all.filter { names.contains($0.name) }
            var random = try await RandomRows(seed: 6)
            try await random.fill(target, count: 3, tables)
            let table = try #require(tables.last)
            let before = try await target.content(of: table)
            await #expect(throws: CopyError.targetIsNotEmpty(target: "new", table: names[0])) {
                _ = try await DatabaseCopy(source, target).begin(at: DatabaseCopy.now)
            }
            #expect(try await target.content(of: table) == before)
        }
    }

    @Test func `another zone is refused`() async throws {
        try await withStores(zones: ("Europe/Berlin", "Asia/Tokyo")) { source, target in
            await #expect(throws: CopyError.otherZone(source: "Europe/Berlin", target: "Asia/Tokyo")) {
                _ = try await DatabaseCopy(source, target).begin(at: DatabaseCopy.now)
            }
        }
    }

    @Test(arguments: [(14_000, true), (16_000, false)]) func `a source that a server writes to is refused`(
        silence: Int64,
        isRefused: Bool
    ) async throws {
        try await withStores { source, target in
            _ = try await source.beginCoverage(server: "a", at: DatabaseCopy.now - silence)
            let copy = DatabaseCopy(source, target)
            if isRefused {
                await #expect(throws: CopyError.sourceIsInUse(source: "old")) {
                    _ = try await copy.begin(at: DatabaseCopy.now)
                }
                #expect(try await copy.begin(at: DatabaseCopy.now, whileRunning: true) == false)
            } else {
                #expect(try await copy.begin(at: DatabaseCopy.now) == false)
            }
        }
    }

    @Test func `what another copy has begun is neither gone on with nor copied`() async throws {
        try await withStores { source, target in
            _ = try await DatabaseCopy(source, target).begin(at: DatabaseCopy.now)
            let other = DatabaseCopy(from: source, named: "other", to: target, named: "new")
            await #expect(throws: CopyError.targetIsOfAnother(target: "new", begunFrom: "old")) {
                _ = try await other.begin(at: DatabaseCopy.now)
            }
            let back = DatabaseCopy(from: target, named: "new", to: source, named: "old")
            await #expect(throws: CopyError.sourceIsUnfinished(source: "new", of: "old")) {
                _ = try await back.begin(at: DatabaseCopy.now)
            }
        }
    }
}
