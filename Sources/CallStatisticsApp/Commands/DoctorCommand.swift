import ArgumentParser
import Foundation
import Statistics

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether everything is as it should be, and say what to do where it is not.",
        discussion: """
            One line for each check: settings, rights, database, sipgate's login and webhook address, server, Grafana,
            and whether what is recorded is complete. No setting and no call is changed, and a server may run at the same time.
            Exit status 0: no problem; 1: a problem, or with --strict a warning; 2: called wrongly.
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Flag(help: "Count warnings as problems.")
    var strict = false

    @Flag(help: "Print JSON for programs.")
    var json = false

    @Flag(help: "Read the whole SQLite file, too, which takes minutes when it is large.")
    var thorough = false

    @Option(help: "Language of the report: de or en. (default: that of the system)")
    var lang: Language?

    func run() async throws {
        umask(0o077)
        let environment = ProcessInfo.processInfo.environment
        let language = lang ?? Language(locale: environment)
        let reader = try SettingsReader()
        let report: Report
        var doctor: Doctor?
        do {
            let (place, settings) = try database.place()
            let made = Doctor(reader, settings, place, language, isThorough: thorough)
            doctor = made
            report = await Check.report(on: made.checks)
        } catch {
            // A key or opening hours have an error of their own.
            report = await Doctor.report(on: error)
        }
        let shown = Redaction(reader).applied(to: report)
        let isColoured = isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
        Console.result(json ? try shown.json(language) : shown.text(language, coloured: isColoured))
        await doctor?.leave()
        let status = shown.exitStatus(isStrict: strict)
        if status != 0 { throw ExitCode(status) }
    }
}
