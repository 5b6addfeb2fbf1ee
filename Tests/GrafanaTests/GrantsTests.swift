import Statistics
import Testing

@testable import Grafana

/// What Grafana's user of the database may do.
@Suite struct GrantsTests {
    @Test func `it may read and nothing else`() throws {
        let statements = try content(of: "grants.sql").split(separator: "\n").filter { !$0.hasPrefix("--") }
        let limits = statements.filter { $0.hasPrefix("ALTER USER") }
        let grants = statements.filter { $0.hasPrefix("GRANT SELECT ON `") }
        #expect(limits.count == 1 && limits.count + grants.count == statements.count)
    }

    @Test(arguments: ["authentication_params", "settings", "leases", "migrations", "journal_positions"])
    func `it does not see secrets and bookkeeping`(table: String) {
        #expect(!Grants.tables.contains(table))
    }

    @Test func `a statement ends after seconds`() throws {
        #expect(try content(of: "grants.sql").contains("MAX_STATEMENT_TIME 5 "))
    }

    @Test func `it may read every table that panels, filters, notes and rules ask`() {
        let main = Dashboard.callStatistics(.en, serviceURL: "", serviceLevel: ServiceLevelSQL())
        let filters = main.variables.compactMap { variable -> String? in
            guard case .names(let sql) = variable.kind else { return nil }
            return sql
        }
        let questions =
            main.tiles.compactMap(\.query?.sql) + main.annotations.map(\.sql) + filters
            + AlertRule.all(.en, serviceLevel: ServiceLevelSQL()).map(\.sql)
        for question in questions {
            let missing = tables(in: question).subtracting(Grants.tables)
            #expect(missing.isEmpty, "\(question)")
        }
    }

    /// The tables of the database that a statement reads, but for those that it makes up itself.
    private func tables(in sql: String) -> Set<String> {
        let words = sql.split(whereSeparator: \.isWhitespace)
        let pairs = zip(words, words.dropFirst())
        let read = pairs.filter { ["FROM", "JOIN"].contains($0.0) && !$0.1.hasPrefix("(") }
        let made = pairs.filter { ["WITH", "RECURSIVE"].contains($0.0) || $0.0.hasSuffix("),") }
        func names(_ pairs: [(Substring, Substring)]) -> Set<String> {
            Set(pairs.map { $0.1.filter { $0.isLetter || $0 == "_" } })
        }
        return names(read).subtracting(names(made))
    }

    @Test func `without a name it is about the database that is selected`() {
        #expect(Grants.sql(database: nil, user: "grafana").contains("GRANT SELECT ON `calls` TO 'grafana'@'%';"))
    }

    @Test func `names with quotes stay names`() {
        let sql = Grants.sql(database: "a`b", user: #"o'neil\"#)
        #expect(sql.contains(#"GRANT SELECT ON `a``b`.`calls` TO 'o''neil\\'@'%';"#))
    }
}
