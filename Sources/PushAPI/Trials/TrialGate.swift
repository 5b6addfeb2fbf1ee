import Signatures
import Synchronization

/// Lets the events of the trial call in that is under way, and nothing else.
///
/// Each trial has a key of its own, which exists in memory and only as long as the trial. With it nobody can forge a
/// call: it is believed for the ids of this one trial alone, whose events are counted nowhere.
public final class TrialGate: Sendable {
    /// What a trial needs.
    public struct Trial: Sendable {
        /// The call.
        public let call: TrialCall
        /// Signs its events.
        public let key: PrivateKey
    }

    /// What to do with a request that sipgate's key has not signed.
    public enum Judgement: Hashable, Sendable {
        /// It belongs to the trial.
        case admitted
        /// The trial has sent it to see it refused.
        case probe
        /// It is none of the trial's.
        case foreign
    }

    private struct Open {
        var call: TrialCall
        var verifier: SignatureVerifier
    }

    private let open = Mutex<Open?>(nil)

    /// A gate that is closed.
    public init() {}

    /// Opens the gate for a trial.
    ///
    /// - Returns: The trial; nil while another one is under way.
    /// - Throws: `KeyError`.
    public func begin(_ call: TrialCall) throws -> Trial? {
        guard open.withLock({ $0 == nil }) else { return nil }
        let key = try PrivateKey(bits: PublicKey.smallestBits)
        let next = Open(call: call, verifier: SignatureVerifier(key: try key.publicKey))
        let isFirst = open.withLock { open in
            guard open == nil else { return false }
            open = next
            return true
        }
        return isFirst ? Trial(call: call, key: key) : nil
    }

    /// Closes the gate: what the trial's key has signed is refused from now on.
    public func end() { open.withLock { $0 = nil } }

    /// Judges a request whose signature was refused.
    ///
    /// - Parameters:
    ///   - header: The value of `X-Sipgate-Signature`, nil when the request has none.
    ///   - body: The body byte for byte as it came.
    public func judge(header: String?, body: UnsafeRawBufferPointer) -> Judgement {
        guard let open = open.withLock(\.self) else { return .foreign }
        do {
            try open.verifier.check(header: header, body: body)
            // The time means nothing here.
            let event = try Event.decode(body, receivedAt: Instant(milliseconds: 0))
            if open.call.owns(event) { return .admitted }
        } catch {
            return .foreign
        }
        return body.elementsEqual(open.call.forgery) ? .probe : .foreign
    }
}
