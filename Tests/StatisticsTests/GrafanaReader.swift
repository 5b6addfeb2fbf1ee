import Calls
import Grafana
import GrafanaEngine
import MariaDBServer
import PushAPI
import Store
import Testing

@testable import Statistics
@testable import StoreMariaDB

/// What a viewer has selected; nil stands for "All".
struct Selection {
    var groups: [String]?
    var teams: [String]?
    var hours: PanelRequest.Hours?

    static let all = [
        Selection(),
        Selection(groups: ["O'Brien"]),
        Selection(groups: ["100 %", "back\\slash", "g5"], hours: .within),
        Selection(groups: ["Other"], teams: ["\"Red\" %", "Grün"]),
        Selection(teams: ["Blue"], hours: .outside),
        Selection(groups: ["Other", "O'Brien"], teams: ["Other"]),
        Selection(groups: ["no such group"], teams: ["nobody", "Blue"]),
    ]

    func variables(_ unit: TimeUnit) -> [Variable] {
        [
            Self.variable("groups", groups), Self.variable("teams", teams),
            Variable("hours", selection: .values([hours.map { $0 == .within ? "in" : "out" } ?? "*"])),
            Variable("time_unit", selection: .values([unit.rawValue])),
        ]
    }

    private static func variable(_ name: String, _ values: [String]?) -> Variable {
        // The dashboard's own query doubles backslashes, see `the filters offer names`.
        let values = values?.map { $0.replacing("\\", with: "\\\\") }
        return Variable(
            name,
            multi: true,
            includeAll: true,
            allValue: "'*'",
            options: ["O'Brien", "100 %", "Other"].map { Variable.Option($0) },
            selection: values.map { .values($0) } ?? .all
        )
    }
}

/// Grafana's read-only user at a moment of the past.
struct GrafanaReader {
    let connection: Connection
    /// Somebody who may make tables, to see what columns an answer has.
    private let owner: Connection

    init(of store: TestStore, now: Instant) async throws {
        let address = try #require(store.address)
        let server = try await MariaDBServer.shared()
        let user = "reader_\(address.database)"
        try server.execute("CREATE USER '\(user)'@'%' IDENTIFIED BY 'let me read'")
        let files = GrafanaFiles.all(language: .en, database: address.database, user: user)
        try server.execute(try #require(files.first { $0.path == "grants.sql" }).content)
        var reading = address
        (reading.user, reading.password) = (user, "let me read")
        connection = try Connection(to: reading)
        owner = try Connection(to: address)
        // As Grafana connects.
        try connection.run("SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci")
        try connection.run("SET SESSION timestamp = \(Double(now.milliseconds) / 1_000)")
    }

    func rows(_ sql: String, _ variables: [Variable], _ request: PanelRequest) throws -> [[SQLValue]] {
        let range = request.from.milliseconds / 1_000...request.to.milliseconds / 1_000
        let view = DashboardView(range: range, intervalMs: 60_000)
        return try connection.rows(SQLQuery(stringLiteral: try view.expand(sql, variables: variables).text))
    }

    /// An answer with the names and types of its columns, as Grafana gets it.
    func answer(_ text: String) throws -> Rows {
        try owner.run("CREATE TEMPORARY TABLE answer AS \(text)")
        defer { _ = try? owner.run("DROP TEMPORARY TABLE answer") }
        let columns = try owner.rows("SHOW COLUMNS FROM answer").map { row in
            let type = (row[1].text ?? "").prefix { $0.isLetter }.uppercased()
            return Rows.Column(row[0].text ?? "", ColumnKind(mariaDBType: type))
        }
        let values = try connection.rows(SQLQuery(stringLiteral: text)).map { $0.map(Value.init) }
        return Rows(columns: columns, values: values)
    }

    /// How the server goes about a question: table, kind of access, estimated rows.
    func plan(_ text: String) throws -> [(table: String, access: String, rows: Int64)] {
        try owner.rows(SQLQuery(stringLiteral: "EXPLAIN \(text)")).map {
            ($0[2].text ?? "", $0[3].text ?? "", $0[8].integer ?? $0[8].text.flatMap { Int64($0) } ?? 0)
        }
    }

    func columns(of sql: String, _ variables: [Variable]) throws -> [String] {
        let view = DashboardView(range: 1_790_000_000...1_790_100_000, intervalMs: 60_000)
        try owner.run("CREATE TEMPORARY TABLE answer AS \(try view.expand(sql, variables: variables).text)")
        defer { _ = try? owner.run("DROP TEMPORARY TABLE answer") }
        return try owner.rows("SHOW COLUMNS FROM answer").compactMap { $0.first?.text }
    }
}

extension [Cell] {
    /// Equal but for the last digits of numbers with a fraction, which the server may hold as decimals.
    func isSame(as other: [Cell]) -> Bool {
        count == other.count
            && zip(self, other).allSatisfy { left, right in
                guard let mine = left.value, let theirs = right.value else { return left == right }
                return abs(mine - theirs) <= 1e-9 * Swift.max(1, abs(mine))
            }
    }
}

extension Cell {
    /// As a number; Grafana makes one of every kind of number, and of times outside of series.
    fileprivate var value: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .time(let instant): Double(instant.milliseconds)
        case .text, .null: nil
        }
    }
}

extension World {
    /// Tells readers in SQL what the settings are.
    func publish(in store: TestStore) async throws {
        var levels = settings.teamServiceLevels
        levels[""] = settings.serviceLevel
        let rules = store.store.rules
        let published = Published(
            serviceLevels: levels,
            parameters: [
                .wrapUp: Double(settings.wrapUp), .blocking: settings.blocking,
                .ringLimit: Double(rules.ringLimit), .talkLimit: Double(rules.talkLimit),
            ]
        )
        try await store.store.publish(published, at: now, store.calendar)
    }
}

extension Value {
    fileprivate init(_ value: SQLValue) {
        self =
            switch value {
            case .null, .bytes: .null
            case .integer(let number): .integer(number)
            case .real(let number): .double(number)
            case .text(let text): .text(text)
            }
    }
}
