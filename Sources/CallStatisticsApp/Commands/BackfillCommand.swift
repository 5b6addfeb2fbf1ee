import Account
import ArgumentParser
import Foundation
import Logging
import Organisation
import PushAPI
import Statistics
import Store

struct BackfillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill",
        abstract: "Complete calls from the sipgate account's history.",
        discussion: """
            Adds calls that no webhook told of and closes those whose end was never heard of. Nothing is removed, and
            reading the same days again changes nothing. Interrupted, it goes on where it was when it is called again
            with the same --from and --to. How long a caller waited until somebody answered stands in no history: such
            waits stay unknown and are in no average.

            A running server does this by itself for every gap and every hour; see Docs/account.md.
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Option(help: "The first day, as in 2026-11-22, or a time such as 2026-11-22T08:00:00+01:00; default: 30 days ago.")
    var from: String?

    @Option(help: "The last day, or a time; default: now.")
    var to: String?

    /// A slip of the pen must not ask sipgate for centuries, six hours at a time.
    private static let earliest = Instant(milliseconds: 946_684_800_000)

    func run() async throws {
        let (store, settings, calendar) = try await database.openStore()
        let now = Composition.clock()
        let start = try moment(from, "--from", calendar) ?? calendar.startOfDay(now, offset: -30)
        let end = min(now, try moment(to, "--to", calendar, daysLater: 1) ?? now)
        guard start < end else { throw ValidationError("--from must be before --to, and --from in the past.") }
        guard start >= Self.earliest else { throw ValidationError("--from must not be before the year 2000.") }
        let keeper = try AccountAccess(settings, store).keeper()
        // A server may never have run on this database: what kind of account it is has to be known.
        try await keeper.synchronise()
        let done = try await keeper.backfill(from: start, to: end) { work in
            Console.progress(Self.line(work, calendar), isMilestone: work.endedAt != nil)
        }
        if isatty(STDERR_FILENO) == 1 { Console.say("") }
        Console.result("\(done.entries) entries read, \(done.added) legs added, \(done.closed) closed")
        try await store.close()
    }

    private static func line(_ work: HistoryImport, _ calendar: LocalCalendar) -> String {
        let day = String(calendar.date(of: work.through - 1))
        return
            "\(Int(work.share * 100)) %, read until \(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2)): "
            + "\(work.entries) entries, \(work.added) added, \(work.closed) closed"
    }

    private func moment(
        _ text: String?,
        _ option: String,
        _ calendar: LocalCalendar,
        daysLater: Int64 = 0
    ) throws -> Instant? {
        guard let text else { return nil }
        if let instant = RFC3339.instant(text) { return instant }
        guard let noon = RFC3339.instant("\(text)T12:00:00Z") else {
            throw ValidationError("\(option) is \"\(text)\"; write a day such as 2026-11-22.")
        }
        return calendar.startOfDay(noon, offset: daysLater)
    }
}
