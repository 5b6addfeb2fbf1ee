import Calls
import PushAPI

/// What the rollups add up; each is a column of `rollup_slots` and `rollup_days`.
///
/// Sums and counts only, so that rows can be added in any order, and taken away again.
public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Journeys, running ones too.
    case calls
    // Ended journeys by outcome.
    case blocked, answered, voicemail
    case shortAbandoned = "short_abandoned"
    case abandoned, busy, rejected, unreachable, unknown
    /// Answered journeys whose wait is known.
    case waited
    /// Their waits, in ms.
    case waitTime = "wait_ms"
    /// Answered journeys whose talk time is known.
    case talked
    /// Their talk time, in ms.
    case talkTime = "talk_ms"
    /// Abandoned journeys, short ones left out, whose wait is known.
    case abandonedWaited = "abandoned_waited"
    /// Their waits, in ms.
    case abandonedWaitTime = "abandoned_wait_ms"
    /// Time from the first ring to the last hangup of journeys that have ended, in ms.
    case lineTime = "line_ms"

    /// The name of the column.
    public var column: SQLQuery { SQLQuery(stringLiteral: rawValue) }

    /// What one journey adds.
    func value(of journey: JourneyRecord) -> Int64 {
        switch self {
        case .calls: 1
        case .waited: journey.outcome == .answered && journey.wait != nil ? 1 : 0
        case .waitTime: journey.outcome == .answered ? journey.wait ?? 0 : 0
        case .talked: journey.outcome == .answered && journey.talk != nil ? 1 : 0
        case .talkTime: journey.outcome == .answered ? journey.talk ?? 0 : 0
        case .abandonedWaited: journey.outcome == .abandoned && journey.wait != nil ? 1 : 0
        case .abandonedWaitTime: journey.outcome == .abandoned ? journey.wait ?? 0 : 0
        case .lineTime: journey.endedAt.map { $0 - journey.startedAt } ?? 0
        default: journey.outcome == outcome ? 1 : 0
        }
    }

    /// The same for a row of `journeys`, as SQL.
    public var ofJourney: SQLQuery {
        switch self {
        case .calls: "1"
        case .waited: "CASE WHEN outcome = 'answered' AND wait_ms IS NOT NULL THEN 1 ELSE 0 END"
        case .waitTime: "CASE WHEN outcome = 'answered' THEN COALESCE(wait_ms, 0) ELSE 0 END"
        case .talked: "CASE WHEN outcome = 'answered' AND talk_ms IS NOT NULL THEN 1 ELSE 0 END"
        case .talkTime: "CASE WHEN outcome = 'answered' THEN COALESCE(talk_ms, 0) ELSE 0 END"
        case .abandonedWaited: "CASE WHEN outcome = 'abandoned' AND wait_ms IS NOT NULL THEN 1 ELSE 0 END"
        case .abandonedWaitTime: "CASE WHEN outcome = 'abandoned' THEN COALESCE(wait_ms, 0) ELSE 0 END"
        case .lineTime: "COALESCE(ended_ms - started_ms, 0)"
        default: "CASE WHEN outcome = \(outcome?.rawValue ?? "") THEN 1 ELSE 0 END"
        }
    }

    /// The outcome that the measure counts; nil for what is no number of outcomes.
    public var outcome: Outcome? {
        switch self {
        case .blocked: .blocked
        case .answered: .answered
        case .voicemail: .voicemail
        case .shortAbandoned: .shortAbandon
        case .abandoned: .abandoned
        case .busy: .busy
        case .rejected: .rejected
        case .unreachable: .unreachable
        case .unknown: .unknown
        default: nil
        }
    }

    /// The place of the measure in `Sums`.
    var index: Int { Self.indexes[self] ?? 0 }
    private static let indexes = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// One row of a rollup: a value for each measure.
public struct Sums: Hashable, Sendable {
    // As many lanes as the next power of two after the number of measures.
    private var lanes = SIMD32<Int64>.zero

    /// Nothing.
    public static let zero = Sums()

    private init() {}

    /// What one journey adds.
    init(_ journey: JourneyRecord) {
        for (index, measure) in Measure.allCases.enumerated() { lanes[index] = measure.value(of: journey) }
    }

    /// Reads the values of all measures, in their order.
    init(_ values: ArraySlice<SQLValue>) {
        for (index, value) in values.enumerated() { lanes[index] = value.integer ?? 0 }
    }

    /// The value of one measure.
    public subscript(measure: Measure) -> Int64 { lanes[measure.index] }

    /// The values of all measures, in their order.
    public var values: [Int64] { Measure.allCases.indices.map { lanes[$0] } }

    static func += (left: inout Sums, right: Sums) { left.lanes &+= right.lanes }
    static func -= (left: inout Sums, right: Sums) { left.lanes &-= right.lanes }
}
