/// Asks again and again until something is so.
///
/// - Throws: `Vain` when it is not within the limit, and what `condition` throws.
nonisolated(nonsending) package func eventually(
    _ expectation: String,
    within limit: Duration = .seconds(30),
    every pause: Duration = .milliseconds(20),
    _ condition: nonisolated(nonsending) () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw Vain(expectation: expectation, limit: limit) }
        try await Task.sleep(for: pause)
    }
}

/// Something did not come about in time.
package struct Vain: Error, CustomStringConvertible {
    let expectation: String
    let limit: Duration

    package var description: String { "Waited \(limit) in vain: \(expectation)." }
}
