import ArgumentParser
import Foundation
import Organisation
import Simulation
import Statistics

/// Fills a database with years of calls, and measures how fast it answers.
struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "Measure how fast every panel is answered from a database of many calls.",
        discussion: "The database stays in the scratch folder. A run that was interrupted is continued by the next one."
    )

    @Option(help: "How many calls the database holds; each is a journey of one or two legs.")
    var calls = 10_000_000

    @Option(help: "In how many years.")
    var years = 3

    @Option(help: "The last day of these years.")
    var until = "2025-12-31"

    @Option(help: "Folder of the database; on the kind of disk that is to be measured.")
    var scratch = FileManager.default.temporaryDirectory.appending(path: "call-statistics-history").path(
        percentEncoded: false
    )

    @Option(help: "How often each question is asked.")
    var runs = 5

    @Option(help: "Ask nothing but this panel; may be given several times.")
    var only: [String] = []

    @Option(help: "Write all figures to this file as well.")
    var json: String?

    @Flag(help: "A small database and few runs: shows that it works, measures nothing.")
    var quick = false

    func validate() throws {
        guard (Self.quickCalls...50_000_000).contains(calls), (1...10).contains(years), runs > 0 else {
            throw ValidationError(
                "--calls must be a number from \(Self.quickCalls) to 50000000, --years from 1 to 10, --runs at least 1."
            )
        }
        guard lastDay != nil else {
            throw ValidationError("--until \(until) is no date. Write it like 2025-12-31.")
        }
        for id in only where Catalogue[id] == nil {
            let ids = Catalogue.panels.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no panel \(id). Choose one of \(ids).")
        }
    }

    func run() async throws {
        try await Interrupts.heeding { try await measure() }
    }

    private static let quickCalls = 20_000

    /// The last day of a history that nobody wants otherwise: 2025-12-31.
    static let lastDay = LocalDate(ordinal: 20_453)

    private var lastDay: LocalDate? {
        guard let parts = until.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/),
            let year = Int64(parts.1), let month = Int64(parts.2), let day = Int64(parts.3),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        return LocalDate(ordinal: Int(date.daysSince1970))
    }

    private var plan: HistoryPlan? {
        lastDay.map { HistoryPlan(calls: quick ? Self.quickCalls : calls, years: quick ? 1 : years, through: $0) }
    }

    private func measure() async throws {
        guard let plan else { return }
        let files = try HistoryFiles(scratch: scratch, plan: plan)
        Progress.say("Database: \(files.database)")
        let database = HistoryDatabase(plan: plan, files: files)
        let results = try await database.withStore(path: files.database) { store in
            let state = try await database.fill(store)
            let bench = PanelBench(plan: plan, reader: store, runs: quick ? 2 : runs)
            var results = try await answers(bench)
            results.ingestion = state.ingestion
            return results
        }
        print(PanelReport(results, plan: plan).text)
        if let json { try results.json(of: plan).write(to: URL(filePath: json)) }
    }

    private nonisolated(nonsending) func answers(_ bench: PanelBench) async throws -> PanelResults {
        var results = PanelResults()
        for panel in Catalogue.panels where only.isEmpty || only.contains(panel.id) {
            Progress.say(panel.id)
            for selection in Selection.allCases {
                for range in Period.allCases {
                    let question = PanelCase(panel: panel.id, range: range, selection: selection)
                    results.add(question, try await bench.measure(question, panel))
                }
            }
        }
        if only.isEmpty { results.dashboard = try await bench.measureDashboard() }
        return results
    }
}
