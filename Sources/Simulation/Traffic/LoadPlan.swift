/// Simple calls in any number, for load tests: quick to make, never twice the same id.
///
/// Of ten calls six are answered incoming ones, two outgoing, one is abandoned and one reaches the voicemail.
/// The messages of a call follow each other closely; some fifty calls are under way at any time.
public struct LoadPlan: Sendable {
    /// Calls that are under way at the same time.
    public static let callsAtOnce = 50

    private let seed: UInt64
    private let run: UInt64
    private let company: Company

    /// Plans a load.
    ///
    /// - Parameters:
    ///   - seed: Chooses the calls.
    ///   - run: Part of every id: runs with different numbers never send the same one.
    ///   - company: The firm.
    public init(seed: UInt64, run: UInt64, company: Company = Company()) {
        self.seed = seed
        self.run = run
        self.company = company
    }

    /// Exactly `count` bodies, each made when it is asked for.
    ///
    /// The calls that are under way at the end stay without their last messages.
    public func events(count: Int) -> some Sequence<[UInt8]> & Sendable {
        LoadEvents(company: company, run: run, seed: seed, calls: .max, count: count)
    }

    /// All bodies of exactly `count` calls, each call complete.
    public func calls(count: Int) -> some Sequence<[UInt8]> & Sendable {
        LoadEvents(company: company, run: run, seed: seed, calls: count, count: .max)
    }
}

/// Deals the messages of the calls that are under way, in turn.
private struct LoadEvents: Sequence, IteratorProtocol, Sendable {
    private let company: Company
    private let run: UInt64
    private var random: SeededGenerator
    private var begun: UInt64 = 0
    private var eventsLeft: Int
    private var callsLeft: Int
    private var turn = 0
    private var calls: [(steps: [CallStory.Step], told: Int)]

    init(company: Company, run: UInt64, seed: UInt64, calls: Int, count: Int) {
        self.company = company
        self.run = run
        random = SeededGenerator(seed: seed, part: run)
        eventsLeft = Swift.max(count, 0)
        callsLeft = Swift.max(calls, 0)
        self.calls = Array(repeating: ([], 0), count: LoadPlan.callsAtOnce)
    }

    mutating func next() -> [UInt8]? {
        guard eventsLeft > 0 else { return nil }
        eventsLeft -= 1
        // Each turn looks at the next call; those that have ended and cannot be replaced are passed over.
        for _ in calls.indices {
            turn = turn + 1 == calls.count ? 0 : turn + 1
            if calls[turn].told == calls[turn].steps.count {
                guard callsLeft > 0 else { continue }
                callsLeft -= 1
                calls[turn] = (begin().steps, 0)
            }
            defer { calls[turn].told += 1 }
            return calls[turn].steps[calls[turn].told].body
        }
        return nil
    }

    private mutating func begin() -> CallStory {
        let flow = FlowID(run: run, index: begun)
        begun += 1
        let scenario: Scenario =
            switch random.integer(in: 0...9) {
            case 0...5: .answered
            case 6, 7: .outgoingAnswered
            case 8: .abandoned
            default: .voicemailAfterTimeout
            }
        return CallStory.make(scenario, company: company, flow: flow, using: &random)
    }
}
