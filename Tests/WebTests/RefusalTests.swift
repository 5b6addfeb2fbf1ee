import Foundation
import NIOCore
import Simulation
import TestSupport
import Testing

/// What the webhook answers to those who are not sipgate, and to what sipgate does not send.
@Suite struct RefusalTests {
    /// A request that is refused.
    struct Wrong: Sendable, CustomTestStringConvertible {
        var name: String
        var status: Int
        var request: HTTPRequest
        var testDescription: String { name }
    }

    /// The body of a problem, as RFC 9457 has it.
    struct ProblemBody: Decodable {
        var type: String
        var title: String
        var status: Int
        var detail: String
    }

    static let form = [("Content-Type", "application/x-www-form-urlencoded")]
    static let call = TestCall("refused").newCall()

    static func signed(_ body: String) throws -> HTTPRequest { try .webhook(Array(body.utf8)) }

    static func wrongRequests() throws -> [Wrong] {
        var chunked = try HTTPRequest.webhook([UInt8](repeating: 97, count: 5_000_000))
        chunked.isChunked = true
        let foreign = try HTTPRequest.webhook(TestCall("other").newCall()).headers
        return [
            Wrong(name: "PUT", status: 405, request: HTTPRequest("PUT", "/", headers: form, body: call)),
            Wrong(name: "PATCH", status: 405, request: HTTPRequest("PATCH", "/", headers: form, body: call)),
            Wrong(name: "DELETE", status: 405, request: HTTPRequest("DELETE", "/")),
            Wrong(name: "OPTIONS", status: 405, request: HTTPRequest("OPTIONS", "/")),
            Wrong(name: "no type", status: 415, request: HTTPRequest("POST", "/", body: call)),
            Wrong(
                name: "JSON",
                status: 415,
                request: HTTPRequest("POST", "/", headers: [("Content-Type", "application/json")], body: call)
            ),
            Wrong(name: "too long", status: 413, request: try .webhook([UInt8](repeating: 97, count: 65_537))),
            Wrong(name: "too long, of no stated length", status: 413, request: chunked),
            Wrong(name: "no signature", status: 403, request: HTTPRequest("POST", "/", headers: form, body: call)),
            Wrong(
                name: "no Base64",
                status: 403,
                request: HTTPRequest("POST", "/", headers: form + [("X-Sipgate-Signature", "€!")], body: call)
            ),
            Wrong(
                name: "another body's signature",
                status: 403,
                request: HTTPRequest("POST", "/", headers: foreign, body: call)
            ),
            Wrong(name: "nothing", status: 400, request: try signed("")),
            Wrong(name: "no form", status: 400, request: try signed("%%%&&&===")),
            Wrong(name: "no id", status: 400, request: try signed("event=newCall&direction=in&from=1&to=2")),
            Wrong(name: "no direction", status: 400, request: try signed("event=newCall&callId=1&from=1&to=2")),
            Wrong(name: "a strange direction", status: 400, request: try signed("event=newCall&callId=1&direction=up")),
            Wrong(name: "an unknown event", status: 422, request: try signed("event=ringing&callId=1&direction=in")),
        ]
    }

    @Test func `every wrong request is refused with a problem that says what to do, and nothing is stored`()
        async throws
    {
        try await withServer { server in
            let wrongs = try Self.wrongRequests()
            for wrong in wrongs {
                let reply = try await server.http.send(wrong.request)
                #expect(reply.status == wrong.status, "\(wrong.name)")
                #expect(reply["Content-Type"] == "application/problem+json", "\(wrong.name)")
                let problem: ProblemBody = try reply.decoded()
                #expect(problem.status == wrong.status, "\(wrong.name)")
                #expect(problem.type == "about:blank", "\(wrong.name)")
                #expect(problem.title.contains { $0.isLetter }, "\(wrong.name)")
                #expect(problem.detail.hasSuffix("."), "\(wrong.name)")
                #expect(reply["Allow"] == (wrong.status == 405 ? "GET, HEAD, POST" : nil), "\(wrong.name)")
            }
            #expect(server.program.isRunning)
            #expect(try await server.live().totalEvents == 0)
            #expect(try await server.panel("total-calls").sum("total") == 0)
            let counted = try await server.metrics().filter { $0.key.contains("refusals_total") }.values.reduce(0, +)
            #expect(counted == Double(wrongs.count))
        }
    }

    @Test func `a body of endless length is cut off`() async throws {
        try await withServer { server in
            let connection = try await RawConnection.open(port: server.port)
            await connection.write(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
            )
            let chunk = "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n"
            try await eventually("the server answers before the end") {
                await connection.write(chunk)
                return connection.text.hasPrefix("HTTP/1.1 413 ")
            }
            await connection.close()
            #expect(try await server.post(TestCall("after").newCall()).status == 200)
        }
    }

    @Test func `a thousand random requests do no harm`() async throws {
        var random = SeededGenerator(seed: 1_000)
        let requests = try (0..<1_000).map { _ in try Garbage.request(using: &random) }
        try await withServer { server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for part in 0..<8 {
                    group.addTask {
                        for place in stride(from: part, to: requests.count, by: 8) {
                            try await send(requests[place], to: server)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(server.program.isRunning)
            #expect(try await server.post(TestCall("after-the-garbage").newCall()).status == 200)
            try await server.waitUntilApplied()
            #expect(try await server.http.get("/readyz").status == 200)
            #expect(try await server.metric("refusals_total{reason=\"undecodable\"}") > 50)
            #expect(!server.program.errors.contains("a request failed"))
        }
    }

    /// Sends bytes and gives up on a reply when nothing more is written and none comes.
    private func send(_ bytes: [UInt8], to server: Server) async throws {
        let connection = try await RawConnection.open(port: server.port)
        await connection.write(bytes)
        await connection.finish()
        _ = try? await eventually("a reply or the end", within: .milliseconds(200)) {
            connection.isClosed || !connection.arrivals.isEmpty
        }
        await connection.close()
    }
}
