import Foundation
import PushAPI

/// JSON texts as they travel to and from SQLite.
enum JSONText {
    private struct StoredUser: Codable {
        var name: String
        var id: String?
    }

    static func array(_ texts: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    static func array(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }

    static func users(_ users: [User]) -> String? {
        guard !users.isEmpty else { return nil }
        let stored = users.map { StoredUser(name: $0.name, id: $0.fullUserID) }
        let encoder = JSONEncoder()
        // The same users must give the same text, or equal databases would look different.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(stored)).map { String(decoding: $0, as: UTF8.self) }
    }

    static func users(from text: String?) -> [User] {
        guard let text else { return [] }
        let stored = try? JSONDecoder().decode([StoredUser].self, from: Data(text.utf8))
        return (stored ?? []).map { User(name: $0.name, fullUserID: $0.id) }
    }
}
