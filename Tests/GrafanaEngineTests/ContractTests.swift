import GrafanaEngine
import Testing

@Suite struct `What a panel needs from its target` {
    private func rules(_ findings: [Finding]) -> [Finding.Rule] { findings.map(\.rule) }

    private func answer(_ columns: [(String, ColumnKind)], _ values: [[Value]] = []) -> Rows {
        Rows(columns: columns.map { Rows.Column($0.0, $0.1) }, values: values)
    }

    @Test(arguments: [
        "SELECT $__timeGroupAlias(c.start,'$__interval',0), COUNT(*) AS `n` FROM c WHERE $__timeFilter(c.start) GROUP BY 1",
        "SELECT a FROM t WHERE a IN (${group:sqlstring}) ORDER BY `time`", "SELECT a - -b, '--', 'x#' FROM t /* why */",
        "SELECT 1 FROM t GROUP BY a ORDER BY FIELD(a, 'x', 'y') LIMIT 5",
        "SELECT '$' AS currency GROUP BY 1 HAVING a = 'x'",
        "SELECT $__from, '$__timezone', $__unixEpochFrom()", "SELECT a REGEXP 'x$' FROM t GROUP BY a, b DESC",
    ])
    func `sound SQL has no findings`(sql: String) {
        #expect(Contract.findings(inRawSQL: sql) == [])
    }

    @Test(
        arguments: [
            (#"SELECT 1 GROUP BY "time""#, .constantGrouping),
            ("SELECT 1 group  by a, 'time' ORDER BY 1", .constantGrouping),
            (#"SELECT 1 ORDER BY "time" DESC"#, .constantGrouping),
            ("$__timeFilter(COALESCE(a,b))", .nestedMacroArgument),
            ("$__timeFilter(a,b)", .macroArgumentCount), ("$__timeGroup(a)", .macroArgumentCount),
            ("$__timeGroup(a,1h,0,1)", .macroArgumentCount), ("SELECT 5--3", .dashComment),
            ("SELECT 1 -- why", .dashComment),
            ("SELECT /*+ x */ 1", .strippedHint), ("SELECT '$5(abc)'", .macroInLiteral),
            ("IN (${g:pipe})", .unsafeVariable),
            ("a REGEXP '${g:regex}'", .unsafeVariable), ("IN ($g)", .unsafeVariable), ("IN (${g})", .unsafeVariable),
            ("IN ([[g]])", .unsafeVariable), ("IN (${g:raw})", .unsafeVariable),
        ] as [(String, Finding.Rule)]
    )
    func `a trap in the SQL is found`(sql: String, rule: Finding.Rule) {
        #expect(rules(Contract.findings(inRawSQL: sql)) == [rule])
    }

    @Test(arguments: ["SELECT $__timeFrom", "SELECT '${x}'", "SELECT [[x]]"])
    func `text left for replacement is found`(sql: String) {
        #expect(rules(Contract.findings(inExpanded: sql)) == [.unexpandedText])
    }

    @Test func `a sound time series has no findings`() {
        let rows = answer([("time", .time), ("n", .integer)], [[.time(1), .integer(1)], [.time(1), .integer(1)]])
        #expect(Contract.findings(inResult: rows, format: .timeSeries, columns: ["n"]) == [])
    }

    @Test func `a time series without a time column is found even without rows`() {
        let rows = answer([("Time", .time), ("n", .integer)])
        #expect(rules(Contract.findings(inResult: rows, format: .timeSeries)) == [.missingTimeColumn])
    }

    @Test func `a time series out of order is found`() {
        let rows = answer([("time_sec", .integer), ("n", .float)], [[.integer(2), .null], [.integer(1), .null]])
        #expect(rules(Contract.findings(inResult: rows, format: .timeSeries)) == [.unsortedTime])
    }

    @Test func `a row without a time is found`() {
        let rows = answer([("time", .time), ("n", .float)], [[.null, .double(1)]])
        #expect(rules(Contract.findings(inResult: rows, format: .timeSeries)) == [.nullTime])
    }

    @Test func `a time series of texts alone is found`() {
        let rows = answer([("time", .time), ("n", .text)])
        #expect(rules(Contract.findings(inResult: rows, format: .timeSeries)) == [.noNumericColumn])
    }

    @Test func `two columns of one name are found`() {
        let rows = answer([("n", .integer), ("n", .integer)])
        #expect(rules(Contract.findings(inResult: rows, format: .table)) == [.duplicateColumn])
    }

    @Test func `a column the panel names and the result lacks is found`() {
        let findings = Contract.findings(inResult: answer([("n", .integer)]), format: .table, columns: ["Group"])
        #expect(findings.map(\.description) == ["missingColumn: Group"])
    }
}
