import Foundation
import NIOCore
import TestSupport
import Testing

/// What a listening browser sees, and when.
@Suite struct LiveTests {
    @Test func `each of ten events in a row is seen within 200 milliseconds of its sending`() async throws {
        try await withServer { server in
            let stream = try await LiveStream.open(server)
            _ = try await stream.message("a first snapshot") { _ in true }
            var sent = 0
            // Beyond what the machine needs at that time for a question to the same server that is answered at once.
            try await expectQuick("the slowest of ten events", within: .milliseconds(200)) {
                var (event, question) = (TimeAmount.zero, TimeAmount.zero)
                for _ in 1...10 {
                    // One caller at a time: the ring, then the end.
                    let call = TestCall("call-\(sent / 2)")
                    let body = sent.isMultiple(of: 2) ? call.newCall() : call.hangup("cancel")
                    let reply = try await server.http.send(try HTTPRequest.webhook(body))
                    try #require(reply.status == 200)
                    sent += 1
                    let seen = try await stream.message("event \(sent)") { $0.totalEvents == sent }
                    event = max(event, seen.at - reply.sentAt)
                    let alive = try await server.http.get("/healthz")
                    question = max(question, alive.receivedAt - alive.sentAt)
                }
                return .nanoseconds((event - question).nanoseconds)
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
                let live = try await server.live(of: 3)
                #expect(live.waitingCalls.map(\.teams) == [["Blue"]])
                #expect(live.activeCalls.map(\.teams) == [["Blue"]])
                #expect(live.waitingCalls.map(\.group) == [nil])
            }
        }
    }

    @Test func `a silent line is kept alive`() async throws {
        try await withServer { server in
            let stream = try await LiveStream.open(server)
            var start = 0
            // The page takes the connection for lost after 4.5 seconds.
            try await expectQuick("the longest pause", within: .seconds(4)) {
                try await eventually("three messages without any event") { try stream.messages().count >= start + 3 }
                let times = try stream.messages().dropFirst(start).map(\.at)
                start += times.count
                return zip(times.dropFirst(), times).map { .nanoseconds(($0 - $1).nanoseconds) }.max() ?? .zero
            }
            await stream.close()
        }
    }
}
