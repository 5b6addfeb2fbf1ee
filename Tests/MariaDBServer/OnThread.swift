import Foundation

/// Does what waits for other programs on a thread of its own: tasks share few, and would hold each other up.
func onThread<Result: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Result
) async throws(Failure) -> Result {
    let outcome = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(returning: Swift.Result { () throws(Failure) in try work() })
        }
    }
    return try outcome.get()
}
