import Calls
import Formulas
import Foundation
import Organisation
import PushAPI
import Store

@testable import Statistics

/// Random calls, an organisation and coverage, in a store and as plain values.
struct World {
    /// A call, and where it belongs in the end.
    struct Call {
        /// The call as it is stored.
        var journey: Journey
        /// The call as it is now, when legs beyond the limits are taken for lost.
        var current: Journey
        /// The extension of its group.
        var group: String?
        /// The names of its teams.
        var teams: Set<String>
        /// Whether it began in the opening hours.
        var isInHours: Bool
    }

    /// A quarter of an hour of real time, and what the clock on the wall shows.
    struct Quarter {
        var start: Instant
        var day: Instant
        var weekday: Int
        var minute: Int
    }

    var calls: [Call] = []
    var quarters: [Quarter] = []
    var coverage: [(from: Instant, to: Instant)] = []
    var dismissals: [(number: String, at: Instant)] = []
    var organisation = TestOrganisation()
    var settings = StatisticsSettings()
    let calendar: Calendar
    let change: Instant
    let now: Instant

    /// Fills a store around a day on which the clocks change, bit by bit and in no order.
    ///
    /// - Parameter told: What else is learnt.
    init(
        around change: Instant,
        in store: TestStore,
        size: Int,
        told: [Leg] = [],
        _ random: inout SplitMix
    ) async throws {
        self.change = change
        now = change + 40 * 3_600_000 + 1_025_000
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = store.calendar.timeZone
        calendar.firstWeekday = 2
        calendar.minimumDaysInFirstWeek = 4
        self.calendar = calendar

        var pieces = told
        for part in Traffic(change: change, now: now).calls(size, &random).flatMap(\.self) {
            let record = part.recorded(&random)
            // Some calls are known from the account's history alone.
            if record == nil || Int.random(in: 0..<3, using: &random) > 0 { pieces += part.pieces(&random) }
            pieces += record.map { [$0] } ?? []
        }
        pieces += try await tell(pieces, to: store, &random)
        place(pieces)
        try await dismiss(in: store, &random)
        try await listen(in: store, &random)
        settings = Self.settings(&random)
        quarters = stride(from: change.milliseconds - 440 * 3_600_000, to: now.milliseconds, by: 900_000)
            .map { quarter(at: Instant(milliseconds: $0 / 900_000 * 900_000)) }
    }

    /// What the clock on the wall shows at the beginning of a quarter of an hour.
    private func quarter(at start: Instant) -> Quarter {
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: start.date)
        return Quarter(
            start: start,
            day: Instant(calendar.startOfDay(for: start.date)),
            weekday: ((parts.weekday ?? 0) + 5) % 7 + 1,
            minute: (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        )
    }

    /// The quarter of an hour in which a moment lies.
    func quarter(of instant: Instant) -> Quarter? {
        let index = (instant.milliseconds - (quarters.first?.start.milliseconds ?? 0)) / 900_000
        return quarters.indices.contains(Int(index)) ? quarters[Int(index)] : nil
    }

    private mutating func place(_ pieces: [Leg]) {
        var legs: [String: Leg] = [:]
        for piece in pieces { legs[piece.callID] = legs[piece.callID]?.merged(with: piece) ?? piece }
        for part in Journeys.divide(Array(legs.values), CallRules()) {
            let journey = Journey(legs: part, CallRules())
            calls.append(
                Call(
                    journey: journey,
                    current: Journey(legs: part.map { $0.asOf(now, CallRules()) }, CallRules()),
                    group: organisation.group(of: journey),
                    teams: organisation.teams(of: journey),
                    isInHours: organisation.isOpen(at: journey.startedAt, calendar)
                )
            )
        }
    }

    private mutating func dismiss(in store: TestStore, _ random: inout SplitMix) async throws {
        for _ in 0..<6 {
            let missed = calls.map(\.journey).filter { $0.direction == .incoming && $0.externalNumber != nil }
            guard let call = missed.randomElement(using: &random), let number = call.externalNumber?.text else {
                continue
            }
            let at = min(now, call.startedAt + Int64.random(in: 1...90_000_000, using: &random))
            dismissals.append((number, at))
            try await store.dismiss(number, at: at)
        }
    }

    private mutating func listen(in store: TestStore, _ random: inout SplitMix) async throws {
        for _ in 0..<8 {
            let from = change + Int64.random(in: -200 * 3_600_000...40 * 3_600_000, using: &random)
            let to = min(now, from + Int64.random(in: 0...30 * 3_600_000, using: &random))
            coverage.append((from, to))
            try await store.cover(from, to, server: Bool.random(using: &random) ? "a" : "b")
        }
    }

    private static func settings(_ random: inout SplitMix) -> StatisticsSettings {
        func rules() -> ServiceLevel.Rules {
            ServiceLevel.Rules(
                threshold: [5, 20, 60].randomElement(using: &random) ?? 20,
                goal: Int.random(in: 50...95, using: &random),
                shortAbandon: [3, 5, 10].randomElement(using: &random) ?? 5,
                formula: ServiceLevel.Formula.allCases.randomElement(using: &random) ?? .ignoring,
                countsVoicemailAsAbandoned: Bool.random(using: &random)
            )
        }
        var settings = StatisticsSettings()
        guard Int.random(in: 0..<4, using: &random) > 0 else { return settings }
        settings.serviceLevel = rules()
        settings.teamServiceLevels = ["Blue": rules(), "nobody": rules()]
        settings.callBacks.expiry = Int64.random(in: 1...8, using: &random) * 86_400_000
        settings.wrapUp = Int64.random(in: 0...60_000, using: &random)
        settings.blocking = Double.random(in: 0.001...0.2, using: &random)
        return settings
    }
}

extension Instant {
    var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }

    init(_ date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded())) }
}
