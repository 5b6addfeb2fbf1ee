/// A panel's answer as a stranger to the product reads its JSON.
package struct PanelTable: Decodable, Sendable {
    package struct Column: Decodable, Sendable {
        package var name: String
        package var type: String
        package var unit: String?
    }

    package struct Gap: Decodable, Sendable {
        package var from: String
        package var to: String
    }

    package struct Coverage: Decodable, Sendable {
        package var uncoveredSeconds: Double
        package var gaps: [Gap]
    }

    /// A value of a row.
    package enum Cell: Decodable, Equatable, Sendable {
        case null
        case number(Double)
        case text(String)

        package init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }

        package var number: Double? { if case .number(let number) = self { number } else { nil } }
        package var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    package var id: String
    package var title: String
    package var unit: String
    package var kind: String
    package var from: String
    package var to: String
    package var timeZone: String
    package var definition: String
    package var columns: [Column]
    package var rows: [[Cell]]
    package var coverage: Coverage

    /// The cells of one column, from top to bottom.
    package func column(_ name: String) -> [Cell] {
        guard let place = columns.firstIndex(where: { $0.name == name }) else { return [] }
        return rows.map { $0[place] }
    }

    /// The sum of the numbers of one column.
    package func sum(_ name: String) -> Int {
        Int(column(name).compactMap(\.number).reduce(0, +))
    }

    /// The ids of the panels of the original dashboard, and so of every later one.
    package static let ids = [
        "waiting", "active-calls", "active-calls-list", "outgoing-answer-ratio", "outgoing-calls",
        "incoming-answer-ratio", "incoming-calls", "answer-time", "longest-waits", "call-duration", "longest-calls",
        "total-calls", "voicemail-calls", "top-callers",
    ]
}
