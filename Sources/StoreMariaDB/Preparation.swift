import Store

/// What has to be done once before the first job, such as bringing the schema up to date.
///
/// Whoever comes first begins it, and the others wait for the same. After a failure the next job tries again.
actor Preparation {
    private let work: @Sendable () async throws -> Void
    private let patience: Duration
    private var underWay: Task<Void, Never>?
    private var beganAt = ContinuousClock.now
    private var failure: (any Error)?
    private var isDone = false

    /// - Parameter patience: How long jobs wait for it; it goes on after that.
    init(patience: Duration, _ work: @escaping @Sendable () async throws -> Void) {
        self.patience = patience
        self.work = work
    }

    /// Returns when it has been done.
    ///
    /// - Throws: What the work throws, `StoreError.preparing` when it takes too long to be waited for.
    func finish() async throws {
        if isDone { return }
        begin()
        while underWay != nil {
            guard beganAt.duration(to: .now) < patience else { throw StoreError.preparing }
            try await Task.sleep(for: .milliseconds(10))
        }
        if let failure { throw failure }
    }

    /// Stops it after the step that it is at.
    func cancel() async {
        underWay?.cancel()
        await underWay?.value
    }

    private func begin() {
        guard underWay == nil else { return }
        beganAt = .now
        underWay = Task { [work] in
            do {
                try await work()
                end(nil)
            } catch {
                end(error)
            }
        }
    }

    private func end(_ failure: (any Error)?) {
        underWay = nil
        self.failure = failure
        isDone = failure == nil
    }
}
