import Foundation
import SipgateStub
import TestSupport
import Testing

/// `backfill`: a day of the account's history, read from the command line with a personal token.
@Suite struct BackfillCommandTests {
    private static let day = ["--from", "2026-03-02", "--to", "2026-03-02"]
    private static let days = ["--from", "2026-03-01", "--to", "2026-03-03"]

    @Test func `a day's calls are added once, and the output says how many`() async throws {
        try await withWorld { world in
            let first = try await world.backfill(Self.day)
            #expect(first.exit == .status(0), "\(first.errors)")
            #expect(first.output == "5 entries read, 5 legs added, 0 closed\n")
            #expect(first.errors.contains("100 %, read until 2026-03-02: 5 entries, 5 added, 0 closed"))
            let calls = try await world.export()

            let second = try await world.backfill(Self.day)
            #expect(second.exit == .status(0), "\(second.errors)")
            #expect(second.output == "5 entries read, 0 legs added, 0 closed\n")
            #expect(try await world.export() == calls)
            #expect(world.stub.exchanges.allSatisfy { $0.method == "GET" })
        }
    }

    @Test func `the calls say that they are known from the history, and whom they were for`() async throws {
        try await withWorld { world in
            _ = try await world.backfill(Self.day)
            let lines = try await world.export().split(separator: "\r\n").map { $0.split(separator: ",") }
            let names = try #require(lines.first)
            let source = try #require(names.firstIndex(of: "source"))
            #expect(lines.dropFirst().map { $0.last } == Array(repeating: "history", count: 5))
            #expect(source == names.count - 1)
            let database = try Database(world.folder.appending(path: "data/calls.sqlite"))
            let waits = try await database.number(
                "SELECT COUNT(*) FROM journeys WHERE direction = 'in' AND outcome = 'answered' AND wait_ms IS NOT NULL"
            )
            #expect(waits == 0, "how long callers waited until somebody answered stands in no history")
        }
    }

    @Test func `nothing that is said holds a number or the token`() async throws {
        try await withWorld { world in
            let finished = try await world.backfill(Self.day, ["LOG_LEVEL": "trace"])
            #expect(finished.exit == .status(0))
            let numbers = world.stub.account.history.flatMap { [$0.source, $0.target] }.filter { $0.hasPrefix("+") }
            #expect(numbers.count > 5)
            for secret in numbers.map({ String($0.dropFirst()) }) + [World.token.token] {
                #expect(!(finished.output + finished.errors).contains(secret))
            }
        }
    }

    @Test(arguments: [
        ["--from", "yesterday"], ["--from", "2026-13-01"], ["--from", "2026-03-01", "--to", "2026-02-30"],
        ["--from", "2026-03-02", "--to", "2026-03-01"], ["--from", "2099-01-01"], ["--to", "2026-3-1"],
        ["--from", "0206-03-01"],
    ])
    func `wrong days are explained with status 2, and nobody is asked`(days: [String]) async throws {
        try await withWorld { world in
            let finished = try await world.backfill(days)
            #expect(finished.exit == .status(2))
            #expect(finished.output.isEmpty)
            #expect(finished.errors.contains(/Error: --(from|to) (is "|must )/), "\(finished.errors)")
            #expect(world.stub.exchanges.isEmpty)
        }
    }

    @Test func `without sipgate, a token or a history it says so with status 1`() async throws {
        try await withWorld { world in
            let none = try await world.backfill(Self.day, ["SIPGATE_TOKEN_ID": "", "SIPGATE_TOKEN": ""])
            #expect(none.exit == .status(1))
            #expect(none.errors.contains("call-statistics setup"))

            world.stub.change { $0.historyLifeTime = .none }
            let notKept = try await world.backfill(Self.day)
            #expect(notKept.exit == .status(1))
            #expect(notKept.errors.contains("error: sipgate keeps no history of this account."))

            await world.stub.pause()
            let away = try await world.backfill(Self.day)
            #expect(away.exit == .status(1))
            #expect(away.errors.contains("error: sipgate cannot be reached."))
            for finished in [none, notKept, away] { #expect(finished.output.isEmpty) }
        }
    }

    @Test func `on sipgate neo it says that there is no history of calls`() async throws {
        try await withWorld { world in
            world.stub.change { $0.product = .neo }
            let client = try #require(world.stub.account.clients.first)
            let scopes = ["account:read", "numbers:read", "groups:read", "users:read", "history:read"]
            let refresh = world.stub.issue(clientID: client.id, scopes: scopes).refresh
            // A login without a browser: the one that the original project has left behind.
            try Database.change(
                world.folder.appending(path: "data/calls.sqlite"),
                """
                CREATE TABLE IF NOT EXISTS authentication_params (token_type TEXT, token_value TEXT);
                INSERT INTO authentication_params VALUES ('refresh', '\(refresh)')
                """
            )
            let login = [
                "SIPGATE_CLIENT_ID": client.id, "SIPGATE_CLIENT_SECRET": client.secret, "SIPGATE_TOKEN_ID": "",
                "SIPGATE_LOGIN_URL": world.stub.loginURL,
            ]
            let finished = try await world.backfill(Self.day, login)
            #expect(finished.exit == .status(1))
            #expect(finished.errors.contains("error: This is a sipgate neo account"), "\(finished.errors)")
            #expect(finished.output.isEmpty)
            #expect(world.stub.exchanges.allSatisfy { $0.path != "/v2/history" })
        }
    }

    @Test func `a server on the same database shows the calls at once`() async throws {
        try await withWorld { world in
            try await Server.start(in: world.folder).use { server in
                try await server.post(TestCall("now").newCall())
                let finished = try await world.backfill(Self.day)
                #expect(finished.exit == .status(0), "\(finished.errors)")
                let list = "/api/v1/calls?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z"
                let page: CallPageView = try await server.http.get(list).decoded()
                #expect(page.calls.map(\.source) == Array(repeating: "history", count: 5))
                try await server.post(TestCall("now").hangup())
                try await server.waitUntilApplied(2)
            }
        }
    }

    @Test func `on a terminal one line says how far it is`() async throws {
        try await withWorld { world in
            let arguments = ["backfill", "--data-dir", "data"] + Self.days
            let dialog = try Dialog(arguments, environment: world.environment, in: world.folder)
            #expect(try await dialog.exit() == .status(0))
            #expect(dialog.output == "5 entries read, 5 legs added, 0 closed\n")
            let parts = dialog.screen.split(separator: "\r\u{1B}[K")
            #expect(parts.count > 10)
            #expect(parts.contains { $0.hasPrefix("50 %, read until 2026-03-02: ") })
            #expect(parts.last?.hasPrefix("100 %, read until 2026-03-03: 5 entries, 5 added, 0 closed") == true)
        }
    }

    @Test func `what is interrupted goes on where it was`() async throws {
        try await withWorld { world in
            world.stub.fail(.slow(.seconds(1)), on: "/v2/history")
            let interrupted = try world.start(Self.days)
            try await eventually("some of it is read") { world.stub.questions.count >= 7 }
            interrupted.signal(SIGINT)
            #expect(try await interrupted.exit() == .signal(SIGINT))
            #expect(interrupted.output.isEmpty)
            let before = world.stub.questions

            world.stub.fail(nil)
            let finished = try await world.backfill(Self.days)
            #expect(finished.exit == .status(0), "\(finished.errors)")
            #expect(finished.output == "5 entries read, 5 legs added, 0 closed\n")
            let after = world.stub.questions.dropFirst(before.count)
            #expect(!after.contains { before.prefix(4).contains($0) }, "the first six hours are not read again")
            let database = try Database(world.folder.appending(path: "data/calls.sqlite"))
            #expect(try await database.number("SELECT COUNT(*) FROM history_imports") == 1)
        }
    }

    private func withWorld(_ body: nonisolated(nonsending) (World) async throws -> Void) async throws {
        try await withFolder { folder in
            let stub = try await SipgateStub.start()
            let exit = try await Server.start(in: folder).use { try await $0.stop() }
            try #require(exit == .status(0))
            try await body(World(stub: stub, folder: folder))
            await stub.stop()
        }
    }
}

/// sipgate, and the database of a server that has stopped.
private struct World: Sendable {
    static let token = StubAccount.PersonalToken(
        id: "token-AAAAAA",
        token: "11111111-2222-4333-8444-555555555555",
        scopes: ["all"]
    )

    let stub: SipgateStub
    let folder: URL

    var environment: [String: String] {
        ["SIPGATE_API_URL": stub.apiURL, "SIPGATE_TOKEN_ID": Self.token.id, "SIPGATE_TOKEN": Self.token.token]
    }

    func backfill(_ days: [String], _ changes: [String: String] = [:]) async throws -> Finished {
        let settings = environment.merging(changes) { $1 }
        return try await Product.run(["backfill", "--data-dir", "data"] + days, environment: settings, in: folder)
    }

    /// Starts a command that is not waited for.
    func start(_ days: [String]) throws -> Program {
        try Program(
            Product.executable(),
            ["backfill", "--data-dir", "data"] + days,
            environment: environment,
            in: folder
        )
    }

    /// All calls of the days, as a file has them.
    func export() async throws -> String {
        let range = ["--from", "2026-03-01T00:00:00Z", "--to", "2026-03-05T00:00:00Z"]
        let exported = try await Product.run(["export", "calls", "--data-dir", "data"] + range, in: folder)
        try #require(exported.exit == .status(0), "\(exported.errors)")
        return exported.output
    }
}

private struct CallPageView: Decodable {
    struct Call: Decodable {
        var source: String
    }

    var calls: [Call]
}

extension SipgateStub {
    /// The questions about the history that were answered so far.
    fileprivate var questions: [String] { exchanges.filter { $0.path == "/v2/history" }.map(\.query) }
}
