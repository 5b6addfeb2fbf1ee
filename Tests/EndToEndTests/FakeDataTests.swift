import Foundation
import TestSupport
import Testing

/// `fakedata`: simulated calls in a database, and out again.
@Suite struct FakeDataTests {
    @Test func `simulated calls fill an empty database, are right, and go without a trace`() async throws {
        try await withFolder { folder in
            try await makeDatabase(in: folder, calls: 0)
            let made = try await fakeData("--days", "20", in: folder)
            #expect(made.exit == .status(0), "\(made.errors)")
            let database = try database(in: folder)
            #expect(try await database.number("SELECT COUNT(*) FROM calls WHERE call_id LIKE 'demo-%'") > 1_000)
            #expect(try await database.number("SELECT COUNT(*) FROM calls WHERE call_id NOT LIKE 'demo-%'") == 0)
            #expect(try await database.number("SELECT COUNT(DISTINCT day) FROM journeys") > 15)
            #expect(try await database.number("SELECT COUNT(*) FROM journeys WHERE group_extension IS NOT NULL") > 500)
            #expect(try await database.number("SELECT COUNT(*) FROM teams") == 4)
            #expect(try await database.number("SELECT COUNT(*) FROM coverage WHERE server = 'demo'") == 1)
            try await expectNoDifferences(in: folder)

            let again = try await fakeData("--days", "20", in: folder)
            #expect(again.exit == .status(0), "\(again.errors)")
            let removed = try await fakeData("--remove", in: folder)
            #expect(removed.exit == .status(0), "\(removed.errors)")
            for table in ["calls", "journeys", "leg_names"] {
                #expect(try await database.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
            }
            for table in ["rollup_days", "rollup_slots"] {
                #expect(try await database.number("SELECT COUNT(*) FROM \(table) WHERE calls <> 0") == 0, "\(table)")
            }
            #expect(try await database.number("SELECT COUNT(*) FROM coverage WHERE server = 'demo'") == 0)
            try await expectNoDifferences(in: folder)
        }
    }

    @Test func `real calls are mixed only by force, and stay as they were when the simulated ones go`() async throws {
        try await withFolder { folder in
            try await makeDatabase(in: folder, calls: 40)
            let database = try database(in: folder)
            let before = try await content(of: database)
            let refused = try await fakeData("--days", "3", in: folder)
            #expect(refused.exit == .status(1))
            #expect(refused.errors.contains("--force"))
            #expect(try await content(of: database) == before)

            #expect(try await fakeData("--days", "3", "--force", in: folder).exit == .status(0))
            #expect(try await database.number("SELECT COUNT(*) FROM calls WHERE call_id LIKE 'demo-%'") > 100)
            try await expectNoDifferences(in: folder)
            #expect(try await fakeData("--remove", in: folder).exit == .status(0))
            #expect(try await content(of: database) == before)
            try await expectNoDifferences(in: folder)
        }
    }

    @Test func `groups and teams that are there stay`() async throws {
        try await withFolder { folder in
            try await makeDatabase(in: folder, calls: 0)
            let file = folder.appending(path: "data/calls.sqlite")
            try Database.change(file, "INSERT INTO teams (id, name) VALUES (7, 'Mine')")
            #expect(try await fakeData("--days", "1", in: folder).exit == .status(0))
            #expect(try await database(in: folder).texts("SELECT name FROM teams ORDER BY id") == ["Other", "Mine"])
        }
    }

    @Test func `a removal that is killed is finished by the next`() async throws {
        try await withFolder { folder in
            try await makeDatabase(in: folder, calls: 0)
            #expect(try await fakeData("--days", "60", in: folder).exit == .status(0))
            let database = try database(in: folder)
            let all = try await database.number("SELECT COUNT(*) FROM calls")
            let arguments = ["fakedata", "--remove", "--data-dir", "data"]
            let removal = try Program(Product.executable(), arguments, in: folder)
            try await eventually("some are removed") {
                try await database.number("SELECT COUNT(*) FROM calls") < all
            }
            removal.signal(SIGKILL)
            try await removal.exit()
            try await expectNoDifferences(in: folder)
            #expect(try await fakeData("--remove", in: folder).exit == .status(0))
            #expect(try await database.number("SELECT COUNT(*) FROM calls") == 0)
        }
    }

    /// All that is told of calls and journeys, without the numbers of their rows.
    private func content(of database: Database) async throws -> [String] {
        try await database.texts(
            """
            SELECT json_array(calls.call_id, calls.started_ms, calls.answered_ms, calls.ended_ms, calls.caller_number,
                              calls.callee_number, journeys.id, journeys.outcome, journeys.wait_ms, journeys.legs,
                              journeys.state, journeys.talk_ms)
              FROM calls
              JOIN journeys ON journeys.id = calls.journey_id
             ORDER BY calls.call_id
            """
        )
    }

    private func expectNoDifferences(in folder: URL) async throws {
        let verified = try await Product.run(["verify", "--data-dir", "data"], in: folder)
        #expect(verified.exit == .status(0), "\(verified.output)\(verified.errors)")
    }

    private func makeDatabase(in folder: URL, calls: Int) async throws {
        try await Server.start(in: folder).use { server in
            if calls > 0 {
                await Load(seed: 51, calls: calls).send(to: server, connections: 2)
                try await server.waitUntilApplied()
            }
            #expect(try await server.stop() == .status(0))
        }
    }

    private func database(in folder: URL) throws -> Database {
        try Database(folder.appending(path: "data/calls.sqlite"))
    }

    private func fakeData(_ options: String..., in folder: URL) async throws -> Finished {
        try await Product.run(["fakedata", "--data-dir", "data"] + options, in: folder)
    }
}
