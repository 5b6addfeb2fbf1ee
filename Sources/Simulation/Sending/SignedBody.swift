import Foundation
import Signatures

/// A body with the signature that goes with it.
public struct SignedBody: Hashable, Sendable {
    /// The form-encoded body.
    public let body: [UInt8]
    /// The value of `X-Sipgate-Signature`, base64; nil sends the body without that header.
    public let signature: [UInt8]?

    /// Signs `body` with `key`; without a key it stays unsigned.
    ///
    /// - Throws: `KeyError.failed`.
    public init(_ body: [UInt8], key: PrivateKey?) throws {
        self.body = body
        signature = try key.map { try Array(Data($0.sign(body)).base64EncodedData()) }
    }

    /// Signs many bodies on all processors, in order, before a load test that is to measure the server alone.
    ///
    /// - Parameters:
    ///   - bodies: The form-encoded bodies.
    ///   - key: Signs them.
    ///   - progress: Is told after every thousand or so how many are done.
    /// - Throws: `KeyError.failed`, or `CancellationError` when the task is cancelled.
    public static func presign(
        _ bodies: [[UInt8]],
        with key: PrivateKey,
        progress: (_ done: Int) -> Void = { _ in }
    ) async throws -> [SignedBody] {
        let portions = stride(from: 0, to: bodies.count, by: portion).map { start in
            start..<min(start + portion, bodies.count)
        }
        return try await withThrowingTaskGroup(of: (Int, [SignedBody]).self) { group in
            for (place, range) in portions.enumerated() {
                group.addTask {
                    try Task.checkCancellation()
                    return (place, try bodies[range].map { try SignedBody($0, key: key) })
                }
            }
            var signed = [[SignedBody]](repeating: [], count: portions.count)
            var done = 0
            for try await (place, portion) in group {
                signed[place] = portion
                done += portion.count
                progress(done)
            }
            return signed.flatMap(\.self)
        }
    }

    private static let portion = 1000
}
