import PushAPI
import Testing

@testable import Store

/// Copies of whole databases, from each kind to each.
@Suite struct CopyTests {
    @Test(arguments: Kind.pairs) func `all rows arrive as they were`(pair: Kind.Pair) async throws {
        try await withStores(pair) { source, target in
            var random = try await RandomRows(seed: 1)
            try await random.fill(source, count: 300)
            let copy = DatabaseCopy(source, target)
            #expect(try await copy.begin(at: DatabaseCopy.now) == false)
            let copied = try await copy.run()
            #expect(copied == Int64(300 * CopiedTables.all.count))
            for table in CopiedTables.all {
                let expected = try await source.content(of: table)
                #expect(expected.count == 300)
                #expect(try await target.content(of: table) == expected, "\(table.name)")
            }
            let comparisons = try await copy.finish()
            #expect(comparisons.map(\.table) == CopiedTables.all.map(\.name))
            #expect(comparisons.allSatisfy { $0.isEqual && $0.source.rows == 300 })
        }
    }

    @Test(arguments: Kind.pairs) func `an empty database makes an empty one`(pair: Kind.Pair) async throws {
        try await withStores(pair) { source, target in
            let copy = DatabaseCopy(source, target)
            _ = try await copy.begin(at: DatabaseCopy.now)
            // The group and the team that every database begins with.
            #expect(try await copy.run() == 2)
            #expect(try await copy.finish().allSatisfy(\.isEqual))
            #expect(try await target.rows("SELECT alias FROM `groups`") == [[.text("Other")]])
        }
    }

    @Test func `a finished copy can be copied again, and nothing of the first one is left in it`() async throws {
        try await withStores { first, second in
            var random = try await RandomRows(seed: 2)
            try await random.fill(first, count: 20)
            let copy = DatabaseCopy(first, second)
            _ = try await copy.begin(at: DatabaseCopy.now)
            _ = try await copy.run()
            _ = try await copy.finish()
            #expect(try await second.rows("SELECT COUNT(*) FROM settings WHERE name = 'copy'") == [[.integer(0)]])
            try await Kind.sqlite.withStore { third in
                let next = DatabaseCopy(second, third)
                #expect(try await next.begin(at: DatabaseCopy.now) == false)
                _ = try await next.run()
                #expect(try await next.finish().allSatisfy(\.isEqual))
            }
        }
    }

    @Test func `progress counts all rows and never goes back`() async throws {
        try await withStores { source, target in
            var random = try await RandomRows(seed: 3)
            try await random.fill(source, count: 150)
            let copy = DatabaseCopy(source, target)
            _ = try await copy.begin(at: DatabaseCopy.now)
            let seen = Recorder()
            _ = try await copy.run { seen.add($0) }
            let total = Int64(150 * CopiedTables.all.count)
            #expect(seen.all.allSatisfy { $0.total == total })
            #expect(seen.all.map(\.rows) == seen.all.map(\.rows).sorted())
            #expect(seen.all.last?.rows == total)
        }
    }

    @Test(arguments: Kind.allCases) func `long texts are copied too`(to kind: Kind) async throws {
        try await withStores(Kind.Pair(from: .sqlite, to: kind)) { source, target in
            let long = SQLValue.text(String(repeating: "ü", count: 40_000))
            let notes = (1...300).map { [SQLValue.integer($0), .integer($0), long] }
            let table = try #require(CopiedTables.all.first { $0.name == "annotations" })
            try await source.transaction { try table.insert(notes, into: $0) }
            let copy = DatabaseCopy(source, target, page: 4_096)
            _ = try await copy.begin(at: DatabaseCopy.now)
            _ = try await copy.run()
            #expect(try await copy.finish().allSatisfy(\.isEqual))
            #expect(try await target.content(of: table) == Set(notes))
        }
    }
}
