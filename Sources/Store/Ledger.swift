import Calls
import PushAPI

/// A leg as it stands in a store.
public struct StoredLeg: Hashable, Sendable {
    /// What is known of the leg.
    public var leg: Leg
    /// The journey it belongs to.
    public var journeyID: Int64
    /// What is stored of that journey; nil for a leg that has none yet.
    public var journey: JourneyRecord?
    /// Its row; nil for a leg that has none yet.
    public var row: Int64?

    /// Creates a stored leg.
    public init(leg: Leg, row: Int64?, journeyID: Int64, journey: JourneyRecord?) {
        self.leg = leg
        self.row = row
        self.journeyID = journeyID
        self.journey = journey
    }
}

/// What the merging of legs needs from an open transaction, in batches: each method is one statement or few.
public protocol LedgerTransaction: AnyObject, SQLSession, StoreReader {
    /// Says where journeys are counted.
    var classifier: Classifier { get set }
    /// The stored ones of these legs, each with a moment that is no more than a day before its start and no more than
    /// two days after it.
    ///
    /// Ids of legs are as good as random. That the time is known too keeps the look-up among the legs of the same days,
    /// which are at hand, however many there are.
    func legs(withIDs callIDs: [String: Instant]) throws -> [StoredLeg]
    /// The legs in these rows.
    func legs(inRows rows: [Int64]) throws -> [StoredLeg]
    /// The rows of the legs that are known under these names.
    func rows(named names: [String]) throws -> [(name: String, row: Int64)]
    /// An id that no journey has.
    func nextJourneyID() throws -> Int64
    /// Whether the tables are kept that answer questions of Grafana about whole days; see `DayTables`.
    var keepsDayTables: Bool { get }
    /// Inserts a leg, or replaces the one in a row.
    ///
    /// - Parameter group: The extension of its journey's group.
    /// - Returns: Its row.
    func write(_ leg: Leg, inRow row: Int64?, journeyID: Int64, group: String?) throws -> Int64
    /// Makes the leg in a row known under these names.
    func write(names: [String], of leg: Leg, inRow row: Int64) throws
    /// Inserts or replaces a journey.
    func write(_ journey: Journey, at place: JourneyPlace, id: Int64) throws
    /// Adds to the rollups.
    func add(_ difference: RollupDifference) throws
    /// Removes a journey whose legs have gone to others.
    func removeJourney(id: Int64) throws
}

/// Merges newly known legs into what is stored, the same way for every database.
public struct Ledger {
    let transaction: any LedgerTransaction
    let rules: CallRules

    /// Works within an open transaction.
    public init(_ transaction: any LedgerTransaction, _ rules: CallRules) {
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

        try transaction.classifier.refresh(from: transaction)
        let changed = Set(changes.map(\.after.callID))
        var recount = Recount()
        var rows: [String: Int64] = [:]
        for members in clusters.all() {
            try settle(members.compactMap { known[$0] }, changed, &recount, &rows)
        }
        try recount.write(in: transaction)
        for change in changes where change.before?.looksLike(change.after) != true {
            guard let row = rows[change.after.callID] else { continue }
            try transaction.write(names: change.after.knownNames, of: change.after, inRow: row)
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
        var moments = news.mapValues(\.startedAt)
        for leg in news.values {
            guard let original = leg.originalCallID, moments[original] == nil else { continue }
            moments[original] = leg.startedAt
        }
        for stored in try transaction.legs(withIDs: moments) { known[stored.leg.callID] = stored }

        var changes: [Change] = []
        for callID in order {
            guard let leg = news[callID] else { continue }
            let before = known[callID]?.leg
            let after = before?.merged(with: leg) ?? leg
            guard after != before else { continue }
            changes.append(Change(before: before, after: after))
            known[callID] = StoredLeg(
                leg: after,
                row: known[callID]?.row,
                journeyID: known[callID]?.journeyID ?? 0,
                journey: known[callID]?.journey
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
        let found = try transaction.rows(named: Array(Set(wanted.flatMap(\.names))))
        var ids: [Int64: String] = [:]
        for stored in known.values { stored.row.map { ids[$0] = stored.leg.callID } }
        let unknown = Set(found.map(\.row)).subtracting(ids.keys)
        for stored in try transaction.legs(inRows: Array(unknown)) {
            known[stored.leg.callID] = stored
            stored.row.map { ids[$0] = stored.leg.callID }
        }
        var named: [String: [String]] = [:]
        for (name, row) in found { ids[row].map { named[name, default: []].append($0) } }
        for change in changes {
            for name in change.after.knownNames { named[name, default: []].append(change.after.callID) }
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
        let crowded = Set(touched.lazy.filter { $0.journey?.legs ?? 1 > 1 }.map(\.journeyID))
        guard !crowded.isEmpty else { return }
        var first: [Int64: String] = [:]
        for stored in touched where crowded.contains(stored.journeyID) { first[stored.journeyID] = stored.leg.callID }
        for stored in try transaction.legs(ofJourneys: Array(crowded)) {
            // What was just merged is newer than what the transaction still has.
            if known[stored.leg.callID] == nil { known[stored.leg.callID] = stored }
            if let fellow = first[stored.journeyID] { clusters.join(fellow, stored.leg.callID) }
        }
    }

    /// Divides the legs of a cluster into journeys, writes what is new, and counts it anew.
    func settle(
        _ members: [StoredLeg],
        _ changed: Set<String>,
        _ recount: inout Recount,
        _ rows: inout [String: Int64]
    ) throws {
        for member in members { rows[member.leg.callID] = member.row }
        let rules = transaction.classifier.agreed(rules)
        let journeyOf = Dictionary(uniqueKeysWithValues: members.map { ($0.leg.callID, $0.journeyID) })
        var before: [Int64: JourneyRecord] = [:]
        for member in members { before[member.journeyID] = member.journey }
        var free = Set(members.map(\.journeyID)).subtracting([0])
        let journeys = Journeys.divide(members.map(\.leg), rules)
            .map { Journey(legs: $0, rules) }
            .sorted { $0.startedAt < $1.startedAt }
        for journey in journeys {
            let own = journey.legs.compactMap { journeyOf[$0.callID] }
            let id = try own.filter(free.contains).min() ?? transaction.nextJourneyID()
            let place = try transaction.classifier.place(of: journey, in: transaction)
            let old = free.remove(id).flatMap { before[$0] }
            let hasMoved = old.map { $0.place.group != place.group } ?? false
            recount.replace(old, with: JourneyRecord(journey, at: place), transaction)
            recount.touch(place.day)
            try transaction.write(journey, at: place, id: id)
            for leg in journey.legs where hasMoved || changed.contains(leg.callID) || journeyOf[leg.callID] != id {
                let row = rows[leg.callID]
                rows[leg.callID] = try transaction.write(leg, inRow: row, journeyID: id, group: place.group)
            }
        }
        for id in free {
            recount.replace(before[id], with: nil, transaction)
            try transaction.removeJourney(id: id)
        }
    }
}
