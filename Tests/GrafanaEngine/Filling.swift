extension DashboardView {
    /// Puts a wide frame on the points of a fill; rows outside the time range vanish.
    ///
    /// Throws when the interval is below a second, on which the server divides by zero. Other obstacles leave the
    /// frame as it is and add a notice.
    func filling(_ frame: Frame, by fill: Fill) throws(FrameError) -> Frame {
        let intervalMs = Int64((fill.intervalSeconds * 1000).rounded())
        let wholeSeconds = Int64(fill.intervalSeconds)
        guard wholeSeconds > 0 else { throw FrameError(message: "runtime error: integer divide by zero") }

        // Go divides towards zero, so that a range before 1970 begins after its start.
        let first = fromSeconds / wholeSeconds * wholeSeconds * 1000
        guard (toMs - first) / intervalMs <= Int64(rowLimit) else {
            return frame.adding(
                notice: "Fill operation skipped: time range and interval would require more points than the "
                    + "configured row limit"
            )
        }
        guard let time = frame.fields.firstIndex(where: { $0.kind == .time }), frame.fields.count > 1,
            frame.fields.allSatisfy({ $0.kind != .text }),
            let times = frame.fields[time].timesMs
        else { return frame.adding(notice: "Failed to resample dataframe") }

        let points = Array(stride(from: first, through: toMs, by: Int(intervalMs)))
        let sources = rowsSeen(at: points, every: intervalMs, among: times)
        var filled = frame
        for index in frame.fields.indices {
            filled.fields[index].values =
                index == time
                ? points.map(Value.time) : sources.map { $0.value(of: frame.fields[index], fill: fill) }
        }
        return filled
    }

    /// Walks points and rows together; a row is looked at once, in the order in which the database returned it.
    private func rowsSeen(at points: [Int64], every intervalMs: Int64, among times: [Int64]) -> [Source] {
        var next = 0
        return points.map { point in
            var within: Int?
            while next < times.count, times[next] <= point {
                if times[next] > point - intervalMs { within = next }
                next += 1
            }
            return Source(within: within, lastSeen: next > 0 ? next - 1 : nil)
        }
    }
}

/// The rows a point takes its value from.
private struct Source {
    /// The last row in the interval that ends with the point.
    var within: Int?
    /// The last row up to the point, even before the time range.
    var lastSeen: Int?

    func value(of field: Frame.Field, fill: Fill) -> Value {
        if let within { return field.values[within] }
        return fill.value(after: lastSeen.map { field.values[$0] }, kind: field.kind)
    }
}

extension Fill {
    /// The value of a point without a row.
    func value(after previous: Value?, kind: ColumnKind) -> Value {
        switch mode {
        case .null: .null
        case .value: value.map { kind == .integer ? .integer(Int64($0)) : .double($0) } ?? .null
        case .previous: previous ?? .null
        }
    }
}

extension Frame {
    fileprivate func adding(notice: String) -> Frame {
        var noticed = self
        noticed.notices.append(notice)
        return noticed
    }
}

extension Frame.Field {
    /// The values as times, or nil when one is missing.
    fileprivate var timesMs: [Int64]? {
        var times: [Int64] = []
        for value in values {
            guard case .time(let milliseconds) = value else { return nil }
            times.append(milliseconds)
        }
        return times
    }
}
