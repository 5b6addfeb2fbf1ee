import Calls
import PushAPI
import Synchronization

/// The live board, shared by those who change it and those who watch it.
public final class LiveFeed: Sendable {
    private struct State {
        var board: LiveBoard
        /// Where the calls of a self-test are, which are nobody's business.
        var trials: LiveBoard
        var lastEventAt: Instant?
        var totalEvents: Int
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
        var lastWatcher = 0
    }

    private let state: Mutex<State>
    private let rules: CallRules

    /// A feed of an empty board.
    public init(rules: CallRules) {
        self.rules = rules
        let board = LiveBoard(rules: rules)
        state = Mutex(State(board: board, trials: board, lastEventAt: nil, totalEvents: 0))
    }

    /// What the board shows at one moment.
    public struct View: Sendable {
        /// Callers from outside who wait for a human, longest first.
        public var waiting: [Journey]
        /// Conversations, longest first.
        public var active: [Journey]
        /// When the last event arrived; nil when none has since the store was made.
        public var lastEventAt: Instant?
        /// Events seen so far; not exact after a restart, but zero only when there never was one.
        public var totalEvents: Int
    }

    /// The board as it is.
    public var view: View {
        state.withLock { state in
            View(
                waiting: state.board.waiting,
                active: state.board.active,
                lastEventAt: state.lastEventAt,
                totalEvents: state.totalEvents
            )
        }
    }

    /// Puts events on the board.
    ///
    /// What several of them say of one leg is merged first: under load most calls are over before anybody looks.
    public func learn(_ events: [Event]) {
        let trials = events.filter(\.isTrial)
        guard trials.isEmpty else {
            change { state in
                for event in trials { state.trials.learn(Leg(event), at: event.receivedAt) }
            }
            return learn(events.filter { !$0.isTrial })
        }
        guard let latest = events.lazy.map(\.receivedAt).max() else { return }
        var order: [String] = []
        var legs: [String: Leg] = [:]
        for event in events {
            if legs[event.callID]?.merge(Leg(event)) == nil {
                legs[event.callID] = Leg(event)
                order.append(event.callID)
            }
        }
        change { state in
            for leg in order.compactMap({ legs[$0] }) { state.board.learn(leg, at: latest) }
            state.lastEventAt = max(latest, state.lastEventAt ?? latest)
            state.totalEvents += events.count
        }
    }

    /// Puts the journeys on the board that were open when the process started.
    public func restore(_ legs: [Leg], lastEventAt: Instant?, totalEvents: Int, at now: Instant) {
        change { state in
            for leg in legs { state.board.learn(leg, at: now) }
            state.lastEventAt = lastEventAt
            state.totalEvents = totalEvents
        }
    }

    /// Corrects what the board believes to be open by what the store knows.
    public func correct(by stored: [Leg], at now: Instant) {
        change { state in
            for leg in stored { state.board.correct(by: leg, at: now) }
        }
    }

    /// The legs that are open as far as the board knows, and when they began.
    var openLegs: [String: Instant] {
        state.withLock { state in
            let legs = state.board.openJourneys.flatMap(\.legs)
            return Dictionary(legs.map { ($0.callID, $0.startedAt) }, uniquingKeysWith: min)
        }
    }

    /// Puts on the board what the store has from other servers.
    func follow(_ stored: [Leg], at now: Instant) {
        change { state in
            for leg in stored { state.board.learn(leg, at: now) }
        }
    }

    /// Takes legs off the board that have been open beyond the limits.
    public func lapse(at now: Instant) {
        change { $0.board.lapse(at: now) }
    }

    /// What the live view knows of a trial call; nil when it goes on no more, or was never heard of.
    public func trial(_ callID: String) -> Journey.State? {
        state.withLock { $0.trials.openJourneys.first { $0.legs.contains { $0.callID == callID } }?.state }
    }

    /// Forgets all trial calls.
    public func forgetTrials() {
        state.withLock { $0.trials = LiveBoard(rules: rules) }
    }

    /// One element for each change, and none for changes that came while the watcher was busy with the last.
    public func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.lastWatcher += 1
            state.watchers[state.lastWatcher] = continuation
            return state.lastWatcher
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.watchers[number] = nil }
        }
        return stream
    }

    private func change(_ body: (inout sending State) -> Void) {
        let watchers = state.withLock { state in
            body(&state)
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.yield() }
    }
}
