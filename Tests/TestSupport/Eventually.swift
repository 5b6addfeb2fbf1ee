/// Asks again and again until something is so.
///
/// Tests run side by side and may keep each other from asking at all: time in which nobody could ask does not count
/// for long, so a quarter of the questions that fit into the limit are asked in any case.
///
/// - Throws: `Vain` when it is not within the limit, and what `condition` throws.
nonisolated(nonsending) package func eventually(
    _ expectation: String,
    within limit: Duration = .seconds(30),
    every pause: Duration = .milliseconds(20),
    _ condition: nonisolated(nonsending) () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    let enough = Int(limit / pause) / 4
    var questions = 0
    while try await !condition() {
        questions += 1
        guard ContinuousClock.now < deadline || questions < enough else {
            throw Vain(expectation: expectation, limit: limit)
        }
        try await Task.sleep(for: pause)
    }
}

/// Something did not come about in time.
package struct Vain: Error, CustomStringConvertible {
    let expectation: String
    let limit: Duration

    package var description: String { "Waited \(limit) in vain: \(expectation)." }
}
