import Foundation
import PushAPI
import Synchronization

/// Lists of users as texts in a database.
enum UsersText {
    private struct StoredUser: Codable {
        var name: String
        var id: String?
    }

    /// The text of a list of users; nil for an empty one.
    static func text(of users: [User]) -> String? {
        guard !users.isEmpty else { return nil }
        return written.value(for: users) {
            let encoder = JSONEncoder()
            // The same users must give the same text, or equal databases would look different.
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let stored = users.map { StoredUser(name: $0.name, id: $0.fullUserID) }
            return (try? encoder.encode(stored)).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The users of a text.
    static func users(in text: String?) -> [User] {
        guard let text else { return [] }
        return read.value(for: text) {
            let stored = try? JSONDecoder().decode([StoredUser].self, from: Data(text.utf8))
            return (stored ?? []).map { User(name: $0.name, fullUserID: $0.id) }
        }
    }

    // An account has few users, and each call names some of them: the same lists come again and again.
    private static let written = Memo<[User], String?>()
    private static let read = Memo<String, [User]>()
}

/// Remembers what was computed before, up to a bound.
private final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private static var largest: Int { 1_000 }
    private let known = Mutex<[Key: Value]>([:])

    func value(for key: Key, compute: () -> Value) -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = compute()
        known.withLock { known in
            if known.count >= Self.largest { known.removeAll(keepingCapacity: true) }
            known[key] = value
        }
        return value
    }
}
