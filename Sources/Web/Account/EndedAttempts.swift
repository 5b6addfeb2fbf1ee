import PushAPI
import Synchronization

/// The logins at sipgate from which a browser has come back; each can be ended once.
///
/// Kept in memory: after a restart, and on another server, sipgate's own check is what is left.
final class EndedAttempts: Sendable {
    /// When each of them expires, by the text that tells it from others.
    private let ends = Mutex<[String: Instant]>([:])

    /// Ends a login.
    ///
    /// - Returns: Whether it had not been ended before.
    func end(_ state: String, expiresAt: Instant, at now: Instant) -> Bool {
        ends.withLock { ends in
            ends = ends.filter { $0.value > now }
            return ends.updateValue(expiresAt, forKey: state) == nil
        }
    }
}
