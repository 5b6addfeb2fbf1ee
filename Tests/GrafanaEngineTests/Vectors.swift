import Foundation

/// Recordings of what Grafana's own engine did, one JSON object per line.
enum Vectors {
    /// What the engine made of a text.
    struct Macro: Decodable, Sendable {
        var `in`: String
        var out: String?
        var error: String?
        var queryJson: RecordedFill
    }

    /// The fill the engine noted down, empty when there is none.
    struct RecordedFill: Decodable, Hashable, Sendable {
        var fill: Bool?
        var fillInterval: Double?
        var fillMode: String?
        var fillValue: Double?
    }

    /// What the engine returned for a query.
    struct Query: Decodable, Sendable {
        struct Frame: Decodable, Sendable {
            var executed: String
            var fields: [Field]?
            var notices: [String]?
            var type: String
        }

        struct Field: Decodable, Sendable {
            var labels: [String: String]?
            var name: String
            var type: String
            var values: [RecordedValue]
        }

        var `in`: String
        var error: String?
        var frames: [Frame]
    }

    /// A value as the recording writes it.
    enum RecordedValue: Decodable, Hashable, Sendable {
        case null
        case number(Double)
        case text(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    static func macros() throws -> [Macro] { try lines(of: "macros.jsonl") }

    static func frames() throws -> [Query] { try lines(of: "frames.jsonl") }

    private static func lines<Line: Decodable>(of name: String) throws -> [Line] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "vectors")
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }
}
