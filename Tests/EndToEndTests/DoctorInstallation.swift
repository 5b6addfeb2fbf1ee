import Foundation
import GRDB
import NIOCore
import NIOPosix
import SipgateStub
import TestSupport
import Testing

/// A running server that has counted a call, and the account that it is connected with.
struct Installation: Sendable {
    let stub: SipgateStub
    let server: Server
    let folder: URL
    let environment: [String: String]

    var database: URL { server.dataFolder.appending(path: "calls.sqlite") }

    /// The doctor's findings; none of them may tell a secret or a number.
    func doctor(_ options: [String] = [], _ settings: [String: String] = [:]) async throws -> Checkup {
        let finished = try await run(options + ["--json", "--lang", "en"], settings)
        let lines = try JSONDecoder().decode([Checkup.Line].self, from: Data(finished.output.utf8))
        return Checkup(exit: finished.exit, lines: lines)
    }

    func run(_ options: [String], _ settings: [String: String]) async throws -> Finished {
        let all = environment.merging(settings) { $1 }
        let finished = try await Product.run(["doctor"] + options, environment: all, in: folder)
        let said = finished.output + finished.errors
        for name in ["SIPGATE_TOKEN", "SIPGATE_TOKEN_ID", "SIPGATE_CLIENT_SECRET"] {
            if let secret = all[name], !secret.isEmpty { #expect(!said.contains(secret), "\(name) is told") }
        }
        #expect(!said.contains(#/\+?49\d{6,}/#), "a number is told")
        return finished
    }

    func allow(_ mode: Int, on file: URL) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    /// The names of all files of the data folder, and every row of the database.
    func contents() throws -> [String: [String]] {
        var configuration = Configuration()
        configuration.readonly = true
        let files = try FileManager.default.contentsOfDirectory(atPath: server.dataFolder.path)
        return try DatabaseQueue(path: database.path, configuration: configuration).read { database in
            let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            let rows = try tables.map { table in
                (table, try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").map(\.description))
            }
            return Dictionary(rows + [("files", files.sorted())], uniquingKeysWith: { $1 })
        }
    }
}

/// What the doctor has said to a program.
struct Checkup {
    struct Line: Decodable {
        let name: String
        let state: String
        let found: String
        let cure: String?
    }

    let exit: Program.Exit
    let lines: [Line]

    subscript(name: String) -> Line? { lines.first { $0.name == name } }

    var notWell: [String] { lines.filter { $0.state != "ok" }.map(\.name) }

    /// The exit status that the findings ask for.
    var worst: Int32 { lines.contains { $0.state == "problem" } ? 1 : 0 }
}

/// Runs a server that is connected with a stub of sipgate, for the time of `body`.
///
/// - Parameters:
///   - settings: Those of the doctor alone.
///   - more: Further ones of both.
nonisolated(nonsending) func withInstallation(
    _ settings: [String: String] = [:],
    server more: [String: String] = [:],
    body: nonisolated(nonsending) (Installation) async throws -> Void
) async throws {
    let stub = try await SipgateStub.start()
    stub.change { account in
        account.webhooks.incomingURL = "https://calls.invalid/"
        account.webhooks.outgoingURL = "https://calls.invalid"
    }
    let environment = [
        "SIPGATE_API_URL": stub.apiURL, "SIPGATE_LOGIN_URL": stub.loginURL, "SIPGATE_TOKEN_ID": "token-AAAAAA",
        "SIPGATE_TOKEN": "11111111-2222-4333-8444-555555555555", "SIPGATE_WEBHOOK_URL": "https://calls.invalid/",
        "API_TOKEN": Server.token,
    ].merging(more) { $1 }
    try await withFolder { folder in
        let server = try await Server.start(in: folder, environment: environment)
        try await server.use { server in
            let call = TestCall("healthy")
            for body in [call.newCall(), call.answer(), call.hangup()] { _ = try await server.post(body) }
            try await server.waitUntilApplied(3)
            let own = ["DATA_DIR": server.dataFolder.path, "PORT": "\(server.port)"]
            let all = environment.merging(own) { $1 }.merging(settings) { $1 }
            try await body(Installation(stub: stub, server: server, folder: folder, environment: all))
        }
    }
    await stub.stop()
}

/// A server that knows what time it is, or believes so, and nothing else.
enum ClockServer {
    /// - Parameter seconds: By how much its clock is ahead of this machine's, at each question.
    static func start(ahead seconds: Double) async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answerer(ahead: seconds))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return channel.localAddress?.port ?? 0
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let ahead: Double
        private let formatter = DateFormatter()

        init(ahead: Double) {
            self.ahead = ahead
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let date = formatter.string(from: Date(timeIntervalSinceNow: ahead))
            let head = "HTTP/1.1 401 Unauthorized\r\nDate: \(date)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head)), promise: nil)
        }
    }
}
