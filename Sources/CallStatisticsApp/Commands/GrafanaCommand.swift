import ArgumentParser
import Foundation
import Grafana
import Statistics

struct GrafanaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grafana",
        abstract: "Write dashboards, alert rules and provisioning for Grafana, and what its user may read.",
        discussion: "Files of the same names are replaced. The same options give the same bytes."
    )

    @Option(help: "Folder to write into; it is created when it is missing.")
    var output: String

    @Option(help: "Language of titles and definitions: de or en.")
    var lang = Language.en

    @Option(help: "Name of the database in grants.sql. (default: the one that is selected when it is run)")
    var database: String?

    @Option(help: "User of the database in grants.sql, who reads for Grafana.")
    var user = "grafana"

    @Option(help: "Address under which browsers reach this service, for links in the dashboards.")
    var serviceURL = "http://localhost:8080"

    func validate() throws {
        guard database?.isEmpty != true, !user.isEmpty else {
            throw ValidationError("The names of the database and of its user are not empty.")
        }
        guard let address = URL(string: serviceURL), ["http", "https"].contains(address.scheme), address.host != nil
        else {
            throw ValidationError(
                "--service-url \"\(serviceURL)\" is no address: write it like http://calls.local:8080."
            )
        }
    }

    func run() async throws {
        let address = serviceURL.hasSuffix("/") ? String(serviceURL.dropLast()) : serviceURL
        let files = GrafanaFiles.all(language: lang, database: database, user: user, serviceURL: address)
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        for (path, content) in files {
            let file = folder.appendingPathComponent(path)
            try create(file.deletingLastPathComponent())
            try await Output.write(to: file.path) { try $0.write(content.utf8) }
            // There is no secret in it, and Grafana and MariaDB read it as users of their own.
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
            Console.result(file.path)
        }
        Console.say(
            """
            Next: run grants.sql as an administrator of the database, put provisioning/ and dashboards/ below \
            /etc/grafana, set CALLS_DB_HOST, CALLS_DB_NAME, CALLS_DB_READ_USER and CALLS_DB_READ_PASSWORD in \
            Grafana's environment, and start Grafana anew.
            """
        )
    }

    private func create(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputError.cannotWrite(path: folder.path, reason: error.localizedDescription)
        }
    }
}
