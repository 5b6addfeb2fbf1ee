import Foundation
import TestSupport
import Testing

/// Calls go through whatever the disk does.
@Suite struct DiskFaultTests {
    @Test func `while the disk takes nothing calls get their reply, monitors know, and nothing is lost`() async throws {
        try await withServer(ignoringFileSizeSignal: true) { server in
            let before = Load(seed: 8, calls: 20)
            await before.send(to: server, connections: 2)
            try await server.waitUntilApplied(before.acknowledgedCount)

            try await FileSizeLimit.set(0, for: server.program)
            let during = Load(seed: 9, calls: 40)
            await during.send(to: server, connections: 4)
            #expect(during.refused.isEmpty)
            #expect(during.invalidReplies == 0)
            #expect(during.acknowledgedCount == during.sent.values.reduce(0) { $0 + $1.count })
            // Longer than the server takes to try the disk once more: what still fails must not look well.
            try await Task.sleep(for: .seconds(7))
            let ready = try await server.http.get("/readyz", headers: [("Accept-Language", "en")])
            #expect(ready.status == 503)
            #expect(ready["Content-Type"] == "application/problem+json")
            #expect(ready.text.contains("durable"))
            #expect(try await server.metric("journal_faults_total") > 0)
            #expect(try await server.live().health.ready == false)
            #expect(try await server.http.get("/healthz").status == 200)

            try await FileSizeLimit.lift(for: server.program)
            try await eventually("the server is ready again") { try await server.http.get("/readyz").status == 200 }
            #expect(try await server.post(TestCall("after").newCall()).status == 200)
            try await server.waitUntilApplied()
            let database = try Database(of: server)
            #expect(try await database.lost(of: before) == [:])
            #expect(try await database.lost(of: during) == [:])
            #expect(try await database.number("SELECT COUNT(*) FROM calls WHERE call_id = 'after'") == 1)
            #expect(try await server.metric("events_lost_total") == 0)
        }
    }

    @Test func `a journal destroyed under load is replaced while calls go on`() async throws {
        try await withServer { server in
            let load = Load(seed: 10, calls: 4_000)
            async let sent: Void = load.send(to: server, connections: 4)
            try await eventually("there is load") { load.acknowledgedCount > 100 }
            let garbage = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
            for name in ["journal.sqlite", "journal.sqlite-wal"] {
                let file = try FileHandle(forWritingTo: server.dataFolder.appending(path: name))
                try file.write(contentsOf: garbage)
                try file.close()
            }
            try await eventually("the broken journal is moved aside") {
                let reply = try await server.post(TestCall("during").newCall())
                #expect(reply.status == 200)
                #expect(reply.text.contains("onHangup="))
                let files = try FileManager.default.contentsOfDirectory(atPath: server.dataFolder.path)
                return files.contains { $0.hasPrefix("journal.sqlite.broken-") }
            }
            try await eventually("the server is ready again") { try await server.http.get("/readyz").status == 200 }
            let after = Load(seed: 12, calls: 50)
            await after.send(to: server, connections: 2)
            load.finish()
            await sent
            #expect(load.refused.isEmpty && after.refused.isEmpty)
            #expect(load.invalidReplies == 0 && after.invalidReplies == 0)
            try await server.waitUntilApplied()
            #expect(try await Database(of: server).lost(of: after) == [:])
            #expect(try await server.stop() == .status(0))
        }
    }
}
