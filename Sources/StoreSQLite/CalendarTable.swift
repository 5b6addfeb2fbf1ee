import Foundation
import GRDB
import Organisation
import PushAPI
import Store

/// The calendar dimension: one row for each local day, and the zone that they were computed in.
enum CalendarTable {
    /// Years of days kept before and after today; older and later journeys have their days too.
    private static let years: (before: Int64, after: Int64) = (12, 3)
    private static let setting = "time_zone"

    /// Adds missing days; when the zone has changed, computes all days anew and gives each journey its new day.
    static func update(in pool: DatabasePool, _ calendar: LocalCalendar) throws {
        let zone = calendar.timeZone.identifier
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let year: Int64 = 366 * 86_400_000
        let wanted = calendar.date(of: now + (years.after - 1) * year)
        try pool.write { database in
            let sql = "SELECT value FROM settings WHERE name = ?"
            let known = try String.fetchOne(database, sql: sql, arguments: [setting])
            let oldest = try instant("SELECT MIN(started_ms) FROM journeys", in: database) ?? now
            let newest = try instant("SELECT MAX(started_ms) FROM journeys", in: database) ?? now
            let first = try instant("SELECT MIN(starts_ms) FROM calendar", in: database) ?? now
            let last = try Int64.fetchOne(database, sql: "SELECT MAX(day) FROM calendar") ?? 0
            guard known != zone || oldest < first || last < max(wanted, calendar.date(of: newest)) else { return }
            if known != zone { try database.execute(sql: "DELETE FROM calendar") }
            let from = min(now - years.before * year, oldest)
            try fill(database, calendar.days(from: from, through: max(now + years.after * year, newest)))
            if let known, known != zone, oldest < now { try moveJourneys(in: database) }
            try database.execute(
                sql: """
                    INSERT INTO settings (name, value) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """,
                arguments: [setting, zone]
            )
        }
    }

    private static func instant(_ sql: String, in database: Database) throws -> Instant? {
        try Int64.fetchOne(database, sql: sql).map(Instant.init(milliseconds:))
    }

    private static func fill(_ database: Database, _ days: [LocalCalendar.Day]) throws {
        let insert = try database.makeStatement(sql: "INSERT OR REPLACE INTO calendar VALUES (?, ?, ?, ?, ?, ?)")
        for day in days {
            try insert.execute(arguments: [
                day.date, day.startsAt.milliseconds, day.weekStartsAt.milliseconds, day.monthStartsAt.milliseconds,
                day.halfYearStartsAt.milliseconds, day.yearStartsAt.milliseconds,
            ])
        }
    }

    private static func moveJourneys(in database: Database) throws {
        // Of a day that the zone leaps over and the next one, which begin at the same moment, the next is meant.
        try database.execute(sql: "CREATE TEMP TABLE day_starts AS SELECT starts_ms, day FROM calendar ORDER BY 1")
        try database.execute(sql: "CREATE INDEX temp.day_starts_index ON day_starts (starts_ms, day)")
        try database.execute(
            sql: """
                UPDATE journeys SET day = (
                    SELECT day FROM day_starts WHERE starts_ms <= journeys.started_ms ORDER BY starts_ms DESC, day DESC LIMIT 1)
                """
        )
        try database.execute(sql: "DROP TABLE temp.day_starts")
        // Every day has other hours now: all journeys are counted anew, in the background.
        for table in ["rollup_slots", "rollup_days", "rollup_waits", "day_facts", "known_callers"] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        try database.execute(sql: "UPDATE journeys SET segment_id = 0")
        try database.execute(sql: "DELETE FROM settings WHERE name IN ('assigned_through', 'assigned_until')")
        try database.execute(
            sql: "INSERT INTO settings (name, value) SELECT 'assigned_until', CAST(MAX(id) AS TEXT) FROM journeys"
        )
    }
}
