extension DashboardView {
    /// Turns the database's rows into what the panel draws, as the server does.
    ///
    /// `fill` comes from expanding the same target. Throws with the message the user would read: duplicate column
    /// names, a time series without a time column or not in ascending order.
    package func frame(from rows: Rows, format: Format, fill: Fill? = nil) throws(FrameError) -> Frame {
        var frame = try plainFrame(of: rows)
        guard frame.rowCount > 0 else { return Frame(fields: [], notices: frame.notices, isWideFromLong: false) }

        let time = timeIndex(in: rows.columns)
        let timeEnd = format == .table ? rows.columns.lastIndex { $0.name.lowercased() == "timeend" } : nil
        if let time { try makeTime(&frame.fields[time], called: "time") }
        if let timeEnd { try makeTime(&frame.fields[timeEnd], called: "timeend") }
        guard format == .timeSeries else { return frame }

        guard let time else {
            throw FrameError(
                message: "db has no time column: time column is missing; make sure your data includes a time column "
                    + "for time series format or switch to a table format that doesn't require it"
            )
        }
        frame.fields[time].name = "Time"
        for index in frame.fields.indices where index != time && frame.fields[index].name != "metric" {
            makeFloat(&frame.fields[index])
        }
        frame = try wideFrame(from: frame, fill: fill)
        return try fill.map { fill throws(FrameError) in try filling(frame, by: fill) } ?? frame
    }

    private func plainFrame(of rows: Rows) throws(FrameError) -> Frame {
        var firstIndex: [String: Int] = [:]
        for (index, column) in rows.columns.enumerated() {
            if let first = firstIndex.updateValue(index, forKey: column.name) {
                throw FrameError(
                    message: "convert frame from rows error: duplicate column names are not allowed, "
                        + "found identical name \"\(column.name)\" at column indices \(first) and \(index)"
                )
            }
        }
        let kept = rows.values.prefix(rowLimit)
        let fields = rows.columns.enumerated().map { index, column in
            Frame.Field(name: column.name, labels: [:], kind: column.kind, values: kept.map { $0[index] })
        }
        let notices =
            rows.values.count > kept.count
            ? ["Results have been limited to \(rowLimit) because the SQL row limit was reached"] : []
        return Frame(fields: fields, notices: notices, isWideFromLong: false)
    }

    private func makeTime(_ field: inout Frame.Field, called name: String) throws(FrameError) {
        guard field.kind != .time else { return }
        var values: [Value] = []
        for value in field.values {
            if value == .null {
                values.append(.null)
            } else if let number = value.number {
                values.append(.time(epochMs(number)))
            } else {
                throw FrameError(
                    message: "converting time columns failed: failed to convert \(name) column: "
                        + "unable to convert data to a time field"
                )
            }
        }
        field.values = values
        field.kind = .time
    }

    private func makeFloat(_ field: inout Frame.Field) {
        guard field.kind == .integer || field.kind == .time else { return }
        field.values = field.values.map { $0.number.map(Value.double) ?? .null }
        field.kind = .float
    }
}

/// The column Grafana takes for the time: by its exact name, the last one if there are both.
func timeIndex(in columns: [Rows.Column]) -> Int? {
    columns.lastIndex { $0.name == "time" || $0.name == "time_sec" }
}

/// A number as milliseconds since 1970; its magnitude alone tells seconds and nanoseconds.
private func epochMs(_ number: Double) -> Int64 {
    switch abs(number) {
    case 1e9..<1e10: Int64(number * 1000)
    case 1e18..<1e19: Int64(number / 1e6)
    default: Int64(number)
    }
}
