extension PanelAnswer {
    /// The answer as JSON in UTF-8, with its members always in the same order.
    ///
    /// Times are RFC 3339 in UTC with milliseconds, durations are seconds.
    public func json() -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.member("id", id)
            json.member("title", title)
            json.member("unit", unit)
            json.member("kind", kind.rawValue)
            json.member("from", RFC3339.text(from))
            json.member("to", RFC3339.text(to))
            json.member("timeZone", timeZone)
            json.member("definition", definition)
            json.key("columns")
            json.array { json in
                for column in columns { json.object { column.write(to: &$0) } }
            }
            json.key("rows")
            json.rows(rows)
            json.key("coverage")
            json.object { coverage.write(to: &$0) }
            json.key("annotations")
            json.array { json in
                for annotation in annotations { json.object { annotation.write(to: &$0) } }
            }
            if numbersAreMasked { json.sayMasked() }
            guard let comparison else { return }
            json.key("comparison")
            json.object { json in
                json.member("from", RFC3339.text(comparison.from))
                json.member("to", RFC3339.text(comparison.to))
                json.key("rows")
                json.rows(comparison.rows)
            }
        }
        return json.bytes
    }
}

extension PanelAnswer.Column {
    fileprivate func write(to json: inout JSONText) {
        json.member("name", name)
        json.member("title", title)
        json.member("type", type)
        json.member("unit", unit)
    }
}

extension Coverage {
    fileprivate func write(to json: inout JSONText) {
        json.key("uncoveredSeconds")
        json.literal(Cell.digits(Double(uncovered) / 1_000))
        json.key("gaps")
        json.array { json in
            for gap in gaps {
                json.object { json in
                    json.member("from", RFC3339.text(gap.from))
                    json.member("to", RFC3339.text(gap.to))
                }
            }
        }
    }
}

extension Cell {
    func write(to json: inout JSONText) {
        switch self {
        case .null: json.literal("null")
        case .integer(let number): json.literal(String(number))
        case .number(let number): json.literal(Self.digits(number))
        case .text(let text): json.string(text)
        case .time(let instant): json.plain(RFC3339.bytes(instant))
        }
    }

    /// The shortest digits that mean the number; whole numbers without a point.
    static func digits(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension Annotation {
    fileprivate func write(to json: inout JSONText) {
        json.member("at", RFC3339.text(at))
        json.member("text", text)
    }
}

extension JSONText {
    fileprivate mutating func rows(_ rows: [[Cell]]) {
        array { json in
            for row in rows {
                json.array { json in
                    for cell in row { cell.write(to: &json) }
                }
            }
        }
    }
}
