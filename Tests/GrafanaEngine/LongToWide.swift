/// Gives each combination of the text columns' values its own series; a frame without text columns stays as it is.
///
/// A combination without a row at a time that others have a row at gets the fill's value there.
func wideFrame(from frame: Frame, fill: Fill?) throws(FrameError) -> Frame {
    let fields = frame.fields
    guard let time = fields.firstIndex(where: { $0.kind == .time }) else { return frame }
    let labelColumns = fields.indices.filter { fields[$0].kind == .text }
    let valueColumns = fields.indices.filter { $0 != time && fields[$0].kind != .text }
    guard !labelColumns.isEmpty, !valueColumns.isEmpty else { return frame }

    let times = try ascendingTimes(of: fields[time])
    var wide = Frame.Field(name: fields[time].name, labels: [:], kind: .time, values: [])
    var rowOfSeries: [Int] = []
    for milliseconds in times {
        if wide.values.last != .time(milliseconds) { wide.values.append(.time(milliseconds)) }
        rowOfSeries.append(wide.values.count - 1)
    }

    let absent = [Value?](repeating: nil, count: wide.values.count)
    var found: [Series: [Value?]] = [:]
    for row in times.indices {
        let labels = labelColumns.map { fields[$0].values[row].label }
        for column in valueColumns {
            found[Series(column: column, name: fields[column].name, labels: labels), default: absent][
                rowOfSeries[row]
            ] =
                fields[column].values[row]
        }
    }
    let labelNames = labelColumns.map { fields[$0].name }
    var series = found.sorted { $0.key < $1.key }.map { key, values in
        let kind = fields[key.column].kind
        return Frame.Field(
            name: key.name,
            labels: Dictionary(uniqueKeysWithValues: zip(labelNames, key.labels)),
            kind: kind,
            values: complete(values, by: fill, kind: kind)
        )
    }
    if fields.count == 3 { series = series.map(namedByMetric) }
    return Frame(fields: [wide] + series, notices: frame.notices, isWideFromLong: true)
}

private func complete(_ values: [Value?], by fill: Fill?, kind: ColumnKind) -> [Value] {
    var completed: [Value] = []
    for value in values {
        completed.append(value ?? fill?.value(after: completed.last, kind: kind) ?? .null)
    }
    return completed
}

/// A value column under one combination of labels, in the order in which Grafana lists them.
private struct Series: Hashable, Comparable {
    var column: Int
    var name: String
    /// The labels' values in the order of the columns.
    var labels: [String]

    static func < (left: Series, right: Series) -> Bool {
        let (first, second) = ([left.name] + left.labels, [right.name] + right.labels)
        return first.lexicographicallyPrecedes(second) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

private func ascendingTimes(of field: Frame.Field) throws(FrameError) -> [Int64] {
    let prefix = "failed to convert long to wide series when converting from dataframe: unable to process the data "
    var times: [Int64] = []
    for value in field.values {
        guard case .time(let milliseconds) = value else {
            throw FrameError(message: prefix + "because it has null time values")
        }
        guard milliseconds >= times.last ?? milliseconds else {
            throw FrameError(
                message: prefix + "because it is not sorted in ascending order by time, "
                    + "please updated your query to sort the data by time if possible"
            )
        }
        times.append(milliseconds)
    }
    return times
}

/// Before version 8 a column `metric` named the series; with one value column it still does.
private func namedByMetric(_ field: Frame.Field) -> Frame.Field {
    guard field.labels.count == 1, let name = field.labels["metric"] else { return field }
    var renamed = field
    renamed.name = name
    renamed.labels = [:]
    return renamed
}

extension Value {
    fileprivate var label: String {
        if case .text(let text) = self { text } else { "" }
    }
}
