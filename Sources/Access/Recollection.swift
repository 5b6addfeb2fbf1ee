import PushAPI
import Store
import Synchronization

/// Answers of the database that hold for some seconds, and for a quarter of an hour while it does not answer.
///
/// Only what was found is kept, so that nobody can fill it with guesses.
final class Recollection<Value: Sendable>: Sendable {
    private let state: Mutex<RecentAnswers<Value>>

    init(capacity: Int) {
        state = Mutex(RecentAnswers(capacity: capacity))
    }

    /// What stands for a key: what is remembered, or what `ask` brings.
    ///
    /// Of many who want to know the same at once, one asks; the others go by what was known until then.
    ///
    /// - Throws: `StoreError` where the database does not answer and nothing is known; what else `ask` throws.
    func value(for key: String, at now: Instant, ask: () async throws -> Value?) async throws -> Value? {
        let (known, edition) = state.withLock { ($0.take(key, at: now), $0.edition) }
        if let known { return known }
        do {
            let value = try await ask()
            state.withLock { $0.note(value, for: key, at: now, edition: edition) }
            return value
        } catch let error as StoreError {
            guard let known = state.withLock({ $0.known(key, at: now) }) else { throw error }
            return known
        }
    }

    func forget(_ key: String) { state.withLock { $0.forget(key) } }

    func forget(where isMeant: @Sendable (Value) -> Bool) { state.withLock { $0.forget(where: isMeant) } }
}

/// What a database answered lately, by the keys that it was asked for.
struct RecentAnswers<Value> {
    private struct Entry {
        var value: Value
        /// When the database said so.
        var confirmedAt: Instant
        /// When somebody last set out to ask again.
        var askedAt: Instant
    }

    /// How long an answer holds without asking again, in ms: a change on another server takes so long at the most.
    static var freshness: Int64 { 3_000 }
    /// How long an answer holds while there is no other, in ms: a restart of the database, with its updates.
    static var endurance: Int64 { 900_000 }

    private let capacity: Int
    private var entries: [String: Entry] = [:]
    /// Counts what was forgotten: an answer to a question of before may be out of date.
    private(set) var edition = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// How many answers are kept.
    var count: Int { entries.count }

    /// The answer, where nobody has to ask again; nil tells the caller to ask.
    mutating func take(_ key: String, at now: Instant) -> Value? {
        guard let value = known(key, at: now), let asked = entries[key]?.askedAt else { return nil }
        // A clock that was set back must not prolong anything.
        guard (0..<Self.freshness).contains(now - asked) else {
            entries[key]?.askedAt = now
            return nil
        }
        return value
    }

    /// The last answer, as long as it may be used at all.
    func known(_ key: String, at now: Instant) -> Value? {
        guard let entry = entries[key], abs(now - entry.confirmedAt) < Self.endurance else { return nil }
        return entry.value
    }

    /// Keeps an answer to a question that was put at `now`, unless something has been forgotten since.
    mutating func note(_ value: Value?, for key: String, at now: Instant, edition: Int) {
        guard let value, edition == self.edition else {
            entries[key] = nil
            return
        }
        makeRoom(for: key)
        guard entries.count < capacity || entries[key] != nil else { return }
        entries[key] = Entry(value: value, confirmedAt: now, askedAt: now)
    }

    mutating func forget(_ key: String) {
        edition += 1
        entries[key] = nil
    }

    mutating func forget(where isMeant: (Value) -> Bool) {
        edition += 1
        entries = entries.filter { !isMeant($0.value.value) }
    }

    /// Forgets a quarter, beginning with what was asked for longest ago.
    private mutating func makeRoom(for key: String) {
        guard entries[key] == nil, entries.count >= capacity else { return }
        let oldest = entries.sorted { $0.value.askedAt < $1.value.askedAt }
        for (key, _) in oldest.prefix(max(1, capacity / 4)) { entries[key] = nil }
    }
}
