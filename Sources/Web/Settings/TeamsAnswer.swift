import Ingest
import Organisation
import Preferences
import Secrets
import Statistics
import Store

/// The answer of `GET /api/v1/teams`, in its JSON form.
struct TeamsAnswer: Encodable {
    struct KnownNumber: Encodable {
        var number: String
        var group: String?
    }

    /// The file; nil where the teams come from elsewhere.
    var file: String?
    var isEditable: Bool
    /// Why they cannot be changed here.
    var reason: String?
    /// What they are called as they stand, to be sent with a change.
    var version: String
    var minimumNumbers: Int
    var teams: [TeamsDraft.Team]
    /// The names of those that have too few numbers to count.
    var skipped: [String]
    /// What is wrong with the file.
    var problem: String?
    /// The account's numbers, to choose from.
    var knownNumbers: [KnownNumber]

    /// Reads the file, or what is in force where that says nothing.
    ///
    /// - Throws: `StoreError`.
    init(of site: Site, _ language: Language) async throws {
        let teamsFile = site.upkeep.teams
        let minimum = site.preferences.rules.minimumNumbers
        file = teamsFile.path
        minimumNumbers = minimum
        problem = teamsFile.state.problem
        knownNumbers = try await site.store.numbersToChooseFrom().map {
            KnownNumber(number: $0.number, group: $0.group)
        }

        let text = try? teamsFile.text()
        version = Self.version(of: text)
        let stated = text.flatMap(Self.stated)
        let obstacle = teamsFile.obstacle ?? (text != nil && stated == nil ? .notUnderstood : nil)
        isEditable = obstacle == nil
        reason = obstacle?.words[language]
        if let stated, !stated.teams.isEmpty {
            teams = TeamsDraft(stated).teams
        } else if teamsFile.state.teams.teams.isEmpty {
            // A database of the original, or of a demo, has teams that no file has ever named.
            teams = try await site.store.teams().map { TeamsDraft.Team(name: $0.name, numbers: $0.numbers) }
        } else {
            teams = TeamsDraft(teamsFile.state.teams).teams
        }
        skipped = teams.filter { $0.numbers.count < minimum }.map(\.name)
    }

    /// What a file says, teams with few numbers included; nil where it has a mistake.
    static func stated(_ text: String) -> Teams? {
        try? Teams.parse(text, path: "", minimumNumbers: 0)
    }

    /// What a file that says this is called; one that does not exist has a name too.
    static func version(of text: String?) -> String {
        guard let text else { return "none" }
        return Digest.sha256(text.utf8).prefix(8).map { String($0, radix: 16) }.joined(separator: "-")
    }
}
