import Foundation
import TestSupport
import Testing

/// Calls of which nothing more is heard.
@Suite struct LimitTests {
    @Test func `a call that rings beyond the limit leaves the live view, and its outcome is unknown`() async throws {
        try await withServer(environment: ["RING_LIMIT_SECONDS": "1"]) { server in
            let stream = try await LiveStream.open(server)
            try await server.post(TestCall("endless").newCall())
            _ = try await stream.message("the ring") { $0.waiting == 1 }
            let start = try stream.messages().count
            _ = try await stream.message(from: start, "nobody waiting") { $0.waiting == 0 }
            await stream.close()

            let database = try Database(of: server)
            try await eventually("the outcome is unknown") {
                try await database.texts("SELECT outcome FROM journeys WHERE outcome IS NOT NULL") == ["unknown"]
            }
            #expect(try await server.panel("waiting").rows == [[.number(0)]])
            #expect(try await server.panel("total-calls").sum("total") == 1)
            #expect(try await server.panel("incoming-answer-ratio").sum("calls") == 0)
            #expect(try await database.texts("SELECT state FROM journeys") == ["ended"])
        }
    }

    @Test func `a conversation beyond the limit leaves the live view, and a late hangup completes it`() async throws {
        let call = TestCall("endless")
        try await withServer(environment: ["TALK_LIMIT_SECONDS": "1"]) { server in
            for body in [call.newCall(), call.answer()] { try await server.post(body) }
            try await server.waitUntilApplied(2)
            let database = try Database(of: server)
            try await eventually("the outcome is unknown") {
                try await database.texts("SELECT outcome FROM journeys WHERE outcome IS NOT NULL") == ["unknown"]
            }
            try await eventually("the conversation has left the live view") { try await server.live().active == 0 }
            try await server.post(call.hangup())
            try await server.waitUntilApplied(3)
            #expect(try await database.texts("SELECT outcome FROM journeys") == ["answered"])
        }
    }
}
