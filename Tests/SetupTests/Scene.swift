import Foundation
import SipgateAPI
import SipgateStub
import Statistics

@testable import CallStatisticsApp

/// A set-up between a folder of its own and a sipgate of its own.
struct Scene: Sendable {
    static let token = StubAccount.PersonalToken(
        id: "token-SETUP1",
        token: "12121212-3434-4565-8787-909090909090",
        scopes: Scope.forSetup + [Scope.groupsRead]
    )
    static let webhook = "https://calls.example.com/"

    let stub: SipgateStub
    let folder: URL

    /// Plays a scene with an account that knows nothing of this product.
    static func play(
        _ change: (inout StubAccount) -> Void = { _ in },
        _ body: (Scene) async throws -> Void
    ) async throws {
        var account = StubAccount.example
        account.clients = []
        account.tokens = [token]
        change(&account)
        let stub = try await SipgateStub.start(account)
        let folder = FileManager.default.temporaryDirectory.appending(path: "setup-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(Scene(stub: stub, folder: folder))
        await stub.stop()
    }

    /// Options that leave nothing open.
    var complete: SetupOptions {
        var options = bare
        options.tokenID = Self.token.id
        options.token = Self.token.token
        options.webhook = Self.webhook
        options.acceptsAll = true
        return options
    }

    /// Options that say nothing.
    var bare: SetupOptions {
        SetupOptions(folder: folder.path, environment: ["SIPGATE_API_URL": stub.apiURL])
    }

    /// Runs a set-up to its end, or fails as it does.
    func run(
        _ options: SetupOptions,
        _ script: any Conversation = Script([], isInteractive: false),
        language: Language = .en,
        network: Network? = nil,
        database problem: String? = nil
    ) async throws -> String {
        let surroundings = SetupSurroundings(
            transport: network ?? Network(port: stub.port),
            pacing: .once,
            checkDatabase: { _ in problem }
        )
        return try await Setup(
            options: options,
            conversation: script,
            language: language,
            surroundings: surroundings
        ).run()
    }

    /// What a set-up that fails says.
    func complaint(
        _ options: SetupOptions,
        _ script: any Conversation = Script([], isInteractive: false)
    ) async -> String {
        do {
            return "no complaint: \(try await run(options, script))"
        } catch SetupError.failed(let text), SetupError.calledWrongly(let text) {
            return text.en
        } catch {
            return "\(error)"
        }
    }

    var file: URL { folder.appending(path: ".env") }

    var settings: [String: String] {
        get throws { try EnvironmentFile.parse(String(contentsOf: file, encoding: .utf8), path: file.path) }
    }

    var files: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? ["no folder"]
    }

    /// The requests that change something, as `PUT /v2/…`.
    var changes: [String] {
        stub.exchanges.filter { $0.method != "GET" }.map { "\($0.method) \($0.path)" }
    }
}
