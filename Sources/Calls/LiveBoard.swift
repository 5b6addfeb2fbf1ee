import PushAPI

/// The journeys that go on right now, kept in memory from the same events as the store.
///
/// Knows only what it was told since the start of the process, so an event that comes long after its journey left
/// the board can make a ghost; what the store knows of the leg is told too, and corrects it.
public struct LiveBoard: Sendable {
    /// How long ended journeys stay, in ms, so that a forwarded leg finds the one it continues.
    private static let memory: Int64 = 5_000
    /// No more ended journeys than this are remembered, however many end.
    private static let largestMemory = 2_000

    private let rules: CallRules
    private var legs: [String: Leg] = [:]
    private var named: [String: Set<String>] = [:]
    private var journeyOf: [String: Int] = [:]
    private var journeys: [Int: Journey] = [:]
    private var ended = Ended()
    private var lastID = 0

    /// The number of journeys in each state.
    public private(set) var counts: [Journey.State: Int] = [:]

    /// An empty board.
    public init(rules: CallRules) {
        self.rules = rules
    }

    /// Merges what is newly known of a leg.
    public mutating func learn(_ news: Leg, at now: Instant) {
        let before = legs[news.callID]
        let leg = before?.merged(with: news) ?? news
        guard leg != before else { return }
        legs[leg.callID] = leg
        if let before, before.looksLike(leg) {
            regroup(around: leg, lookingFor: leg.namesForDiverted, at: now)
        } else {
            if let before { forgetNames(of: before) }
            for name in leg.knownNames { named[name, default: []].insert(leg.callID) }
            regroup(around: leg, lookingFor: leg.wantedNames, at: now)
        }
        forgetEnded(before: now)
    }

    /// Adds what the store knows of a leg that is on the board: its start, or its end.
    public mutating func correct(by stored: Leg, at now: Instant) {
        guard legs[stored.callID] != nil else { return }
        learn(stored, at: now)
    }

    /// Takes legs that have been open beyond the limits off the board.
    public mutating func lapse(at now: Instant) {
        for leg in openJourneys.flatMap(\.legs) {
            let lapsed = leg.asOf(now, rules)
            if lapsed != leg { learn(lapsed, at: now) }
        }
        forgetEnded(before: now)
    }

    /// The journeys that go on, in the order of their start.
    public var openJourneys: [Journey] {
        journeys.values.filter { $0.state != .ended }
            .sorted { ($0.startedAt, $0.legs[0].callID) < ($1.startedAt, $1.legs[0].callID) }
    }

    /// Callers from outside who wait for a human, in the order of their start.
    public var waiting: [Journey] { openJourneys.filter { $0.state == .waiting && $0.direction == .incoming } }

    /// Conversations, in the order of their start.
    public var active: [Journey] { openJourneys.filter { $0.state == .active } }

    private mutating func regroup(around leg: Leg, lookingFor names: [String], at now: Instant) {
        var members: Set<String> = [leg.callID]
        func addJourney(of callID: String) {
            guard let id = journeyOf[callID], let journey = journeys[id] else { return }
            members.formUnion(journey.legs.lazy.map(\.callID))
        }
        addJourney(of: leg.callID)
        let candidates =
            names.flatMap { named[$0] ?? [] } + [leg.originalCallID].compactMap(\.self)
        for candidate in candidates where candidate != leg.callID {
            guard let other = legs[candidate], leg.isLinked(to: other, rules) else { continue }
            addJourney(of: candidate)
        }
        for id in Set(members.compactMap { journeyOf[$0] }) { remove(journey: id) }
        for part in Journeys.divide(members.compactMap { legs[$0] }, rules) { insert(Journey(legs: part, rules), now) }
    }

    private mutating func insert(_ journey: Journey, _ now: Instant) {
        lastID += 1
        journeys[lastID] = journey
        counts[journey.state, default: 0] += 1
        for leg in journey.legs { journeyOf[leg.callID] = lastID }
        if journey.state == .ended { ended.append(lastID, at: now) }
    }

    private mutating func remove(journey id: Int) {
        guard let journey = journeys.removeValue(forKey: id) else { return }
        counts[journey.state, default: 0] -= 1
    }

    private mutating func forgetEnded(before now: Instant) {
        while let id = ended.next(before: now - Self.memory, keeping: Self.largestMemory) {
            // An id that is gone belonged to a journey that went on in the meantime.
            guard let journey = journeys[id] else { continue }
            remove(journey: id)
            for leg in journey.legs {
                legs[leg.callID] = nil
                journeyOf[leg.callID] = nil
                forgetNames(of: leg)
            }
        }
    }

    private mutating func forgetNames(of leg: Leg) {
        for name in leg.knownNames {
            named[name]?.remove(leg.callID)
            if named[name]?.isEmpty == true { named[name] = nil }
        }
    }
}

/// A queue of ended journeys, oldest first.
private struct Ended {
    private var items: [(at: Instant, id: Int)] = []
    private var head = 0

    mutating func append(_ id: Int, at now: Instant) {
        items.append((now, id))
    }

    /// Removes the oldest when it is older than `limit` or when there are more than `count`.
    mutating func next(before limit: Instant, keeping count: Int) -> Int? {
        guard head < items.count, items[head].at < limit || items.count - head > count else { return nil }
        defer {
            head += 1
            if head > 4_096 {
                items.removeFirst(head)
                head = 0
            }
        }
        return items[head].id
    }
}
