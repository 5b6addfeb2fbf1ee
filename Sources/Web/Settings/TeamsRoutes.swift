import Access
import Foundation
import HTTPTypes
import Hummingbird
import Ingest
import Organisation
import Secrets
import Statistics

/// The teams as the file has them: `GET` and `PUT /api/v1/teams`.
struct TeamsRoutes: Sendable {
    let site: Site
    let gate: Gate

    private static var largestBody: Int { 1_048_576 }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/teams") { request, _ in
            _ = try await gate.reader(request, \.canSeeStatistics)
            return try Response.json(try await TeamsAnswer(of: site, Language(of: request)))
        }
        router.put("/api/v1/teams") { request, _ in
            _ = try await gate.writer(request, \.canChangeSettings)
            let language = Language(of: request)
            try replace(try await wanted(request), language)
            try await site.upkeep.organise()
            return try Response.json(try await TeamsAnswer(of: site, language))
        }
    }

    private struct Wanted: Decodable {
        /// What the teams were called when they were read.
        var version: String
        var teams: [TeamsDraft.Team]
    }

    private func wanted(_ request: Request) async throws -> Wanted {
        let body = try await request.body.collect(upTo: Self.largestBody)
        do {
            return try JSONDecoder().decode(Wanted.self, from: Data(body.readableBytesView))
        } catch {
            throw Problem(
                status: .badRequest,
                detail: """
                    Send {"version": "as it was read", "teams": [{"name": "Sales", "numbers": ["+49…"], \
                    "serviceLevel": {"seconds": 30}}]}.
                    """
            )
        }
    }

    private func replace(_ wanted: Wanted, _ language: Language) throws {
        let file = site.upkeep.teams
        let draft: TeamsDraft
        do {
            draft = try TeamsDraft(teams: wanted.teams).checked(path: file.path ?? "teams.json")
        } catch {
            let words = error.problem.atField.map { Localized(de: $0.de, en: $0.en) }
            let sentence = words?[language] ?? error.problem.sentence
            throw FieldProblem(status: .badRequest, detail: sentence, errors: [error.place: sentence])
        }
        do throws(TeamsFile.Obstacle) {
            if let text = try file.text(), TeamsAnswer.stated(text) == nil { throw .notUnderstood }
            try file.replace(with: draft.text) { TeamsAnswer.version(of: $0) == wanted.version }
        } catch {
            throw Problem(status: error.status, detail: error.words[language])
        }
    }
}

extension TeamsFile.Obstacle {
    /// A conflict is over as soon as the teams are read anew; what the disk refuses stays refused.
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .noFile, .notUnderstood, .changedMeanwhile: .conflict
        case .notWritable, .failed: .serviceUnavailable
        }
    }

    /// What keeps the teams from being changed here, and who can do what about it.
    var words: Localized {
        switch self {
        case .noFile:
            Localized(
                de: "Diese Teams stehen in keiner Datei und lassen sich hier nicht ändern.",
                en: "These teams stand in no file and cannot be changed here."
            )
        case .notWritable(let path):
            Localized(
                de:
                    "Der Dienst darf in \(path) nicht schreiben. Die Datei dort ändern, oder TEAMS_FILE in einen Ordner "
                    + "legen, der dem Dienst gehört.",
                en: "The service may not write in \(path). Change the file there, or have TEAMS_FILE lie in a folder "
                    + "that belongs to the service."
            )
        case .notUnderstood:
            Localized(
                de: "Die Datei hat einen Fehler. Erst dort berichtigen, damit nichts verloren geht.",
                en: "The file has a mistake. Put it right there first, so that nothing gets lost."
            )
        case .changedMeanwhile:
            Localized(
                de: "Die Teams sind inzwischen anderswo geändert worden. Bitte neu laden und noch einmal ändern.",
                en: "The teams have been changed elsewhere meanwhile. Reload them and make the changes again."
            )
        case .failed(let path, let reason):
            Localized(
                de: "\(path) ließ sich nicht schreiben (\(reason)). Die Teams sind, wie sie waren.",
                en: "\(path) could not be written (\(reason)). The teams are as they were."
            )
        }
    }
}
