import Foundation
import Signatures
import Simulation

/// Events that were signed before anything is measured, and the key that they are signed with.
///
/// Every server begins with an empty database, so each takes the same events as new.
struct SignedStock {
    let events: [SignedBody]
    let publicPEM: String

    /// Signs as many events as the plan may need, or fewer when that takes too long.
    ///
    /// - Throws: `KeyError`, or `CancellationError` when the task is cancelled.
    init(_ plan: Plan) async throws {
        // Four primes: an ordinary public key, and signatures in a fraction of the time.
        let key = try PrivateKey(bits: 4_096, primes: 4)
        publicPEM = try key.publicPEM()
        let bodies = Array(LoadPlan(seed: 1, run: 1).events(count: plan.signedEvents))
        let end = ContinuousClock.now + .seconds(plan.signingSeconds)
        var signed: [SignedBody] = []
        signed.reserveCapacity(bodies.count)
        while signed.count < bodies.count, ContinuousClock.now < end {
            let portion = bodies[signed.count...].prefix(Self.portion)
            signed += try await SignedBody.presign(Array(portion), with: key)
            Progress.say("signed \(signed.count) of \(bodies.count) events")
        }
        events = signed
    }

    private static let portion = 2_000
}
