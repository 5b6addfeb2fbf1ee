import Calls
import PushAPI

/// A leg as it stands in a store.
public struct StoredLeg: Hashable, Sendable {
    /// What is known of the leg.
    public var leg: Leg
    /// The journey it belongs to.
    public var journeyID: Int64
    /// How many legs that journey has.
    public var journeyLegs: Int

    /// Creates a stored leg.
    public init(leg: Leg, journeyID: Int64, journeyLegs: Int) {
        self.leg = leg
        self.journeyID = journeyID
        self.journeyLegs = journeyLegs
    }
}

/// What the merging of legs needs from an open transaction, in batches: each method is one statement or few.
public protocol LedgerTransaction {
    /// The stored ones of these legs.
    func legs(withIDs callIDs: [String]) throws -> [StoredLeg]
    /// All legs of these journeys.
    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg]
    /// The legs that are known under these names.
    func callIDs(named names: [String]) throws -> [(name: String, callID: String)]
    /// An id that no journey has.
    func nextJourneyID() throws -> Int64
    /// Inserts or replaces a leg.
    func write(_ leg: Leg, journeyID: Int64) throws
    /// Makes a leg known under these names.
    func write(names: [String], of leg: Leg) throws
    /// Inserts or replaces a journey.
    func write(_ journey: Journey, id: Int64) throws
    /// Removes a journey whose legs have gone to others.
    func removeJourney(id: Int64) throws
}

/// Merges newly known legs into what is stored, the same way for every database.
public struct Ledger<Transaction: LedgerTransaction> {
    let transaction: Transaction
    let rules: CallRules

    /// Works within an open transaction.
    public init(_ transaction: Transaction, _ rules: CallRules) {
        self.transaction = transaction
        self.rules = rules
    }

    /// Merges `incoming` and brings the journeys of all legs that change up to date.
    ///
    /// - Returns: The legs that changed, as they are now stored.
    public func apply(_ incoming: [Leg]) throws -> [Leg] {
        var known: [String: StoredLeg] = [:]
        let changes = try merge(incoming, into: &known)
        guard !changes.isEmpty else { return [] }

        var clusters = Clusters()
        for change in changes { clusters.insert(change.after.callID) }
        try linkNeighbours(of: changes, &known, &clusters)
        try loadFellows(&known, &clusters)

        let changed = Set(changes.map(\.after.callID))
        for members in clusters.all() {
            try settle(members.compactMap { known[$0] }, changed)
        }
        for change in changes where change.before?.looksLike(change.after) != true {
            try transaction.write(names: change.after.knownNames, of: change.after)
        }
        return changes.map(\.after)
    }

    /// A leg before and after merging.
    private struct Change {
        var before: Leg?
        var after: Leg

        /// The names under which legs may be found that were not linked before.
        ///
        /// A leg that only was answered or ended looks as before, but for a leg diverted from it,
        /// which is linked or not depending on the time of the end.
        var wantedNames: [String] {
            guard let before, before.looksLike(after) else { return after.wantedNames }
            return after.namesForDiverted
        }
    }

    private func merge(_ incoming: [Leg], into known: inout [String: StoredLeg]) throws -> [Change] {
        var order: [String] = []
        var news: [String: Leg] = [:]
        for leg in incoming {
            if news[leg.callID]?.merge(leg) == nil {
                news[leg.callID] = leg
                order.append(leg.callID)
            }
        }
        let originals = Set(news.values.compactMap(\.originalCallID)).subtracting(order)
        for stored in try transaction.legs(withIDs: order + originals) { known[stored.leg.callID] = stored }

        var changes: [Change] = []
        for callID in order {
            guard let leg = news[callID] else { continue }
            let before = known[callID]?.leg
            let after = before?.merged(with: leg) ?? leg
            guard after != before else { continue }
            changes.append(Change(before: before, after: after))
            known[callID] = StoredLeg(
                leg: after,
                journeyID: known[callID]?.journeyID ?? 0,
                journeyLegs: known[callID]?.journeyLegs ?? 1
            )
        }
        return changes
    }

    private func linkNeighbours(
        of changes: [Change],
        _ known: inout [String: StoredLeg],
        _ clusters: inout Clusters
    ) throws {
        let wanted = changes.map { (leg: $0.after, names: $0.wantedNames) }
        var named: [String: [String]] = [:]
        for row in try transaction.callIDs(named: Array(Set(wanted.flatMap(\.names)))) {
            named[row.name, default: []].append(row.callID)
        }
        for change in changes {
            for name in change.after.knownNames { named[name, default: []].append(change.after.callID) }
        }
        let unknown = Set(named.values.joined()).subtracting(known.keys)
        if !unknown.isEmpty {
            for stored in try transaction.legs(withIDs: Array(unknown)) { known[stored.leg.callID] = stored }
        }
        for (leg, names) in wanted {
            let candidates = names.flatMap { named[$0] ?? [] } + [leg.originalCallID].compactMap(\.self)
            for candidate in candidates where candidate != leg.callID {
                guard let other = known[candidate], leg.isLinked(to: other.leg, rules) else { continue }
                clusters.join(leg.callID, candidate)
            }
        }
    }

    /// Adds the other legs of the journeys that the clusters touch.
    private func loadFellows(_ known: inout [String: StoredLeg], _ clusters: inout Clusters) throws {
        let touched = clusters.members.compactMap { known[$0] }
        let crowded = Set(touched.lazy.filter { $0.journeyLegs > 1 }.map(\.journeyID))
        guard !crowded.isEmpty else { return }
        var first: [Int64: String] = [:]
        for stored in touched where crowded.contains(stored.journeyID) { first[stored.journeyID] = stored.leg.callID }
        for stored in try transaction.legs(ofJourneys: Array(crowded)) {
            // What was just merged is newer than what the transaction still has.
            if known[stored.leg.callID] == nil { known[stored.leg.callID] = stored }
            if let fellow = first[stored.journeyID] { clusters.join(fellow, stored.leg.callID) }
        }
    }

    /// Divides the legs of a cluster into journeys and writes what is new.
    private func settle(_ members: [StoredLeg], _ changed: Set<String>) throws {
        let journeyOf = Dictionary(uniqueKeysWithValues: members.map { ($0.leg.callID, $0.journeyID) })
        var free = Set(members.map(\.journeyID)).subtracting([0])
        let journeys = Journeys.divide(members.map(\.leg), rules)
            .map { Journey(legs: $0, rules) }
            .sorted { $0.startedAt < $1.startedAt }
        for journey in journeys {
            let own = journey.legs.compactMap { journeyOf[$0.callID] }
            let id = try own.filter(free.contains).min() ?? transaction.nextJourneyID()
            free.remove(id)
            try transaction.write(journey, id: id)
            for leg in journey.legs where changed.contains(leg.callID) || journeyOf[leg.callID] != id {
                try transaction.write(leg, journeyID: id)
            }
        }
        for id in free { try transaction.removeJourney(id: id) }
    }
}
