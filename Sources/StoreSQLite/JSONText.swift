import Foundation
import Store

/// Lists of keys as they travel to SQLite: one JSON array.
enum JSONText {
    static func array(_ texts: [String]) throws -> SQLValue {
        .text(String(decoding: try JSONEncoder().encode(texts), as: UTF8.self))
    }

    static func array(_ numbers: [Int64]) -> SQLValue {
        .text("[" + numbers.map(String.init).joined(separator: ",") + "]")
    }
}
