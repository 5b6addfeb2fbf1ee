import ArgumentParser
import Organisation
import PushAPI
import Statistics
import Store

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compute all statistics anew from the calls, and compare.",
        discussion: """
            Compares every journey with its legs and every value of the rollups and sealed days with the journeys.
            Exit status 1 and a list when anything differs. A server may run at the same time.
            """
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var range: DayRange

    @Option(help: "List at most so many differences.")
    var limit = 100

    func run() async throws {
        let (store, settings, calendar) = try await database.openStore()
        let days = try await range.days(in: store, calendar)
        var (cells, differences) = (0, 0)
        for (done, day) in days.enumerated() {
            let check = try await store.verify(dayOf: day, calendar, settings.rules)
            cells += check.cells
            for difference in check.differences.prefix(max(0, limit - differences)) { Console.result("\(difference)") }
            differences += check.differences.count
            Console.progress("Verifying: \(done + 1) of \(days.count) days", isMilestone: (done + 1) % 100 == 0)
        }
        Console.progress("")
        try await store.close()
        Console.result("\(days.count) days, \(cells) values compared, \(differences) differences")
        guard differences == 0 else {
            Console.say("Repair them with: call-statistics rebuild")
            throw ExitCode(1)
        }
    }
}

struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Write all statistics anew from the calls.",
        discussion: """
            One day after the other, each in one transaction, the latest first: a server may run at the same time, and
            an interrupted run leaves every day as it was or as it should be.
            """
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var range: DayRange

    func run() async throws {
        let (store, settings, calendar) = try await database.openStore()
        let days = try await range.days(in: store, calendar)
        for (done, day) in days.reversed().enumerated() {
            try await store.rebuild(dayOf: day, calendar, settings.rules)
            _ = try await store.seal(dayOf: day, calendar)
            Console.progress("Rebuilding: \(done + 1) of \(days.count) days", isMilestone: (done + 1) % 100 == 0)
        }
        Console.progress("")
        try await store.close()
        Console.result("\(days.count) days rebuilt")
    }
}
