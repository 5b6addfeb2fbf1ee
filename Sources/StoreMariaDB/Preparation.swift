/// What has to be done once before the first job, such as bringing the schema up to date.
///
/// Whoever comes first begins it, and the others wait for the same. After a failure the next job tries again.
actor Preparation {
    private let work: @Sendable () async throws -> Void
    private var underWay: Task<Void, any Error>?
    private var isDone = false

    init(_ work: @escaping @Sendable () async throws -> Void) {
        self.work = work
    }

    /// Returns when it has been done.
    ///
    /// - Throws: What the work throws.
    func finish() async throws {
        if isDone { return }
        let task = underWay ?? Task { [work] in try await work() }
        underWay = task
        do {
            try await task.value
            isDone = true
        } catch {
            if underWay == task { underWay = nil }
            throw error
        }
    }

    /// Stops it after the step that it is at.
    func cancel() async {
        underWay?.cancel()
        _ = await underWay?.result
    }
}
