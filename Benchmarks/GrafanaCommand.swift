import ArgumentParser
import Foundation
import Statistics
import Store
import StoreMariaDB

/// Fills a MariaDB database with years of calls, and measures how fast it answers Grafana's questions.
struct GrafanaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grafana",
        abstract: "Measure how fast MariaDB answers the questions of Grafana's dashboard.",
        discussion: "The database stays. A run that was interrupted is continued by the next one."
    )

    @Option(help: "Address of a database that is empty, or was filled by this command: mariadb://user@host:port/name")
    var database: String

    @Option(help: "How many calls the database holds; each is a journey of one or two legs.")
    var calls = 10_000_000

    @Option(help: "In how many years.")
    var years = 3

    @Option(help: "Folder of the file that tells how far the database has come.")
    var scratch = FileManager.default.temporaryDirectory.appending(path: "call-statistics-history").path(
        percentEncoded: false
    )

    @Option(help: "How often each question is asked.")
    var runs = 5

    @Option(help: "Ask nothing but this panel; may be given several times.")
    var only: [String] = []

    func run() async throws {
        try await Interrupts.heeding { try await measure() }
    }

    private func measure() async throws {
        let plan = HistoryPlan(calls: calls, years: years, through: StatisticsCommand.lastDay)
        var address = try MariaDBAddress(database)
        address.password = address.password ?? ProcessInfo.processInfo.environment["DATABASE_PASSWORD"]
        let files = try HistoryFiles(scratch: scratch, plan: plan, server: address.database)
        let history = HistoryDatabase(plan: plan, files: files)
        Progress.say("Database: \(address)")
        let store = MariaDBDatabase.open(address, rules: HistoryDatabase.rules, calendar: plan.calendar)
        let times = try await history.withStore(store) { store in
            _ = try await history.fill(store, measuresIngestion: false)
            let bench = GrafanaBench(plan: plan, reader: store, runs: runs)
            try await bench.publish(in: store)
            return try await bench.measure(Catalogue.panels.filter { only.isEmpty || only.contains($0.id) })
        }
        print(GrafanaReport(times: times).text)
    }
}
