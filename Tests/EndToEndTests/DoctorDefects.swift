import Foundation
import SipgateStub
import TestSupport
import Testing

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
