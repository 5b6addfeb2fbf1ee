/// Measures once whether something is as quick as it was promised to be.
///
/// - Parameter measure: How long it took.
/// - Throws: `TooSlow` with what was measured, and what `measure` throws.
nonisolated(nonsending) package func expectQuick(
    _ what: String,
    within promise: Duration,
    _ measure: nonisolated(nonsending) () async throws -> Duration
) async throws {
    let measured = try await measure()
    guard measured < promise else { throw TooSlow(what: what, promise: promise, measured: measured) }
}

/// A promise that was not kept.
package struct TooSlow: Error, CustomStringConvertible {
    let what: String
    let promise: Duration
    let measured: Duration

    package var description: String { "\(what) takes \(measured) and must take less than \(promise)." }
}
