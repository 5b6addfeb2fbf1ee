import Synchronization

/// Lets one piece of work begin only when the one before has ended, whoever asked for it.
///
/// An actor would not do: it takes up the next piece while the one before waits for something.
final class OneByOne: Sendable {
    private let last = Mutex<Task<Void, any Error>?>(nil)

    /// Runs `work` in its turn.
    ///
    /// - Throws: What `work` throws; what came before it is none of its business.
    func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let task = last.withLock { last in
            let previous = last
            let task = Task {
                _ = await previous?.result
                try await work()
            }
            last = task
            return task
        }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
