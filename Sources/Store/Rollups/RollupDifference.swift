import Calls
import Formulas
import Organisation
import PushAPI

/// What a transaction changes in the rollups: the new contributions of its journeys minus the old ones.
///
/// Each journey is counted in its own segment and in the total of all groups and teams, so that neither way of asking
/// has to add up the other.
public struct RollupDifference: Sendable {
    /// A row of `rollup_slots`.
    public struct SlotKey: Hashable, Comparable, Sendable {
        /// The segment.
        public var segment: Int64
        /// When the quarter of an hour begins, in ms.
        public var start: Int64

        /// In the order of the table.
        public static func < (left: SlotKey, right: SlotKey) -> Bool {
            (left.segment, left.start) < (right.segment, right.start)
        }
    }

    /// A row of `rollup_days`.
    public struct DayKey: Hashable, Comparable, Sendable {
        /// The segment.
        public var segment: Int64
        /// The local date.
        public var day: Int64

        /// In the order of the table.
        public static func < (left: DayKey, right: DayKey) -> Bool {
            (left.segment, left.day) < (right.segment, right.day)
        }
    }

    /// A row of `rollup_waits`.
    public struct WaitKey: Hashable, Comparable, Sendable {
        /// The segment.
        public var segment: Int64
        /// The local date.
        public var day: Int64
        /// The outcome of the journeys.
        public var outcome: Outcome
        /// The bin of their wait, see `WaitBin`.
        public var bin: Int64

        /// In the order of the table.
        public static func < (left: WaitKey, right: WaitKey) -> Bool {
            (left.segment, left.day, left.outcome.rawValue, left.bin)
                < (right.segment, right.day, right.outcome.rawValue, right.bin)
        }
    }

    /// A quarter of an hour of local time.
    public struct Slot: Hashable, Sendable {
        /// The local date.
        public var day: Int64
        /// The quarter of the local week by the clock on the wall, 0 (Monday 00:00) to 671.
        public var weekQuarter: Int64
    }

    /// Changes of `rollup_slots`.
    public private(set) var slots: [SlotKey: Sums] = [:]
    /// Changes of `rollup_days`.
    public private(set) var days: [DayKey: Sums] = [:]
    /// Changes of `rollup_waits`.
    public private(set) var waits: [WaitKey: Int64] = [:]
    /// The quarters of an hour that `slots` speaks of, by their start.
    public private(set) var quarters: [Int64: Slot] = [:]

    /// Nothing changes.
    public init() {}

    mutating func add(_ journey: JourneyRecord, _ classifier: inout Classifier) {
        change(journey, &classifier, +=, 1)
    }

    mutating func subtract(_ journey: JourneyRecord, _ classifier: inout Classifier) {
        change(journey, &classifier, -=, -1)
    }

    private mutating func change(
        _ journey: JourneyRecord,
        _ classifier: inout Classifier,
        _ apply: (inout Sums, Sums) -> Void,
        _ sign: Int64
    ) {
        let place = journey.place
        guard place.segment != 0 else { return }
        let sums = Sums(journey)
        let (start, weekQuarter) = classifier.slot(of: journey.startedAt)
        quarters[start] = Slot(day: place.day, weekQuarter: weekQuarter)
        for segment in [place.segment, classifier.total(of: place.segment)] {
            apply(&slots[SlotKey(segment: segment, start: start), default: .zero], sums)
            apply(&days[DayKey(segment: segment, day: place.day), default: .zero], sums)
            guard let outcome = journey.outcome, let wait = journey.wait, journey.direction == .incoming else {
                continue
            }
            let key = WaitKey(
                segment: segment,
                day: place.day,
                outcome: outcome,
                bin: WaitBin(milliseconds: wait).rawValue
            )
            waits[key, default: 0] += sign
        }
    }
}
