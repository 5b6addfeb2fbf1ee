/// Something about a target that would make its panel fail or mislead.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The rule that is broken.
    package enum Rule: String, Sendable {
        /// Two columns have one name, which Grafana refuses.
        case duplicateColumn
        /// A time series has no column `time` or `time_sec`, in lower case.
        case missingTimeColumn
        /// A time series has a row without a time.
        case nullTime
        /// A time series is not in ascending order of time.
        case unsortedTime
        /// A time series has nothing to draw.
        case noNumericColumn
        /// The panel names a column the result lacks.
        case missingColumn
        /// A macro or variable is left in the text that would be executed.
        case unexpandedText
        /// GROUP BY or ORDER BY names a string, which is the same for every row.
        case constantGrouping
        /// A macro's argument holds a parenthesis, at which Grafana ends the macro.
        case nestedMacroArgument
        /// A macro has more or fewer arguments than it takes, for instance by a comma inside one.
        case macroArgumentCount
        /// Two dashes, which Grafana takes for a comment even inside `5--3`.
        case dashComment
        /// An optimiser hint or version comment, which Grafana removes.
        case strippedHint
        /// A literal holds `$word(`, which Grafana takes for a macro.
        case macroInLiteral
        /// A variable in another format than `sqlstring`, or in none.
        case unsafeVariable
    }

    /// The rule that is broken.
    package let rule: Rule
    /// Where: the name of a column or the piece of SQL.
    package let detail: String

    /// The rule and the place in one line.
    package var description: String { "\(rule.rawValue): \(detail)" }
}

/// What a panel needs from its targets.
package enum Contract {
    /// Findings on an answer of the database.
    ///
    /// `columns` are the names the panel refers to in its options and overrides; an answer without rows is judged by
    /// its columns alone.
    package static func findings(inResult rows: Rows, format: Format, columns: [String] = []) -> [Finding] {
        var findings: [Finding] = []
        var names: Set<String> = []
        for column in rows.columns where !names.insert(column.name).inserted {
            findings.append(Finding(rule: .duplicateColumn, detail: column.name))
        }
        findings += columns.filter { !names.contains($0) }.map { Finding(rule: .missingColumn, detail: $0) }
        if format == .timeSeries { findings += timeSeriesFindings(in: rows) }
        return findings
    }

    /// Findings on the text that is about to be executed.
    package static func findings(inExpanded sql: String) -> [Finding] {
        ["$__", "${", "[["].filter { sql.contains($0) }.map { Finding(rule: .unexpandedText, detail: $0) }
    }

    private static func timeSeriesFindings(in rows: Rows) -> [Finding] {
        guard let time = timeIndex(in: rows.columns) else {
            return [Finding(rule: .missingTimeColumn, detail: rows.columns.map(\.name).joined(separator: ", "))]
        }
        let name = rows.columns[time].name
        var findings: [Finding] = []
        let times = rows.values.compactMap { $0[time].number }
        if times.count < rows.values.count { findings.append(Finding(rule: .nullTime, detail: name)) }
        if zip(times, times.dropFirst()).contains(where: { $0 > $1 }) {
            findings.append(Finding(rule: .unsortedTime, detail: name))
        }
        let isDrawn = rows.columns.indices.contains { index in
            index != time && [.integer, .float].contains(rows.columns[index].kind)
        }
        if !isDrawn { findings.append(Finding(rule: .noNumericColumn, detail: name)) }
        return findings
    }
}
