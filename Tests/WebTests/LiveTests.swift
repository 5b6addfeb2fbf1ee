import Foundation
import NIOCore
import TestSupport
import Testing

/// What a listening browser sees, and when.
@Suite struct LiveTests {
    @Test func `each of ten events is seen within 200 milliseconds of its sending`() async throws {
        try await withServer { server in
            let stream = try await LiveStream.open(server)
            _ = try await stream.message("a first snapshot") { _ in true }
            for number in 1...10 {
                let request = try HTTPRequest.webhook(TestCall("call-\(number)").newCall())
                let reply = try await server.http.send(request)
                #expect(reply.status == 200)
                let seen = try await stream.message("call \(number)") { $0.waiting == number }
                #expect(seen.at - reply.sentAt < .milliseconds(200), "call \(number)")
            }
            await stream.close()
        }
    }

    @Test func `the snapshot says what the stream says, from ring to end`() async throws {
        let call = TestCall("one")
        try await withServer { server in
            let stream = try await LiveStream.open(server)
            let steps = [
                (call.newCall(), 1, 0), (call.answer(), 0, 1), (call.hangup(), 0, 0),
            ]
            for (number, (body, waiting, active)) in steps.enumerated() {
                try await server.post(body)
                let message = try await stream.message("event \(number + 1)") { $0.totalEvents == number + 1 }
                #expect(message.view.waiting == waiting)
                #expect(message.view.active == active)
                #expect(try await server.live() == message.view)
                #expect(try await server.metric("waiting") == waiting)
                #expect(try await server.metric("active_calls") == active)
            }
            let ringing = try await stream.message("the ring") { $0.waiting == 1 }.view
            #expect(ringing.waitingCalls.map(\.caller) == ["+\(call.from)"])
            #expect(ringing.waitingCalls.map(\.ownNumber) == ["+\(call.to)"])
            #expect(ringing.longestWaitSince == ringing.waitingCalls.first?.since)
            let talking = try await stream.message("the talk") { $0.active == 1 }.view
            #expect(talking.activeCalls.map(\.externalNumber) == ["+\(call.from)"])
            #expect(talking.activeCalls.map(\.direction) == ["in"])
            #expect(talking.activeCalls.first?.answeredAt != nil)
            await stream.close()
        }
    }

    @Test func `waiting and active calls name their teams`() async throws {
        try await withFolder { folder in
            let numbers = [TestCall("one").to, "492214710199"].map { "\"+\($0)\"" }.joined(separator: ", ")
            let file = folder.appending(path: "teams.json")
            try #"[{"name": "Blue", "numbers": [\#(numbers)]}]"#.write(to: file, atomically: true, encoding: .utf8)
            let server = try await Server.start(in: folder, environment: ["TEAMS_FILE": file.path])
            try await server.use { server in
                let (waiting, talking) = (TestCall("one"), TestCall("two"))
                for body in [waiting.newCall(), talking.newCall(), talking.answer()] { try await server.post(body) }
                let live = try await server.live()
                #expect(live.waitingCalls.map(\.teams) == [["Blue"]])
                #expect(live.activeCalls.map(\.teams) == [["Blue"]])
                #expect(live.waitingCalls.map(\.group) == [nil])
            }
        }
    }

    @Test func `a silent line is kept alive`() async throws {
        try await withServer { server in
            let stream = try await LiveStream.open(server)
            try await eventually("three messages without any event") { try stream.messages().count >= 3 }
            let times = try stream.messages().map(\.at)
            let pauses = zip(times.dropFirst(), times).map { $0 - $1 }
            // The page takes the connection for lost after 4.5 seconds.
            #expect(pauses.allSatisfy { $0 < .seconds(4) })
            await stream.close()
        }
    }
}
