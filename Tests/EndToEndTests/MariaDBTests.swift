import Foundation
import MariaDBServer
import TestSupport
import Testing

/// The whole service on a real MariaDB server: alone, in company, and while the database is away.
@Suite struct MariaDBTests {
    /// A server of the test's own, with an empty database.
    private struct Place {
        let mariadb: MariaDBServer
        let name: String
        var environment: [String: String] {
            let address = mariadb.address(database: name)
            // The password comes on its own, as the settings recommend.
            let (login, rest) = (address.split(separator: "@")[0], address.split(separator: "@")[1])
            let user = login.split(separator: ":").prefix(2).joined(separator: ":")
            return ["DATABASE_URL": "\(user)@\(rest)", "DATABASE_PASSWORD": MariaDBServer.password]
        }

        init() async throws {
            mariadb = try await MariaDBServer()
            name = try mariadb.makeDatabase()
        }

        func texts(_ sql: String) throws -> Set<String> {
            Set(try mariadb.execute(sql, database: name).compactMap(\.first))
        }

        func messages() throws -> Load.Messages {
            [
                "newCall": try texts("SELECT call_id FROM calls WHERE announced = 1"),
                "answer": try texts("SELECT call_id FROM calls WHERE answered_ms IS NOT NULL"),
                "hangup": try texts("SELECT call_id FROM calls WHERE ended_ms IS NOT NULL"),
            ]
        }
    }

    @Test func `while the database is away calls go on as before, monitors know why, and nothing is lost`() async throws
    {
        let place = try await Place()
        try await withServer(environment: place.environment) { server in
            let before = Load(seed: 21, calls: 40)
            await before.send(to: server, connections: 2)
            try await server.waitUntilApplied(before.acknowledgedCount)

            await place.mariadb.stop()
            let during = Load(seed: 22, calls: 400)
            await during.send(to: server, connections: 4)
            #expect(during.refused.isEmpty && during.invalidReplies == 0)
            #expect(during.acknowledgedCount == during.sent.values.reduce(0) { $0 + $1.count })
            // Somebody who calls now, and none of the calls before.
            var ringing = TestCall("ringing")
            ringing.from = "4930231259999"
            #expect(try await server.post(ringing.newCall()).status == 200)
            try await eventually("the live view goes on") {
                try await server.live().waitingCalls.contains { $0.caller == "+4930231259999" }
            }
            try await eventually("monitors are told") { try await server.http.get("/readyz").status == 503 }
            let ready = try await server.http.get("/readyz", headers: [("Accept-Language", "en")])
            #expect(ready.text.contains("stay in the journal"))
            #expect(!ready.text.contains("s3cret"))
            #expect(try await server.http.get("/healthz").status == 200)
            #expect(try await server.http.get("/api/v1/panels/total-calls").status == 503)

            try await place.mariadb.start()
            try await eventually("the server is ready again") { try await server.http.get("/readyz").status == 200 }
            try await server.waitUntilApplied()
            #expect(lost(of: before, in: try place.messages()) == [:])
            #expect(lost(of: during, in: try place.messages()) == [:])
            #expect(try await server.metric("events_lost_total") == 0)
            #expect(try await server.stop() == .status(0))
            #expect(!server.program.errors.contains("s3cret"))
        }
    }

    @Test func `a server starts while the database is away, and stores all when it comes`() async throws {
        let place = try await Place()
        await place.mariadb.stop()
        try await withServer(environment: place.environment) { server in
            let load = Load(seed: 23, calls: 60)
            await load.send(to: server, connections: 2)
            #expect(load.refused.isEmpty && load.invalidReplies == 0)
            try await place.mariadb.start()
            try await server.waitUntilApplied(load.acknowledgedCount)
            #expect(lost(of: load, in: try place.messages()) == [:])
            try await eventually("the housekeeper is at work") {
                try place.texts("SELECT name FROM leases") == ["upkeep"]
            }
            try await eventually("the server is ready") { try await server.http.get("/readyz").status == 200 }
        }
    }

    @Test func `two servers that hear halves of calls count them once, and one's end harms no call of the other`()
        async throws
    {
        let place = try await Place()
        try await withServer(environment: place.environment) { first in
            try await withServer(environment: place.environment) { second in
                for number in 0..<20 {
                    let call = TestCall("call-\(number)")
                    let (one, other) = number.isMultiple(of: 2) ? (first, second) : (second, first)
                    #expect(try await one.post(call.newCall()).status == 200)
                    #expect(try await other.post(call.answer()).status == 200)
                    #expect(try await one.post(call.hangup()).status == 200)
                }
                let open = TestCall("open")
                #expect(try await second.post(open.newCall()).status == 200)
                try await first.waitUntilApplied()
                try await second.waitUntilApplied()
                try await eventually("each server's live view has the other's calls") {
                    try await first.live().waiting == 1
                }

                let holder = try #require(try place.texts("SELECT holder FROM leases").first)
                try await first.kill()
                // Whoever held the lease, the other has it before half a minute is over.
                try await eventually("the other server does the work of both", within: .seconds(30)) {
                    let now = try place.texts("SELECT holder FROM leases").first
                    let coverage = "SELECT server FROM coverage ORDER BY id LIMIT 1"
                    return try now != holder || holder != place.texts(coverage).first
                }
                try await withServer(environment: place.environment) { third in
                    try await third.waitUntilApplied()
                    #expect(try place.texts("SELECT call_id FROM calls WHERE crashed = 1") == [])
                    #expect(try await third.panel("waiting").rows == [[.number(1)]])
                    #expect(try place.texts("SELECT COUNT(*) FROM journeys WHERE outcome = 'answered'") == ["20"])
                }
            }
        }
    }

    @Test func `commands work on a MariaDB database`() async throws {
        let place = try await Place()
        try await withServer(environment: place.environment) { server in
            let load = Load(seed: 24, calls: 50)
            await load.send(to: server, connections: 2)
            try await server.waitUntilApplied(load.acknowledgedCount)
            let verified = try await Product.run(["verify"], environment: place.environment, in: server.dataFolder)
            #expect(verified.exit == .status(0))
            #expect(verified.output.contains(" 0 differences"))
            let other = place.environment.merging(["TIME_ZONE": "Asia/Tokyo"]) { $1 }
            let refused = try await Product.run(["verify"], environment: other, in: server.dataFolder)
            #expect(refused.exit == .status(1))
            #expect(refused.errors.contains("TIME_ZONE=Europe/Berlin"))
        }
    }

    /// What of a load's acknowledged messages the store does not have.
    private func lost(of load: Load, in stored: Load.Messages) -> Load.Messages {
        load.acknowledged.reduce(into: [:]) { lost, entry in
            let missing = entry.value.subtracting(stored[entry.key] ?? [])
            if !missing.isEmpty { lost[entry.key] = missing }
        }
    }
}
