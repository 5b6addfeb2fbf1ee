import Synchronization

/// The last thing that went wrong, so that it is told once.
///
/// While a database is away it is asked all the time.
final class Complaint: Sendable {
    private let reason = Mutex<String?>(nil)

    /// Remembers a reason, and says whether it was another one before.
    func isNew(_ text: String) -> Bool {
        reason.withLock { reason in
            defer { reason = text }
            return reason != text
        }
    }

    func forget() { reason.withLock { $0 = nil } }
}
