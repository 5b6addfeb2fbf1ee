import Calls
import PushAPI
import Synchronization

/// Where the applier hands over the legs of trial calls, which the store never gets.
///
/// Legs that nobody waits for are dropped: those of a trial whose process died are still in the journal.
public final class TrialDesk: Sendable {
    private struct Expected: Sendable {
        var callID: String
        var leg: Leg?
        var whenEnded: @Sendable (Leg) async -> Void
    }

    private let expected = Mutex<Expected?>(nil)

    /// Waits for a trial call.
    ///
    /// - Parameter whenEnded: Called with all that is known of the call when it has ended, when it is the applier's turn
    ///   to write: until it returns, nothing else is applied.
    public func expect(_ callID: String, whenEnded: @escaping @Sendable (Leg) async -> Void) {
        expected.withLock { $0 = Expected(callID: callID, whenEnded: whenEnded) }
    }

    /// Waits no more.
    public func close() { expected.withLock { $0 = nil } }

    func receive(_ legs: [Leg]) async {
        guard !legs.isEmpty else { return }
        let ended = expected.withLock { expected -> Expected? in
            guard var next = expected else { return nil }
            for leg in legs where leg.callID == next.callID { next.leg = next.leg?.merged(with: leg) ?? leg }
            let hasEnded = next.leg.map { !$0.isOpen } ?? false
            expected = hasEnded ? nil : next
            return hasEnded ? next : nil
        }
        guard let ended, let leg = ended.leg else { return }
        await ended.whenEnded(leg)
    }
}

extension Leg {
    /// Whether it belongs to a trial call, of now or of earlier.
    var isTrial: Bool { callID.hasPrefix(TrialCall.prefix) }
}
