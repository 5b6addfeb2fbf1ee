import Calls
import Dispatch
import Journal
import Logging
import Metering
import PushAPI
import Store
import Synchronization

/// Where events enter: the journal first, then the live board, then the queue to the store.
public final class Intake: Sendable {
    /// Events that neither disk nor store takes are kept in memory up to this number; further ones are lost, and
    /// counted.
    static let largestVolatile = 50_000

    /// The journal.
    public let journal: Journal
    /// The live board.
    public let live: LiveFeed
    private let meters: Meters
    private let volatile: Volatile

    /// Opens the journal in `path`.
    ///
    /// - Throws: `JournalError.cannotOpen`.
    public init(journalPath path: String, live: LiveFeed, meters: Meters, logger: Logger) throws {
        self.live = live
        self.meters = meters
        let volatile = Volatile()
        self.volatile = volatile
        let feeder = BoardFeeder(live: live)
        journal = try Journal(path: path, logger: logger) { appended in
            feeder.add(appended.lazy.map(\.event))
            let unwritten = appended.filter { $0.sequence == nil }
            if !unwritten.isEmpty {
                meters.journalFaults.increment(by: unwritten.count)
                meters.lost.increment(by: volatile.add(unwritten.map(\.event)))
            }
            volatile.wake()
        }
    }

    /// Takes an event in; when this returns, the event survives a crash, or the disk is at fault.
    public func accept(_ event: Event, body: [UInt8]) async {
        if !event.isTrial { meters.events.increment(event.kind.name) }
        guard event.kind != .dtmf else { return }
        _ = await journal.append(event, body: body)
    }

    /// One element whenever there is something to apply.
    var arrivals: AsyncStream<Void> { volatile.arrivals }

    /// Lets the applier look once more.
    func wake() { volatile.wake() }

    /// Takes the events that exist only in memory.
    func takeVolatile() -> [Event] { volatile.take() }

    /// Puts back what could not be applied.
    func putBackVolatile(_ events: [Event]) {
        meters.lost.increment(by: volatile.add(events))
    }

    /// How many events exist only in memory.
    var volatileCount: Int { volatile.count }
}

/// Carries events to the live board, on a queue of its own.
///
/// The next commit, and with it the next replies, must not wait for the board.
private final class BoardFeeder: Sendable {
    /// How long events gather before they go on the board together: a twentieth of what a viewer is promised.
    private static var pause: DispatchTimeInterval { .milliseconds(10) }

    private let live: LiveFeed
    private let queue = DispatchQueue(label: "live board")
    private let waiting = Mutex<[Event]>([])

    init(live: LiveFeed) {
        self.live = live
    }

    func add(_ events: some Sequence<Event>) {
        let isFirst = waiting.withLock { waiting in
            defer { waiting += events }
            return waiting.isEmpty
        }
        guard isFirst else { return }
        queue.asyncAfter(deadline: .now() + Self.pause) {
            self.live.learn(
                self.waiting.withLock { waiting in
                    defer { waiting = [] }
                    return waiting
                }
            )
        }
    }
}

/// Events that the disk did not take, and the signal that there is something to apply.
private final class Volatile: Sendable {
    private let events = Mutex<[Event]>([])
    private let signal = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    var arrivals: AsyncStream<Void> { signal.stream }
    var count: Int { events.withLock(\.count) }

    func wake() { signal.continuation.yield() }

    /// Returns how many found no room.
    func add(_ more: [Event]) -> Int {
        events.withLock { events in
            let taken = more.prefix(max(0, Intake.largestVolatile - events.count))
            events += taken
            return more.count - taken.count
        }
    }

    func take() -> [Event] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
