import Foundation
import GrafanaEngine
import MariaDBServer
import Organisation
import PushAPI
import Store
import Testing

@testable import Grafana
@testable import Statistics
@testable import StoreMariaDB

/// Every question of the generated files, asked on a real server as Grafana asks it.
@Suite struct DashboardTests {
    private static let now = Instant(milliseconds: 1_795_000_000_000)
    private static let tables = ["calls", "journeys", "rollup_slots", "rollup_days", "rollup_waits", "day_callers"]

    /// A question of a file and what its answer is needed for.
    private struct Question {
        var name: String
        var sql: String
        var format = Format.table
        var columns: [String] = []
    }

    @Test func `every question of the files is answered as its panel needs it`() async throws {
        var random = SplitMix(state: 31)
        try await TestStore.withMariaDB { store in
            let world = try await World(around: try at("2026-10-25T01:00:00Z"), in: store, size: 100, &random)
            try await world.publish(in: store)
            let reader = try await GrafanaReader(of: store, now: world.now)
            for (dashboard, questions) in try Self.dashboards() {
                let variables = try Self.variables(of: dashboard, reader)
                for question in questions {
                    #expect(Contract.findings(inRawSQL: question.sql) == [], "\(question.name)")
                    let text = try Self.view(until: world.now).expand(question.sql, variables: variables).text
                    #expect(Contract.findings(inExpanded: text) == [], "\(question.name)")
                    let answer = try reader.answer(text)
                    let findings = Contract.findings(
                        inResult: answer,
                        format: question.format,
                        columns: question.columns
                    )
                    #expect(findings == [], "\(question.name)")
                }
            }
        }
    }

    @Test func `the filters offer the names of groups and teams, whatever stands in them`() async throws {
        try await TestStore.withMariaDB { store in
            try await store.organise(
                groups: [Group(extension: "g1", alias: "back\\slash 'n' 100 %", numbers: ["+492110001"])],
                teams: [("\"Red\" \\", ["+492110001", "+492110002"])]
            )
            let reader = try await GrafanaReader(of: store, now: Self.now)
            let (dashboard, _) = try #require(try Self.dashboards().first)
            for (name, text) in [("groups", "back\\slash 'n' 100 %"), ("teams", "\"Red\" \\")] {
                let variable = try #require(dashboard.variables.first { $0.name == name })
                let option = try #require(try reader.answer(variable.query).options.first)
                #expect(option.text == text)
                // What reaches the server by the way of the filter is the name itself.
                let view = Self.view(until: Self.now)
                let chosen = variable.variable(selecting: .values([option.value]))
                let query = try view.expand("SELECT ${\(name):sqlstring} AS name", variables: [chosen]).text
                #expect(try reader.answer(query).values == [[.text(text)]])
            }
        }
    }

    @Test func `an alert rule gets one number, and a dashboard without data has one row in each tile`() async throws {
        try await TestStore.withMariaDB { store in
            try await store.store.publish(Published(serviceLevels: [:], parameters: [:]), at: Self.now, store.calendar)
            let reader = try await GrafanaReader(of: store, now: Self.now)
            for rule in AlertRule.all(.en, serviceLevel: ServiceLevelSQL()) {
                let text = try Self.view(until: Self.now).expand(rule.sql).text
                #expect(!rule.sql.contains("${"), "\(rule.uid)")
                let answer = try reader.answer(text)
                #expect(answer.values.count == 1 && answer.columns.count == 1, "\(rule.uid)")
                #expect(answer.columns.first?.kind != .text, "\(rule.uid)")
            }
        }
    }

    @Test func `no question walks through a whole table of calls`() async throws {
        try await TestStore.withMariaDB { store in
            try await store.organise(groups: [Group(extension: "g1", alias: "Sales", numbers: ["+492110001"])])
            try await store.add(
                leg("a", .incoming, at: Self.now - 60_000),
                leg("b", .outgoing, at: Self.now - 90_000_000, end: 5)
            )
            let address = try #require(store.address)
            try await Self.fill(address.database)
            let reader = try await GrafanaReader(of: store, now: Self.now)
            let choices = [
                [Selection(), Selection(groups: ["Sales"], teams: ["Other"])],
                [Selection()],
            ]
            for ((dashboard, questions), selections) in zip(try Self.dashboards(), choices) {
                for selection in selections {
                    let others = try Self.variables(of: dashboard, reader).filter {
                        !["groups", "teams"].contains($0.name)
                    }
                    let variables = others + selection.variables(.day).filter { ["groups", "teams"].contains($0.name) }
                    for question in questions {
                        let text = try Self.view(until: Self.now).expand(question.sql, variables: variables).text
                        let scans = try reader.plan(text).filter { step in
                            Self.tables.contains(step.table) && ["ALL", "index"].contains(step.access)
                        }
                        #expect(scans.isEmpty, "\(question.name), \(selection): \(scans)")
                    }
                }
            }
        }
    }

    @Test func `the reader sees no token and writes nothing`() async throws {
        try await TestStore.withMariaDB { store in
            try await store.store.ping()
            let reader = try await GrafanaReader(of: store, now: Self.now)
            for forbidden in [
                "SELECT token_value FROM authentication_params", "SELECT value FROM settings", "DELETE FROM calls",
                "UPDATE journeys SET wait_ms = 0", "CREATE TABLE mine (id INT)", "SELECT 1 INTO OUTFILE '/tmp/answer'",
            ] {
                #expect(throws: ServerError.self) { try reader.connection.run(forbidden) }
            }
            #expect(try reader.connection.rows("SELECT COUNT(*) FROM journeys") == [[.integer(0)]])
            #expect(try reader.connection.rows("SELECT @@max_statement_time > 0") == [[.integer(1)]])
        }
    }

    /// The dashboards and their questions, annotations included.
    private static func dashboards() throws -> [(DashboardFile, [Question])] {
        let files = GrafanaFiles.all(language: .en)
        return try ["call-statistics", "call-statistics-wallboard"].map { name in
            let file = try #require(files.first { $0.path == "dashboards/\(name).json" })
            let dashboard = try DashboardFile(json: Data(file.content.utf8))
            let targets = dashboard.panels.flatMap { panel in
                panel.targets.filter { !$0.isHidden }.compactMap { target in
                    target.rawSQL.map {
                        Question(
                            name: "\(name), \(panel.title)",
                            sql: $0,
                            format: target.format,
                            columns: target.format == .table && !panel.isTransformed ? panel.neededColumns : []
                        )
                    }
                }
            }
            let notes = dashboard.annotations.compactMap { annotation in
                annotation.target?.rawSQL.map { Question(name: annotation.name, sql: $0, columns: ["time", "text"]) }
            }
            #expect(!targets.isEmpty)
            return (dashboard, targets + notes)
        }
    }

    private static func variables(
        of dashboard: DashboardFile,
        _ reader: GrafanaReader
    ) throws -> [GrafanaEngine.Variable] {
        try dashboard.variables.map { variable in
            variable.variable(options: variable.type == "query" ? try reader.answer(variable.query).options : nil)
        }
    }

    private static func view(until now: Instant) -> DashboardView {
        let end = now.milliseconds / 1_000
        return DashboardView(range: end - 20 * 86_400...end, intervalMs: 60_000)
    }

    /// Rows enough for the server to prefer an index to a walk, over three years and many segments.
    private static func fill(_ database: String) async throws {
        let start = (now - 1_000 * 86_400_000).milliseconds
        let date = "CAST(DATE_FORMAT(FROM_UNIXTIME((\(start) + seq * 864000) DIV 1000), '%Y%m%d') AS SIGNED)"
        let sums = Store.Measure.allCases.map { _ in "1" }.joined(separator: ", ")
        try await MariaDBServer.shared().execute(
            """
            SET time_zone = '+00:00';
            INSERT IGNORE INTO segments (id, is_total, direction, group_extension, team_set_id, in_hours)
            SELECT 1000 + seq, 0, ELT(1 + seq % 2, 'in', 'out'), CONCAT('x', seq), 0, seq % 2 FROM seq_1_to_60;
            INSERT INTO journeys (id, day, started_ms, answered_ms, ended_ms, state, direction, outcome, own_number,
                                  external_number, wait_ms, talk_ms, reached_voicemail, legs, segment_id)
            SELECT 1000 + seq, \(date), \(start) + seq * 864000, NULL, \(start) + seq * 864000 + 9000, 'ended', 'in',
                   'answered', '+492110001', CONCAT('+4917', seq % 900), 4000, 5000, 0, 1, 1000 + seq % 60
              FROM seq_1_to_99000;
            INSERT INTO calls (id, call_id, journey_id, started_ms, ended_ms, direction, caller_number, callee_number,
                               voicemail, crashed, announced)
            SELECT 1000 + seq, CONCAT('x', seq), 1000 + seq, \(start) + seq * 864000, \(start) + seq * 864000 + 9000,
                   'in', '+4917', '+492110001', 0, 0, 1
              FROM seq_1_to_99000;
            INSERT IGNORE INTO rollup_days
            SELECT segments.id, calendar.day, \(sums) FROM segments JOIN calendar WHERE calendar.starts_ms > \(start);
            INSERT IGNORE INTO rollup_slots
            SELECT segments.id, calendar.starts_ms + seq * 900000, calendar.day, seq, \(sums)
              FROM segments JOIN calendar JOIN seq_32_to_35 WHERE calendar.starts_ms > \(start) AND segments.id % 4 = 1;
            INSERT IGNORE INTO rollup_waits
            SELECT segments.id, calendar.day, 'answered', seq, 1
              FROM segments JOIN calendar JOIN seq_1_to_4 WHERE calendar.starts_ms > \(start) AND segments.id % 4 = 1;
            INSERT INTO day_callers
            SELECT calendar.day, segments.id, seq, 1, calendar.starts_ms
              FROM segments JOIN calendar JOIN seq_1_to_4 WHERE calendar.starts_ms > \(start) AND segments.id % 4 = 1;
            ANALYZE TABLE segments, journeys, calls, calendar, rollup_days, rollup_slots, rollup_waits, day_callers;
            """,
            database: database
        )
    }
}
