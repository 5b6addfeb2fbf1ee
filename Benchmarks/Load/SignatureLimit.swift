import Foundation
import Signatures
import Simulation

/// How many signatures all cores together check in a second while nothing else runs.
struct SignatureLimit {
    private let samples: [(body: [UInt8], signature: [UInt8])]
    private let key: PublicKey

    /// - Throws: `KeyError` when there is nothing to check or no key to check it with.
    init(_ stock: SignedStock) throws {
        key = try PublicKey(pem: stock.publicPEM)
        samples = stock.events.prefix(256).compactMap { event in
            event.signature.flatMap { Data(base64Encoded: Data($0)) }.map { (event.body, Array($0)) }
        }
        guard !samples.isEmpty else { throw KeyError.failed(operation: "sign a sample") }
    }

    func checksPerSecond(seconds: Int) async throws -> Double {
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let checks = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                group.addTask { [key, samples] in Self.check(samples, key, until: end) }
            }
            return await group.reduce(0, +)
        }
        try Task.checkCancellation()
        return Double(checks) / start.duration(to: .now).inSeconds
    }

    private static func check(
        _ samples: [(body: [UInt8], signature: [UInt8])],
        _ key: PublicKey,
        until end: ContinuousClock.Instant
    ) -> Int {
        var checks = 0
        while ContinuousClock.now < end, !Task.isCancelled {
            for (body, signature) in samples {
                checks += body.withUnsafeBytes { key.isValid(signature: signature, for: $0) } ? 1 : 0
            }
        }
        return checks
    }
}
