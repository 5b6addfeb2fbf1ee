/// Measures until something is as quick as it was promised to be.
///
/// A machine that is busy with other tests makes everything slow for a while. What is too slow by itself is so every
/// time.
///
/// - Parameters:
///   - attempts: How often it may have been too slow.
///   - measure: How long it took this time.
/// - Throws: `TooSlow` with all that was measured, and what `measure` throws.
nonisolated(nonsending) package func expectQuick(
    _ what: String,
    within promise: Duration,
    attempts: Int = 5,
    _ measure: nonisolated(nonsending) () async throws -> Duration
) async throws {
    var measured: [Duration] = []
    while measured.count < attempts {
        measured.append(try await measure())
        if let last = measured.last, last < promise { return }
        try await Task.sleep(for: .seconds(measured.count))
    }
    throw TooSlow(what: what, promise: promise, measured: measured)
}

/// A promise that was not kept once.
package struct TooSlow: Error, CustomStringConvertible {
    let what: String
    let promise: Duration
    let measured: [Duration]

    package var description: String { "\(what) takes \(measured) and never less than \(promise)." }
}
