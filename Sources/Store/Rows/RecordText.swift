import Calls
import Foundation
import PushAPI

/// What the account's history says of a leg, as a text in a database.
///
/// Other columns hold what is known of a leg, whoever says it; which of that only the record says stands here.
struct RecordText: Codable {
    private var start: Instant
    private var duration: Int64
    private var direction: Direction
    private var caller: PhoneNumber?
    private var callee: PhoneNumber?
    private var result: Leg.Record.Result
    private var modified: Instant?
    /// What no event said of the leg, in alphabetical order.
    private(set) var fills: [Leg.Gap]
}

extension RecordText {
    /// The text of a leg's record; nil when it has none.
    static func text(of leg: Leg) -> String? {
        guard let record = leg.record else { return nil }
        let stored = RecordText(
            start: record.startedAt,
            duration: record.duration,
            direction: record.direction,
            caller: record.caller,
            callee: record.callee,
            result: record.result,
            modified: record.modifiedAt,
            fills: leg.gaps.sorted { $0.rawValue < $1.rawValue }
        )
        let encoder = JSONEncoder()
        // The same record must give the same text, or equal databases would look different.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(stored)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads a text; nil when it is none of a record.
    init?(_ text: String?) {
        guard let text, let stored = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = stored
    }

    /// The record.
    var record: Leg.Record {
        Leg.Record(
            startedAt: start,
            duration: duration,
            direction: direction,
            caller: caller,
            callee: callee,
            result: result,
            modifiedAt: modified
        )
    }
}
