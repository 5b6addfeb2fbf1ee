import ArgumentParser
import Foundation
import SipgateAPI
import Statistics
import StoreMariaDB

struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Connect the sipgate account: OAuth2 client, webhooks, settings.",
        discussion: """
            Asks for what no option says, shows what it is going to do, and does it after a yes. Run again, it changes \
            only what is not yet as it shall be. The personal access token is used once and not stored; its secret \
            part is typed, or comes from SETUP_TOKEN or a file, and is never an argument. See Docs/setup.md.
            """
    )

    @Option(help: "Id of a personal access token, token-… (SETUP_TOKEN_ID)")
    var tokenId: String?

    @Option(help: "File with that token. (SETUP_TOKEN_FILE, or the token itself in SETUP_TOKEN)")
    var tokenFile: String?

    @Option(help: "Public address at which sipgate reaches the service.")
    var webhookUrl: String?

    @Option(help: "Address at which browsers reach the service. (default: http://localhost:PORT)")
    var baseUrl: String?

    @Option(help: "Where calls are kept.")
    var database: SetupAnswers.DatabaseKind?

    @Option(help: "Host of the MariaDB server.")
    var mariadbHost: String?

    @Option(help: "Port of the MariaDB server.")
    var mariadbPort: Int?

    @Option(help: "Database of the MariaDB server; it must exist.")
    var mariadbDatabase: String?

    @Option(help: "User of the MariaDB server.")
    var mariadbUser: String?

    @Option(help: "File with the password. (SETUP_MARIADB_PASSWORD_FILE, or itself in SETUP_MARIADB_PASSWORD)")
    var mariadbPasswordFile: String?

    @Option(help: "Port of the service.")
    var port: Int?

    @Option(help: "Page about privacy that sipgate links at the login. (default: the status page of the service)")
    var privacyUrl: String?

    @Option(help: "Page about terms that sipgate links at the login. (default: the status page of the service)")
    var termsUrl: String?

    @Option(help: "File of settings to write. (default: .env, with Compose Deploy/.env)")
    var envFile: String?

    @Option(help: "Folder from which the service is started.")
    var folder = "."

    @Option(help: "Language of the conversation: de or en. (default: that of the system)")
    var lang: Language?

    @Flag(help: "Take the default of every question, and a yes for all others.")
    var yes = false

    @Flag(help: "Leave webhook addresses of somebody else as they are.")
    var keepWebhooks = false

    @Flag(help: "Accept a webhook address without encryption.")
    var allowHttp = false

    @Flag(help: "Only read, and show what would be sent and written.")
    var dryRun = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let setup = Setup(
            options: try options(environment),
            conversation: Terminal(),
            language: lang ?? Language(locale: environment),
            surroundings: SetupSurroundings(transport: URLSessionTransport(), checkDatabase: Self.check)
        )
        do {
            Console.result(try await setup.run())
        } catch SetupError.calledWrongly(let text) {
            throw ValidationError(text[setup.language])
        } catch SetupError.failed(let text) {
            Console.say(text[setup.language])
            throw ExitCode.failure
        } catch let error where error is EndOfInput || error as? SetupError == .declined {
            Console.say("\n" + SetupText.stoppedBefore[setup.language])
            throw ExitCode.failure
        }
    }

    private func options(_ environment: [String: String]) throws -> SetupOptions {
        func secret(_ name: String, _ file: String?) throws -> String? {
            if file == nil, let value = environment[name], !value.isEmpty { return value }
            guard let path = file ?? environment[name + "_FILE"] else { return nil }
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingsError.unreadableSecret(setting: name + "_FILE", path: path)
            }
            return text.trimmed
        }
        return SetupOptions(
            tokenID: tokenId ?? environment["SETUP_TOKEN_ID"],
            token: try secret("SETUP_TOKEN", tokenFile),
            webhook: webhookUrl,
            base: baseUrl,
            database: database,
            host: mariadbHost,
            databasePort: mariadbPort,
            databaseName: mariadbDatabase,
            user: mariadbUser,
            password: try secret("SETUP_MARIADB_PASSWORD", mariadbPasswordFile),
            port: port,
            privacy: privacyUrl,
            terms: termsUrl,
            folder: folder,
            file: envFile,
            acceptsAll: yes,
            keepsWebhooks: keepWebhooks,
            allowsHTTP: allowHttp,
            isRehearsal: dryRun,
            environment: environment
        )
    }

    private static func check(_ address: MariaDBAddress) async -> String? {
        do {
            _ = try await MariaDBDatabase.check(address)
            return nil
        } catch {
            return "\(error)"
        }
    }
}

extension SetupAnswers.DatabaseKind: ExpressibleByArgument {}
