import Foundation
import Organisation
import PushAPI

/// The calendar dimension: one row for each local day, and the zone that they were computed in.
public enum CalendarTable {
    /// Years of days kept before and after today; older and later journeys have their days too.
    private static let years: (before: Int64, after: Int64) = (12, 3)

    /// Adds missing days; when the zone has changed, computes all days anew and gives each journey its new day.
    ///
    /// - Throws: An error of the database.
    public static func update(in transaction: any LedgerTransaction, _ calendar: LocalCalendar) throws {
        let zone = calendar.timeZone.identifier
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let year: Int64 = 366 * 86_400_000
        let wanted = calendar.date(of: now + (years.after - 1) * year)
        let known = try transaction.setting(.timeZone)
        let oldest = try transaction.instant("SELECT MIN(started_ms) FROM journeys") ?? now
        let newest = try transaction.instant("SELECT MAX(started_ms) FROM journeys") ?? now
        let first = try transaction.instant("SELECT MIN(starts_ms) FROM calendar") ?? now
        let last = try transaction.integers("SELECT MAX(day) FROM calendar").first ?? 0
        guard known != zone || oldest < first || last < max(wanted, calendar.date(of: newest)) else { return }

        let days = calendar.days(
            from: min(now - years.before * year, oldest),
            through: max(now + years.after * year, newest)
        )
        try transaction.execute("DELETE FROM calendar")
        for chunk in days.chunked(into: 100) { try fill(chunk, calendar, in: transaction) }
        if let known, known != zone, oldest < now {
            try moveJourneys(to: days.filter { $0.endsAt > oldest && $0.startsAt <= newest }, in: transaction)
        }
        try transaction.set(.timeZone, to: zone)
    }

    private static func fill(
        _ days: ArraySlice<LocalCalendar.Day>,
        _ calendar: LocalCalendar,
        in transaction: any LedgerTransaction
    ) throws {
        let rows = days.map { day -> SQLQuery in
            let clock = calendar.clock(of: day.startsAt)
            return """
                (\(day.date), \(day.startsAt.milliseconds), \(day.endsAt.milliseconds), \(clock.changesAt.milliseconds),
                 \(clock.shift), \(day.weekStartsAt.milliseconds), \(day.monthStartsAt.milliseconds),
                 \(day.halfYearStartsAt.milliseconds), \(day.yearStartsAt.milliseconds))
                """
        }
        try transaction.execute(
            """
            INSERT INTO calendar (day, starts_ms, ends_ms, changes_ms, shift_ms, week_starts_ms, month_starts_ms,
                                  half_year_starts_ms, year_starts_ms)
            VALUES \(rows.joined(separator: ", "))
            """
        )
    }

    private static func moveJourneys(to days: [LocalCalendar.Day], in transaction: any LedgerTransaction) throws {
        for day in days {
            try transaction.execute(
                """
                UPDATE journeys SET day = \(day.date), segment_id = 0
                 WHERE started_ms >= \(day.startsAt.milliseconds) AND started_ms < \(day.endsAt.milliseconds)
                """
            )
        }
        // Every day has other hours now: all journeys are counted anew, in the background.
        try Derived.clear(in: transaction)
        try Assignment.begin(in: transaction)
    }
}

extension SQLReader {
    fileprivate func instant(_ query: SQLQuery) throws -> Instant? {
        try integers(query).first.map(Instant.init(milliseconds:))
    }
}
