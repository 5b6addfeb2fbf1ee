import Hummingbird
import Synchronization

/// A second site with simulated calls in the same process, below `demo/`: at most one, and only while somebody looks.
public final class DemoMount: Sendable {
    /// Runs a demo until its task is cancelled, and calls `open` when its pages can be shown.
    public typealias Run = @Sendable (_ open: @Sendable (MountedSite) -> Void) async throws -> Void

    private struct State {
        var site: MountedSite?
        var work: Task<Void, Never>?
        /// Whether that work was told to end.
        var isEnding = false
        var failure: String?
        var lookedAt = ContinuousClock.now
    }

    /// The demo's address, seen from the pages of the real site.
    static let address = "demo/"

    private let state = Mutex(State())
    private let patience: Duration
    private let run: Run

    /// - Parameters:
    ///   - patience: After how long without a look the demo ends by itself.
    ///   - run: Runs a demo.
    public init(patience: Duration, run: @escaping Run) {
        self.patience = patience
        self.run = run
    }

    /// Whether there is something to look at.
    var isRunning: Bool { state.withLock { $0.site != nil } }

    /// Starts a demo unless one runs, and waits until its pages can be shown.
    ///
    /// - Throws: `DemoProblem`.
    func start() async throws {
        // One that is being ended has to be gone first.
        while let ending = state.withLock({ $0.isEnding ? $0.work : nil }) { await ending.value }
        state.withLock { state in
            guard state.work == nil else { return }
            state.failure = nil
            // On its own: the request that starts it is not what it belongs to, nor does it deserve its priority.
            state.work = Task.detached(priority: .background) { await self.work() }
        }
        while true {
            let (isOpen, isWorking, failure) = state.withLock { ($0.site != nil, $0.work != nil, $0.failure) }
            if isOpen { return }
            guard isWorking else { throw DemoProblem(reason: failure ?? "it was ended") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Ends the demo, and waits until nothing is left of it.
    public func stop() async {
        let work = state.withLock { state in
            state.site = nil
            state.isEnding = state.work != nil
            return state.work
        }
        work?.cancel()
        await work?.value
    }

    /// What answers requests for the demo, which are a look at it; nil while none runs.
    func look() -> MountedSite? {
        state.withLock { state in
            state.lookedAt = .now
            return state.site
        }
    }

    /// What answers its simulated calls; nil while none runs.
    var site: MountedSite? { state.withLock(\.site) }

    private func work() async {
        var failure: String?
        do {
            try await withThrowingTaskGroup { group in
                group.addTask { [run] in
                    try await run { site in
                        self.state.withLock { ($0.site, $0.lookedAt) = (site, .now) }
                    }
                }
                group.addTask { try await self.waitUntilForgotten() }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch is CancellationError {
        } catch {
            failure = "\(error)"
        }
        state.withLock { ($0.site, $0.work, $0.isEnding, $0.failure) = (nil, nil, false, failure) }
    }

    /// Returns when nobody has looked for a while.
    private func waitUntilForgotten() async throws {
        while true {
            try await Task.sleep(for: patience / 20)
            let (site, lookedAt) = state.withLock { ($0.site, $0.lookedAt) }
            guard let site else { continue }
            if site.isWatched {
                state.withLock { $0.lookedAt = .now }
            } else if ContinuousClock.now - lookedAt > patience {
                return
            }
        }
    }
}

/// Why a demo could not be started.
struct DemoProblem: Error {
    var reason: String
}

/// A site that is served below another one.
public struct MountedSite: Sendable {
    let responder: any HTTPResponder<Visitor>
    private let broadcast: LiveBroadcast

    init(responder: any HTTPResponder<Visitor>, broadcast: LiveBroadcast) {
        self.responder = responder
        self.broadcast = broadcast
    }

    /// Whether a browser listens to its live stream.
    var isWatched: Bool { broadcast.count > 0 }
}
