import ArgumentParser
import Foundation
import Organisation
import Preferences

struct TeamsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teams",
        abstract: "Check the file of the teams, without changing anything.",
        discussion: "A running server takes the file over by itself as soon as it changes."
    )

    @Argument(help: "The file. (TEAMS_FILE, default: teams.json)")
    var file: String?

    func run() throws {
        let reader = try SettingsReader()
        let path = file ?? reader.teamsFile
        let minimum = PreferenceSheet(environment: try reader.preferences()).rules.minimumNumbers
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw TeamsFileError.unreadable(path: path)
        }
        let teams = try Teams.parse(text, path: path, minimumNumbers: minimum)
        for team in teams.teams { Console.result("\(team.name): \(team.numbers.count) numbers") }
        for team in teams.skipped {
            Console.result(
                "\(team.name): skipped, \(team.numberCount) numbers of at least \(minimum) "
                    + "(line \(team.line))"
            )
        }
    }
}

/// Why the file of the teams cannot be checked.
enum TeamsFileError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String)

    var description: String {
        switch self {
        case .unreadable(let path):
            "The file \(path) cannot be read. Name it as an argument or with TEAMS_FILE; it must be text in UTF-8."
        }
    }
}
