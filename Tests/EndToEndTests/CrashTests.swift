import Foundation
import GRDB
import Simulation
import TestSupport
import Testing

/// What is left when the plug is pulled.
@Suite struct CrashTests {
    @Test func `whatever was acknowledged before any of twenty crashes is stored, once`() async throws {
        var random = SeededGenerator(seed: 20)
        let load = Load(seed: 4, calls: 8_000)
        try await withFolder { folder in
            for _ in 0..<20 {
                let enough = load.acknowledgedCount + Int.random(in: 1...60, using: &random)
                try await Server.start(in: folder).use { server in
                    async let sent: Void = load.send(to: server, connections: 6)
                    try await eventually("there is load", every: .milliseconds(1)) { load.acknowledgedCount >= enough }
                    try await server.kill()
                    await sent
                }
            }
            try await Server.start(in: folder).use { server in
                try await server.waitUntilApplied()
                #expect(try await server.stop() == .status(0))
                let database = try Database(of: server)
                #expect(try await database.lost(of: load) == [:])
                for (event, stored) in try await database.messages() {
                    #expect(stored.subtracting(load.sent[event] ?? []).isEmpty, "\(event) was never sent")
                }
                let calls = try await database.number("SELECT COUNT(*) FROM calls")
                #expect(try await database.number("SELECT COUNT(DISTINCT call_id) FROM calls") == calls)
                #expect(try await database.number("SELECT SUM(legs) FROM journeys") == calls)
            }
        }
    }

    @Test func `a call that was open at a crash is flagged until something is heard of it`() async throws {
        let call = TestCall("open-at-the-crash")
        try await withFolder { folder in
            try await Server.start(in: folder).use { server in
                try await server.post(call.newCall())
                try await server.waitUntilApplied(1)
                #expect(try await server.live(of: 1).waiting == 1)
                try await server.kill()
            }
            try await Server.start(in: folder).use { server in
                let database = try Database(of: server)
                #expect(try await server.live().waiting == 0)
                #expect(try await server.panel("waiting").rows == [[.number(0)]])
                #expect(try await database.number("SELECT crashed FROM calls") == 1)

                try await server.post(call.answer())
                try await server.waitUntilApplied(1)
                #expect(try await server.live(of: 2).active == 1)
                #expect(try await server.panel("active-calls").rows == [[.number(1)]])
                #expect(try await database.number("SELECT crashed FROM calls") == 0)
            }
        }
    }

    @Test func `panels tell of the time in which a crashed server did not listen`() async throws {
        try await withFolder { folder in
            let first = try await Server.start(in: folder)
            try await first.use { try await $0.kill() }
            // As if the crash had happened ten minutes ago.
            try await DatabaseQueue(path: first.dataFolder.appending(path: "calls.sqlite").path).write { database in
                try database.execute(
                    sql: "UPDATE coverage SET started_ms = started_ms - 660000, seen_ms = seen_ms - 600000"
                )
            }
            try await Server.start(in: folder).use { server in
                let coverage = try await server.panel("total-calls").coverage
                let gaps = try coverage.gaps.map { gap in
                    try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(gap.to)
                        .timeIntervalSince(Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(gap.from))
                }
                #expect(gaps.count == 2)
                #expect((600...660).contains(gaps.last ?? 0))
                #expect(abs(coverage.uncoveredSeconds - gaps.reduce(0, +)) < 0.01)
            }
        }
    }

    @Test func `what was open when the server was stopped in good order is flagged just the same`() async throws {
        try await withFolder { folder in
            try await Server.start(in: folder).use { server in
                try await server.post(TestCall("open-at-the-stop").newCall())
                #expect(try await server.stop() == .status(0))
            }
            try await Server.start(in: folder).use { server in
                let live = try await server.live()
                #expect(live.waiting == 0)
                #expect(try await Database(of: server).number("SELECT crashed FROM calls") == 1)
            }
        }
    }
}
