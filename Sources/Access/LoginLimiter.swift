import PushAPI

/// Slows down who tries passwords.
///
/// After some failures each further attempt has to wait: half a minute, then twice as long each time, up to a quarter
/// of an hour. Kept in memory: a restart forgets, and each of several servers counts for itself.
struct LoginLimiter: Sendable {
    /// What failures are counted by.
    enum Key: Hashable, Sendable {
        /// The name that somebody tries, as `UserName.key`, from one network.
        case login(name: String, network: String)
        /// The name, from anywhere.
        case name(String)
        /// Where somebody tries from, whatever the name.
        case network(String)

        /// What one attempt is counted by; a name that nobody can have is none.
        static func all(name: String?, network: String) -> [Key] {
            [.network(network)] + (name.map { [.login(name: $0, network: network), .name($0)] } ?? [])
        }

        /// Whether it counts a name from anywhere.
        var isName: Bool {
            if case .name = self { true } else { false }
        }

        /// How many attempts may fail before the next has to wait.
        ///
        /// Behind one address there may be a whole office. By the name alone it is so many that nobody is kept out
        /// by a few guesses of a stranger, and so few that a thousand networks together guess no password.
        var patience: Int {
            switch self {
            case .login: 5
            case .name: 100
            case .network: 20
            }
        }
    }

    /// How an attempt ended.
    enum Outcome: Sendable {
        /// The password was right.
        case right
        /// It was wrong, or nobody has the name.
        case wrong
        /// Nobody could tell.
        case unknown
    }

    private struct Record {
        var failures = 0
        /// Attempts that have not ended yet, which count like failures: otherwise a thousand at once would be free.
        var underWay = 0
        var lastAt: Instant
    }

    /// The shortest and the longest wait, and after which time failures are forgotten, in ms.
    private static let (shortest, longest, memory): (Int64, Int64, Int64) = (30_000, 900_000, 3_600_000)
    /// How many attempts may be under way at the same time, and how long others then wait, in ms.
    ///
    /// So many passwords take the server some seconds.
    private static let (mostUnderWay, crowded): (Int, Int64) = (32, 10_000)

    /// For how long somebody is known where the right password was given, in ms: 30 days.
    private static let acquaintance: Int64 = 2_592_000_000

    private let capacity: Int
    private var records: [Key: Record] = [:]
    /// Where the right password was given, and when: guesses from elsewhere keep nobody out there.
    private var acquainted: [Key: Instant] = [:]
    private var underWay = 0

    /// - Parameter capacity: How many names and networks are remembered at the most.
    init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// How many names and networks are remembered.
    var count: Int { records.count }

    /// Begins an attempt, which must be ended with `end` when it was let in.
    ///
    /// - Returns: nil when it is let in, else when to come again.
    mutating func begin(_ keys: [Key], at now: Instant) -> Instant? {
        for key in keys {
            // A clock that was set back would let nobody in before it is where it was.
            if let record = records[key] { records[key]?.lastAt = min(record.lastAt, now) }
        }
        let isAcquainted = keys.contains { key in acquainted[key].map { now - $0 < Self.acquaintance } ?? false }
        let counting = keys.filter { !isAcquainted || !$0.isName }
        if let until = counting.compactMap({ wait(for: $0, at: now) }).max() { return until }
        guard underWay < Self.mostUnderWay else { return now + Self.crowded }
        underWay += 1
        for key in keys {
            if isForgotten(key, at: now) { records[key] = nil }
            makeRoom(for: key, at: now)
            records[key, default: Record(lastAt: now)].underWay += 1
        }
        return nil
    }

    /// Ends an attempt that was let in.
    ///
    /// The right password clears what was counted by name and network together. It does not clear the network, where
    /// somebody with a password of their own could otherwise try those of others for ever, nor the name, which others
    /// may be trying at that moment.
    mutating func end(_ keys: [Key], _ outcome: Outcome, at now: Instant) {
        underWay -= 1
        for key in keys {
            guard var record = records[key] else { continue }
            record.underWay -= 1
            switch (outcome, key) {
            case (.right, .login):
                record.failures = 0
                acquaint(key, at: now)
            case (.right, .network), (.right, .name), (.unknown, _):
                break
            case (.wrong, _):
                record.failures += 1
                record.lastAt = now
            }
            records[key] = record.failures + record.underWay > 0 ? record : nil
        }
    }

    private mutating func acquaint(_ key: Key, at now: Instant) {
        if acquainted[key] == nil, acquainted.count >= capacity,
            let oldest = acquainted.min(by: { $0.value < $1.value })
        {
            acquainted[oldest.key] = nil
        }
        acquainted[key] = now
    }

    private func wait(for key: Key, at now: Instant) -> Instant? {
        guard let record = records[key], !isForgotten(key, at: now) else { return nil }
        let excess = record.failures + record.underWay - key.patience
        guard excess >= 0 else { return nil }
        let until = record.lastAt + min(Self.shortest << Int64(min(excess, 10)), Self.longest)
        // Where one attempt is let in after a wait, others have to see first how it ends.
        if record.underWay > 0 { return max(until, now + Self.shortest) }
        return until > now ? until : nil
    }

    private func isForgotten(_ key: Key, at now: Instant) -> Bool {
        records[key].map { $0.underWay == 0 && now - $0.lastAt >= Self.memory } ?? false
    }

    /// Forgets what is old; and where that is not enough, a quarter of the rest, beginning with the fewest failures.
    private mutating func makeRoom(for key: Key, at now: Instant) {
        guard records[key] == nil, records.count >= capacity else { return }
        for old in records.keys where isForgotten(old, at: now) { records[old] = nil }
        guard records.count >= capacity else { return }
        let idle = records.filter { $0.value.underWay == 0 }
        let harmless = idle.sorted { ($0.value.failures, $0.value.lastAt) < ($1.value.failures, $1.value.lastAt) }
        for (key, _) in harmless.prefix(max(1, capacity / 4)) { records[key] = nil }
    }
}
