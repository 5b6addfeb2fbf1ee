/// Endless traffic for a demonstration: at any hour a new call every few seconds, each a short one.
///
/// The scenarios come from a deck that is shuffled and dealt over and over, so that each one comes up within
/// some minutes.
public struct LiveTraffic: Sequence, IteratorProtocol, Sendable {
    /// One message, and how long to wait before sending it.
    public struct Beat: Hashable, Sendable {
        /// Milliseconds since the message before.
        public var delayMilliseconds: Int64
        /// The form-encoded body, unsigned.
        public var body: [UInt8]
    }

    private let company: Company
    private let seed: UInt64
    private let gap: ClosedRange<Int>
    private var random: SeededGenerator
    private var deck: [Scenario] = []
    private var dealt: UInt64 = 0
    private var now: Int64 = 0
    private var nextStory: Int64 = 0
    /// What is still to be told, latest first.
    private var pending: [CallStory.Step] = []

    /// Begins a demonstration.
    ///
    /// - Parameters:
    ///   - seed: Chooses the calls; also the run number of their ids, so take another one for every start.
    ///   - company: The firm.
    ///   - gapMilliseconds: The time from one new call to the next.
    public init(seed: UInt64, company: Company, gapMilliseconds: ClosedRange<Int> = 6000...10_000) {
        self.company = company
        self.seed = seed
        gap = gapMilliseconds
        random = SeededGenerator(seed: seed, part: 0x11FE)
    }

    /// The next message; there is always one.
    public mutating func next() -> Beat? {
        while pending.last.map({ $0.offset >= nextStory }) ?? true {
            begin(deal(), at: nextStory)
            nextStory += Int64(random.integer(in: gap))
        }
        return pending.popLast().map { step in
            defer { now = step.offset }
            return Beat(delayMilliseconds: step.offset - now, body: step.body)
        }
    }

    /// Sends message after message, until `sleep` or `deliver` throws.
    ///
    /// - Parameters:
    ///   - sleep: Waits for so many milliseconds; throws when the demonstration is over.
    ///   - deliver: Sends a body.
    /// - Throws: What `sleep` or `deliver` throws.
    public mutating func play(
        sleep: (_ milliseconds: Int64) async throws -> Void,
        deliver: (_ body: [UInt8]) async throws -> Void
    ) async throws {
        while let beat = next() {
            if beat.delayMilliseconds > 0 { try await sleep(beat.delayMilliseconds) }
            try await deliver(beat.body)
        }
    }

    private mutating func deal() -> Scenario {
        if deck.isEmpty {
            deck = random.shuffled(Scenario.allCases.flatMap { Array(repeating: $0, count: Self.copies(of: $0)) })
        }
        return deck.popLast() ?? .answered
    }

    private mutating func begin(_ scenario: Scenario, at start: Int64) {
        let flow = FlowID(run: seed, index: dealt)
        dealt += 1
        let story = CallStory.make(scenario, company: company, pace: .lively, flow: flow, using: &random)
        for step in story.steps {
            let offset = start + step.offset
            let place = pending.firstIndex { $0.offset <= offset } ?? pending.endIndex
            pending.insert(CallStory.Step(offset: offset, body: step.body), at: place)
        }
    }

    private static func copies(of scenario: Scenario) -> Int {
        switch scenario {
        case .groupRing: 16
        case .outgoingAnswered: 10
        case .answered: 8
        case .abandoned: 5
        case .voicemailAfterTimeout, .outgoingUnanswered: 4
        case .blindTransfer, .forwarded: 3
        case .attendedTransfer, .voicemailAtOnce, .busy, .rejected, .internalCall, .clickToDial: 2
        case .blindTransferUnanswered, .offline, .lostHangup: 1
        }
    }
}
