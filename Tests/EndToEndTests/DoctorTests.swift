import Foundation
import NIOCore
import NIOPosix
import SipgateStub
import TestSupport
import Testing

/// `doctor`: what it finds in a whole installation, and the cure that it names for each defect.
@Suite struct DoctorTests {
    @Test func `a healthy installation is well, but for a webhook that cannot be reached from inside`() async throws {
        try await withInstallation { place in
            let checkup = try await place.doctor()
            #expect(checkup.exit == .status(0))
            #expect(checkup.notWell == ["webhook-reachable"], "\(checkup.lines)")
            #expect(checkup.lines.count > 20)
            #expect(checkup.lines.allSatisfy { ($0.cure == nil) == ($0.state == "ok") })
        }
    }

    @Test func `warnings count for whoever is strict`() async throws {
        try await withInstallation { place in
            #expect(try await place.doctor(["--strict"]).exit == .status(1))
        }
    }

    @Test func `people read one line for each check, in their language and without colours in a file`() async throws {
        try await withInstallation { place in
            let german = try await place.run([], ["LANG": "de_DE.UTF-8"])
            #expect(german.output.contains("Warnung  Webhook erreichbar"))
            let english = try await place.run(["--lang", "en"], ["LANG": "de_DE.UTF-8"])
            #expect(english.output.contains("warning  Webhook reachable"))
            #expect(english.output.contains(" → "))
            #expect(!english.output.contains("\u{1B}"))
            let lines = english.output.split(separator: "\n")
            let checks = try await place.doctor().lines.count
            #expect(lines.count == checks + 1)
        }
    }

    @Test(arguments: Defect.all) func `a defect is named with its cure`(defect: Defect) async throws {
        try await withInstallation(defect.settings) { place in
            try await defect.make(place)
            let checkup = try await place.doctor()
            let line = try #require(checkup.lines.first { $0.name == defect.check })
            #expect(line.state == defect.state, "\(line)")
            #expect(line.cure?.contains(defect.cure) == true, "\(line)")
            #expect(checkup.exit == .status(defect.state == "problem" ? 1 : checkup.worst))
        }
    }

    @Test func `a sipgate that never answers holds nobody up`() async throws {
        try await withInstallation { place in
            place.stub.fail(.slow(.seconds(120)))
            let start = ContinuousClock.now
            let checkup = try await place.doctor()
            #expect(ContinuousClock.now - start < .seconds(30))
            #expect(checkup["login"]?.state == "problem")
            #expect(checkup["database"]?.state == "ok")
        }
    }

    @Test func `a clock that goes wrong is noticed`() async throws {
        try await withInstallation { place in
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
            for (seconds, state) in [(10.0, "warning"), (-90.0, "problem")] {
                let date = formatter.string(from: Date(timeIntervalSinceNow: seconds))
                let port = try await ClockServer.start(date: date)
                let line = try await place.doctor([], ["SIPGATE_API_URL": "http://127.0.0.1:\(port)/v2"])["clock"]
                #expect(line?.state == state, "\(String(describing: line))")
                #expect(line?.cure?.contains("NTP") == true)
            }
        }
    }

    @Test func `a login that another key has sealed is not touched`() async throws {
        try await withInstallation { place in
            let insert = "INSERT INTO secrets (name, sealed, changed_ms) VALUES ('sipgate-login', '1.AAAA', 1)"
            try Database.change(place.database, insert)
            let client = ["SIPGATE_TOKEN_ID": "", "SIPGATE_CLIENT_ID": "id", "SIPGATE_CLIENT_SECRET": "client-secret"]
            let line = try await place.doctor([], client)["login"]
            #expect(line?.state == "problem")
            #expect(line?.cure?.contains("secret.key") == true)
            let remembered = try await Database(place.database).texts(
                "SELECT value FROM settings WHERE name = 'account'"
            )
            #expect(!remembered.joined().contains("loss"))
        }
    }

    @Test func `without a server nothing is made and nothing is changed`() async throws {
        try await withInstallation { place in
            _ = try await place.server.stop()
            let before = try place.contents()
            let checkup = try await place.doctor(["--thorough"])
            #expect(checkup["server"]?.state == "warning")
            #expect(checkup["database-file"]?.state == "ok")
            #expect(try place.contents() == before)
        }
    }

    @Test func `a folder in which nothing is yet is told what to do, and stays empty`() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "data")
            let asked = try await Product.run(
                ["doctor", "--data-dir", data.path],
                environment: ["PORT": "1"],
                in: folder
            )
            #expect(asked.exit == .status(1))
            #expect(asked.output.contains("There is no database"))
            #expect(!FileManager.default.fileExists(atPath: data.path))
        }
    }

    @Test func `settings that make no sense are a finding, and a wrong call is none`() async throws {
        try await withFolder { folder in
            let asked = try await Product.run(["doctor"], environment: ["PORT": "many"], in: folder)
            #expect(asked.exit == .status(1))
            #expect(asked.output.contains("PORT is \"many\""))
            #expect(try await Product.run(["doctor", "--lang", "fr"], in: folder).exit == .status(2))
        }
    }

    @Test func `every name of the example file is known`() async throws {
        try await withFolder { folder in
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            let texts = try [".env.example", "Deploy/.env.example"].map {
                try String(contentsOf: root.appending(path: $0), encoding: .utf8)
            }
            let names = texts.joined(separator: "\n").matches(of: #/(?m)^#?([A-Z][A-Z_]+)=/#).map { "\($0.output.1)=" }
            #expect(names.count > 30)
            // Empty, which sets nothing.
            try names.joined(separator: "\n").write(
                to: folder.appending(path: ".env"),
                atomically: true,
                encoding: .utf8
            )
            let asked = try await Product.run(["doctor", "--json"], in: folder)
            let lines = try JSONDecoder().decode([Checkup.Line].self, from: Data(asked.output.utf8))
            #expect(lines.first { $0.name == "setting-names" }?.state == "ok")
        }
    }
}

/// Something that is not as it should be.
struct Defect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let check: String
    let state: String
    /// A part of the cure.
    let cure: String
    /// Settings of the doctor that are different from those of the server.
    var settings: [String: String] = [:]
    var make: @Sendable (Installation) async throws -> Void = { _ in }

    static let all = [
        Defect(testDescription: "another address at sipgate", check: "webhook", state: "problem", cure: "setup") {
            $0.stub.change { $0.webhooks.outgoingURL = "https://elsewhere.invalid/" }
        },
        Defect(
            testDescription: "a token that may not read all",
            check: "scopes",
            state: "problem",
            cure: "scopes",
            settings: ["SIPGATE_TOKEN_ID": "token-BBBBBB", "SIPGATE_TOKEN": "66666666-7777-4888-9999-aaaaaaaaaaaa"]
        ),
        Defect(
            testDescription: "a token that is none",
            check: "login",
            state: "problem",
            cure: "SIPGATE_TOKEN_ID",
            settings: ["SIPGATE_TOKEN": "66666666-7777-4888-9999-aaaaaaaaaaaa"]
        ),
        Defect(testDescription: "sipgate is away", check: "login", state: "problem", cure: "reaches sipgate") {
            await $0.stub.pause()
        },
        Defect(testDescription: "sipgate.io is not booked", check: "webhook", state: "problem", cure: "Book") {
            $0.stub.change { $0.isBooked = false }
        },
        Defect(testDescription: "an open folder", check: "data-folder", state: "problem", cure: "chmod 700") {
            try $0.allow(0o755, on: $0.server.dataFolder)
        },
        Defect(testDescription: "an open key", check: "files", state: "problem", cure: "chmod 600") {
            try $0.allow(0o644, on: $0.server.dataFolder.appending(path: "secret.key"))
        },
        Defect(
            testDescription: "no check of signatures",
            check: "signature-key",
            state: "problem",
            cure: "UNSAFE_SKIP_SIGNATURE_CHECK",
            settings: ["UNSAFE_SKIP_SIGNATURE_CHECK": "true"]
        ),
        Defect(
            testDescription: "an address that sipgate cannot reach",
            check: "addresses",
            state: "warning",
            cure: "https://",
            settings: ["SIPGATE_WEBHOOK_URL": "http://localhost:8080/"]
        ),
        Defect(testDescription: "a misspelt setting", check: "setting-names", state: "warning", cure: ".env") {
            let file = $0.folder.appending(path: ".env")
            try "SIPGATE_WEBHOK_URL=x\n".write(to: file, atomically: true, encoding: .utf8)
        },
        Defect(testDescription: "no event yet", check: "last-event", state: "warning", cure: "test call") {
            try Database.change($0.database, "DELETE FROM journeys")
        },
        Defect(testDescription: "teams that cannot be read", check: "teams", state: "problem", cure: "teams") {
            let file = $0.folder.appending(path: "teams.json")
            try #"[{"name": "Reception", "numbers": 492214710100}]"#.write(to: file, atomically: true, encoding: .utf8)
        },
        Defect(testDescription: "wrong figures", check: "verification", state: "problem", cure: "rebuild") {
            let columns = "ran_ms, first_day, last_day, cells, differences"
            try Database.change(
                $0.database,
                "INSERT INTO verifications (\(columns)) VALUES (1, 20261122, 20261122, 9, 2)"
            )
        },
        Defect(
            testDescription: "no server",
            check: "server",
            state: "warning",
            cure: "Start the service",
            settings: ["PORT": "1"]
        ),
        Defect(
            testDescription: "no Grafana where one is expected",
            check: "grafana",
            state: "warning",
            cure: "GRAFANA_URL",
            settings: ["GRAFANA_URL": "http://127.0.0.1:1/"]
        ),
    ]

    private init(
        testDescription: String,
        check: String,
        state: String,
        cure: String,
        settings: [String: String] = [:],
        make: @escaping @Sendable (Installation) async throws -> Void = { _ in }
    ) {
        self.testDescription = testDescription
        self.check = check
        self.state = state
        self.cure = cure
        self.settings = settings
        self.make = make
    }
}

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

    /// Every file of the data folder with its content.
    func contents() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: server.dataFolder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: server.dataFolder.appending(path: $0))) }
        )
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
/// - Parameter settings: Those of the doctor alone.
nonisolated(nonsending) private func withInstallation(
    _ settings: [String: String] = [:],
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
    ]
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

/// A server that knows what time it is, and nothing else.
private enum ClockServer {
    static func start(date: String) async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answerer(date: date))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return channel.localAddress?.port ?? 0
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let date: String

        init(date: String) {
            self.date = date
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let head = "HTTP/1.1 401 Unauthorized\r\nDate: \(date)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head)), promise: nil)
        }
    }
}
