import Dispatch
import Ingest
import PushAPI
import Secrets
import Signatures

/// Tries the whole way of a call: webhook, signature, live view, journal, database and statistics.
public final class SelfTest: Sendable {
    /// What answered an event.
    public struct Reply: Sendable {
        /// The HTTP status.
        public var status: Int
        /// The body.
        public var body: [UInt8]

        /// Creates a reply.
        public init(status: Int, body: [UInt8]) {
            self.status = status
            self.body = body
        }
    }

    /// Signs a body, posts it to an address as sipgate does, and waits for the reply.
    public typealias Post = @Sendable (_ body: [UInt8], _ key: PrivateKey) async throws -> Reply

    /// Lets the events of the test in that is under way.
    let gate = TrialGate()
    let here: Post
    let outside: Post?

    /// - Parameters:
    ///   - here: Posts to the address at which this process listens.
    ///   - outside: Posts to the webhook's public address; nil where none is configured.
    public init(here: @escaping Post, outside: Post?) {
        self.here = here
        self.outside = outside
    }

    /// Runs the test.
    ///
    /// - Returns: Its steps; nil while another test is under way.
    /// - Throws: `KeyError`.
    func run(on site: Site) async throws -> [SelfTestStep]? {
        guard let trial = try await begin() else { return nil }
        let steps = await SelfTestRun(site: site, test: self, trial: trial).steps()
        site.applier.trials.close()
        gate.end()
        site.intake.live.forgetTrials()
        return steps
    }

    /// Makes a key, which takes a tenth of a second: on a thread that may be kept so long.
    private func begin() async throws -> TrialGate.Trial? {
        let call = TrialCall(token: RandomText.password(length: 32))
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [gate] in
                continuation.resume(with: Result { try gate.begin(call) })
            }
        }
    }
}
