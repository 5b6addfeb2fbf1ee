import Store
import Testing

@Suite struct ValueTests {
    static let values: [SQLValue] = [
        .null, .integer(0), .integer(-1), .integer(.max), .integer(.min), .real(-0.5), .real(1e300), .text(""),
        .text("it's \"quoted\" \\ % _ \0 end"), .text("Grüße 👩‍👩‍👧 東京"), .bytes([]), .bytes([0, 255, 39, 92]),
        .bytes((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }), .text(String(repeating: "ü", count: 70_000)),
    ]

    @Test(arguments: values.indices)
    func `a value comes back as it went in`(_ index: Int) async throws {
        let value = Self.values[index]
        try await withStore { store, _, _ in
            let column: SQLQuery =
                switch value {
                case .null, .integer: "number"
                case .real: "fraction"
                case .text: "text"
                case .bytes: "bytes"
                }
            try await store.transaction { transaction in
                try transaction.execute(
                    """
                    CREATE TEMPORARY TABLE kinds (id BIGINT PRIMARY KEY, number BIGINT, fraction DOUBLE,
                                                  text LONGTEXT, bytes LONGBLOB) CHARSET utf8mb4
                    """
                )
                try transaction.execute("INSERT INTO kinds (id, \(column)) VALUES (1, \(value))")
                #expect(try transaction.rows("SELECT \(column) FROM kinds") == [[value]])
                try transaction.execute("DROP TEMPORARY TABLE kinds")
            }
        }
    }

    @Test func `sums and counts of whole numbers are whole numbers`() async throws {
        try await withStore { store, _, _ in
            let rows = try await store.rows(
                """
                SELECT SUM(id), COUNT(*), MAX(id), CAST(SUM(id) AS SIGNED), AVG(id)
                  FROM (SELECT 3 AS id UNION SELECT 4) AS ids
                """
            )
            #expect(rows == [[.integer(7), .integer(2), .integer(4), .integer(7), .real(3.5)]])
        }
    }

    @Test func `a date is a text`() async throws {
        try await withStore { store, _, _ in
            let rows = try await store.rows("SELECT TIMESTAMP'2026-11-22 10:00:00.25', DATE'2026-11-22'")
            #expect(rows == [[.text("2026-11-22 10:00:00.25"), .text("2026-11-22")]])
        }
    }

    @Test func `a query within the rows of the same query has rows of its own`() async throws {
        try await withStore { store, _, _ in
            let pairs = try await store.snapshot { reader in
                let query: SQLQuery = "SELECT 1 AS id UNION SELECT 2 ORDER BY 1"
                var pairs: [[Int64?]] = []
                try reader.forEach(query) { outer in
                    try reader.forEach(query) { inner in pairs.append([outer.integer(0), inner.integer(0)]) }
                }
                return pairs
            }
            #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
        }
    }
}
