import ArgumentParser
import Foundation
import Organisation
import PushAPI
import Statistics
import Store

/// The days that a command is to work on.
struct DayRange: ParsableArguments {
    @Option(help: "The first day, as in 2026-11-22; without it the first day with calls.")
    var from: String?

    @Option(help: "The last day; without it the last day with calls.")
    var to: String?

    /// The first moments of the days, in order; none where there are no calls.
    ///
    /// - Throws: `ValidationError`, `StoreError`.
    func days(in store: any CallStore, _ calendar: LocalCalendar) async throws -> [Instant] {
        let stored = try await store.storedRange()
        guard let first = try date(from, "--from", calendar) ?? stored?.lowerBound,
            let last = try date(to, "--to", calendar) ?? stored?.upperBound, first <= last
        else { return [] }
        var days: [Instant] = []
        var day = calendar.startOfDay(first)
        while day <= last {
            days.append(day)
            day = calendar.startOfDay(day, offset: 1)
        }
        return days
    }

    private func date(_ text: String?, _ option: String, _ calendar: LocalCalendar) throws -> Instant? {
        guard let text else { return nil }
        // Noon of UTC is the same date in all zones with people in them, but for some islands.
        guard let noon = RFC3339.instant("\(text)T12:00:00Z") else {
            throw ValidationError("\(option) is \"\(text)\"; write a date such as 2026-11-22.")
        }
        let parts = text.split(separator: "-").compactMap { Int64($0) }
        let number = parts.count == 3 ? parts[0] * 10_000 + parts[1] * 100 + parts[2] : 0
        return [noon, noon - 43_200_000, noon + 43_200_000].first { calendar.date(of: $0) == number } ?? noon
    }
}
