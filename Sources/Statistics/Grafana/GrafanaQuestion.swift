import Store

/// A panel's question in the words of Grafana's MySQL data source.
struct GrafanaQuestion {
    /// Tables that come before the query, as `name (columns) AS (query)`.
    var tables: [SQLQuery] = []
    /// The query; its values feed the panel's columns, see `Column.width`.
    var select: SQLQuery
    /// How rows are sorted, by the names `v1`, `v2` … of the values; nil where the kind of the panel decides.
    var order: SQLQuery?
    /// Values after those of the columns, to sort by.
    var extraColumns = 0
}

extension Panel {
    /// The question in the words of Grafana's MySQL data source; nil where no SQL answers it.
    ///
    /// Its columns are those of the panel, by name; only a series has no further columns of times.
    ///
    /// - Parameter variables: Whether the reader chooses groups, teams, hours and the unit of time; without them it is
    ///   about all of them, by hours, as public dashboards need it.
    public func grafanaSQL(variables: Bool = true) -> String? {
        let scope = GrafanaScope(hasVariables: variables)
        let question: GrafanaQuestion
        switch source {
        case .query(let query):
            question = GrafanaQuestion(select: query(scope), order: kind == .table ? "v1" : nil)
        case .calculation:
            guard let known = Catalogue.grafanaQuestions[id]?(scope) else { return nil }
            question = known
        }
        return (kind == .series ? series(question, scope) : table(question)).inlined
    }

    private func table(_ question: GrafanaQuestion) -> SQLQuery {
        if kind == .share { return shares(question) }
        let order: SQLQuery = question.order.map { "\n ORDER BY \($0)" } ?? ""
        return """
            WITH RECURSIVE \((question.tables + [found(question)]).joined(separator: ",\n"))
            SELECT \(cells.map { "\($0.value) AS \($0.name)" as SQLQuery }.joined(separator: ",\n       "))
              FROM found\(order)
            """
    }

    private func shares(_ question: GrafanaQuestion) -> SQLQuery {
        let counts = Catalogue.shareParts.indices.map { SQLQuery(word: "v\($0 + 1)") }
        let rows = zip(Catalogue.shareParts, counts).map { part, count -> SQLQuery in
            """
            SELECT \(part) AS result, \(count) AS calls,
                   \(count) * 1e0 / NULLIF(\(counts.joined(separator: " + ")), 0) AS share
              FROM found
            """
        }
        return """
            WITH \((question.tables + [found(question, width: counts.count)]).joined(separator: ",\n"))
            \(rows.joined(separator: "\nUNION ALL\n"))
            """
    }

    private func series(_ question: GrafanaQuestion, _ scope: GrafanaScope) -> SQLQuery {
        // A row of which all was taken away again is as good as none.
        let isThere = (2...valueCount).map { "COALESCE(found.v\(SQLQuery(word: "\($0)")), 0) <> 0" as SQLQuery }
            .joined(separator: " OR ")
        let shown = cells.dropFirst().filter { $0.column.type != "time" }.map { cell -> SQLQuery in
            let empty: SQLQuery =
                cell.column.empty == .null ? "NULL" : "CASE WHEN \(scope.isCovered) THEN 0 END"
            return "CASE WHEN \(isThere) THEN \(cell.value) ELSE \(empty) END AS \(cell.name)"
        }
        return """
            WITH RECURSIVE \(([scope.buckets] + question.tables + [found(question)]).joined(separator: ",\n"))
            SELECT buckets.start_ms DIV 1000 AS time,
                   \(shown.joined(separator: ",\n       "))
              FROM buckets
              LEFT JOIN found ON found.v1 = buckets.start_ms
             ORDER BY 1
            """
    }

    private var valueCount: Int { columns.reduce(0) { $0 + $1.width } }

    private func found(_ question: GrafanaQuestion, width: Int? = nil) -> SQLQuery {
        let names = (1...(width ?? valueCount) + question.extraColumns).map { SQLQuery(word: "v\($0)") }
        return "found (\(names.joined(separator: ", "))) AS (\n\(question.select))"
    }

    /// The columns, each with the expression that makes its cell of the values, as `Column.cell` does.
    private var cells: [(column: Column, name: SQLQuery, value: SQLQuery)] {
        var next = 1
        return columns.map { column in
            defer { next += column.width }
            let first = SQLQuery(word: "found.v\(next)")
            let second = SQLQuery(word: "found.v\(next + 1)")
            return (column, SQLQuery(word: "`\(column.name)`"), column.cell(first, second))
        }
    }
}

extension Column {
    /// The expression of a cell; quotients are those of floating-point numbers, as everywhere.
    fileprivate func cell(_ first: SQLQuery, _ second: SQLQuery) -> SQLQuery {
        switch content {
        case .time, .text, .foreignNumber, .count, .number, .seconds, .real: first
        case .duration: "GREATEST(0, \(first)) / 1e3"
        case .mean: "\(first) * 1e0 / NULLIF(\(second), 0) / 1e3"
        case .share: "\(first) * 1e0 / NULLIF(\(second), 0)"
        }
    }
}

extension SQLQuery {
    /// Text of the product's own, such as a name.
    init(word: String) { self.init(stringLiteral: word) }

    /// The statement with its values written out.
    ///
    /// They are the product's own words and whole numbers.
    var inlined: String {
        var rest = values[...]
        return plainText.reduce(into: "") { result, character in
            guard character == "?" else { return result.append(character) }
            switch rest.popFirst() {
            case .integer(let number): result += String(number)
            case .real(let number): result += "\(number)e0"
            case .text(let text): result += "'" + text.replacing("'", with: "''") + "'"
            case .null, .bytes, nil: result += "NULL"
            }
        }
    }
}
