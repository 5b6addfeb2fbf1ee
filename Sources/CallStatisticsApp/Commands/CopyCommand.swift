import ArgumentParser
import Foundation
import Organisation
import Store

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Move a database into an empty one, of SQLite or MariaDB.",
        discussion: """
            Addresses are sqlite:///path or mariadb://user@host:port/name. Passwords stand in DATABASE_PASSWORD_FROM, \
            DATABASE_PASSWORD_TO, or DATABASE_PASSWORD for both, or in files that these names with _FILE behind them name.
            Stop the server first. An interrupted copy goes on where it was when the same command is run again. In the end \
            all values are compared. Exit status 1 and a list when anything differs.
            """
    )

    @Option(help: "Address or file of the database that is copied; it is not changed.")
    var from: String

    @Option(help: "Address or file of the new database; a file is made where there is none.")
    var to: String

    @Flag(help: "Copy although a server writes to the database; the end may then not fit the beginning.")
    var whileRunning = false

    func run() async throws {
        umask(0o077)
        let reader = try SettingsReader()
        let settings = try Settings(Settings.Overrides(), reader)
        let source = try place(from, reader.secret("DATABASE_PASSWORD_FROM", "DATABASE_PASSWORD"))
        let target = try place(to, reader.secret("DATABASE_PASSWORD_TO", "DATABASE_PASSWORD"))
        let names = (source: source.name(in: settings.dataFolder), target: target.name(in: settings.dataFolder))
        guard names.source != names.target else { throw CopyRefusal.itself(names.source) }
        let calendar = LocalCalendar(timeZone: settings.timeZone)
        let sourceStore = try await source.openAsIs(in: settings.dataFolder, settings.rules, calendar)
        let targetStore = try await open(target, settings, calendar)
        let copy = DatabaseCopy(from: sourceStore, named: names.source, to: targetStore, named: names.target)
        let differing = try await run(copy, named: names)
        try await sourceStore.close()
        try await targetStore.close()
        guard differing.isEmpty else { throw CopyRefusal.different(differing, target: names.target) }
        Console.say(
            "The next server makes what it derives from the calls of each day, in the background. Start it with "
                + "DATABASE_URL=\(names.target)"
        )
    }

    /// A file by its whole path: an interrupted copy is known by it in every folder.
    private func place(_ text: String, _ password: String?) throws -> DatabasePlace {
        let place = try DatabasePlace(text, password: password)
        guard case .sqlite(let path?) = place else { return place }
        return .sqlite(path: URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path)
    }

    private func open(
        _ place: DatabasePlace,
        _ settings: Settings,
        _ calendar: LocalCalendar
    ) async throws -> any CallStore {
        if case .sqlite(let path?) = place, !FileManager.default.fileExists(atPath: path) {
            return try place.open(in: settings.dataFolder, settings.rules, calendar)
        }
        return try await place.openAsIs(in: settings.dataFolder, settings.rules, calendar)
    }

    /// - Returns: The tables that differ.
    private func run(_ copy: DatabaseCopy, named names: (source: String, target: String)) async throws -> [String] {
        let goesOn = try await copy.begin(at: Composition.clock(), whileRunning: whileRunning)
        Console.say("\(goesOn ? "Going on with the copy of" : "Copying") \(names.source) to \(names.target)")
        let start = ContinuousClock.now
        let rows = try await copy.run { progress in
            Console.progress(
                "Copying \(progress.table): \(progress.rows) of \(progress.total) rows",
                isMilestone: progress.rows >= 1_000_000 && progress.rows % 1_000_000 < 4_096
            )
        }
        let seconds = (ContinuousClock.now - start).components.seconds
        Console.progress("")
        Console.say("\(rows) rows in \(seconds) s" + (seconds > 0 ? ", \(rows / seconds) a second" : ""))
        let comparisons = try await copy.finish { progress in
            Console.progress("Comparing \(progress.table): \(progress.rows) of \(progress.total) rows")
        }
        Console.progress("")
        for comparison in comparisons { Console.result(comparison.line) }
        return comparisons.filter { !$0.isEqual }.map(\.table)
    }
}

extension TableComparison {
    /// Name, rows and checksum of one table, side by side with the other's where they differ.
    fileprivate var line: String {
        let columns = [table.padding(toLength: 22, withPad: " ", startingAt: 0), source.text]
        return (columns + [isEqual ? "equal" : "DIFFERS: \(target.text)"]).joined(separator: "  ")
    }
}

extension TableSum {
    fileprivate var text: String { String(format: "%12ld rows  %016lx", Int(rows), UInt(checksum)) }
}

/// Why a copy cannot be made, or is not to be used.
enum CopyRefusal: Error, Equatable, CustomStringConvertible {
    case itself(String)
    case different([String], target: String)

    var description: String {
        switch self {
        case .itself(let name):
            "--from and --to are both \(name). Name a new database with --to."
        case .different(let tables, let target):
            "\(target) differs in \(tables.joined(separator: ", ")): something was written to one of the two meanwhile. "
                + "Stop the server, empty \(target) and copy again."
        }
    }
}
