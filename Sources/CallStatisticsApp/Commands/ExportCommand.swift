import ArgumentParser
import Foundation
import Organisation
import Preferences
import PushAPI
import Statistics
import Store

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write calls or panels as CSV or JSON, also while a server runs.",
        discussion: """
            Calls come in the order of their start, in JSON with their legs. Times are RFC 3339 \
            or milliseconds since 1970; without --from and --to the last 24 hours are written.
            """
    )

    @Argument(help: "calls, panels for all panels, or the id of one panel.")
    var what: String

    @Option(help: "First moment, such as 2026-11-01T00:00:00+01:00. (default: 24 hours before the end)")
    var from: String?

    @Option(help: "Moment before which the range ends. (default: now)")
    var to: String?

    @Option(help: "Unit of time of series: \(TimeUnit.allCases.map(\.rawValue).joined(separator: " ")). (default: 1h)")
    var unit: String?

    @Option(parsing: .upToNextOption, help: "Names of groups of which calls must belong to one, Other for none.")
    var groups: [String] = []

    @Option(parsing: .upToNextOption, help: "Names of teams of which calls must belong to one, Other for none.")
    var teams: [String] = []

    @Option(help: "in for calls in opening hours, out for the others.")
    var hours: String?

    @Option(help: "csv or json.")
    var format = ExportFormat.csv

    @Option(help: "File to write, complete or not at all; for all panels as CSV a folder. (default: standard output)")
    var output: String?

    @Option(help: "Language of titles and messages: de or en.")
    var lang = Language.en

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        _ = try request(now: Composition.clock())
        _ = try subject()
    }

    func run() async throws {
        let (subject, request) = (try subject(), try request(now: Composition.clock()))
        let (store, settings, calendar) = try await database.openStore()
        let preferences = SharedPreferences(environment: settings.preferences, store: store)
        let rules = try await preferences.refresh().rules
        let chosen = rules.statistics.with(try teams(settings.teamsFile, rules.minimumNumbers))
        let statistics = Statistics(
            reader: store,
            calendar: calendar,
            rules: settings.rules,
            settings: { chosen },
            clock: Composition.clock
        )
        do {
            switch subject {
            case .calls: try await CallExport(statistics: statistics, format: format).write(request, to: output)
            case .panels(let panels):
                let export = PanelExport(statistics: statistics, format: format, language: lang)
                try await export.write(panels, request, to: output)
            case .panel(let panel):
                let export = PanelExport(statistics: statistics, format: format, language: lang)
                try await export.write(panel, request, to: output)
            }
        } catch OutputError.closedPipe {
            // Whoever read has seen enough, as `head` does.
        } catch let problem as RequestProblem {
            throw ValidationError(problem.sentence(lang))
        }
        try await store.close()
    }

    /// The teams of the file, for what they have agreed on; none without a file.
    private func teams(_ path: String?, _ minimumNumbers: Int) throws -> Teams {
        guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return Teams() }
        return try Teams.parse(text, path: path, minimumNumbers: minimumNumbers)
    }

    private enum Subject {
        case calls
        case panels([Panel])
        case panel(Panel)
    }

    private func subject() throws -> Subject {
        switch what {
        case "calls": return .calls
        case "panels" where format == .csv && output == nil:
            throw ValidationError("All panels as CSV are one file each: name a folder for them with --output.")
        case "panels": return .panels(Catalogue.panels)
        default:
            guard let panel = Catalogue[what] else {
                let ids = Catalogue.panels.map(\.id).joined(separator: ", ")
                throw ValidationError("There is no panel \"\(what)\". Write calls, panels, or one of \(ids).")
            }
            return .panel(panel)
        }
    }

    private func request(now: Instant) throws -> PanelRequest {
        do {
            return try PanelRequest.parse(
                from: from,
                to: to,
                unit: unit,
                groups: groups,
                teams: teams,
                hours: hours,
                now: now
            )
        } catch {
            throw ValidationError(error.sentence(lang))
        }
    }
}

/// In which form data leave the product.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv
    case json
}
