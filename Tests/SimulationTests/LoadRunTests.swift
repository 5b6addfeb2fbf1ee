import NIOCore
import NIOHTTP1
import Signatures
import Testing

@testable import Simulation

@Suite struct LoadRunTests {
    static let bodies = Array(LoadPlan(seed: 1, run: 1).events(count: 400))

    @Test func `a load reaches the server completely, over all connections`() async throws {
        try await TinyServer.with { server in
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 5) {
                try await $0.run(Self.bodies)
            }
            #expect(report.sent == 400)
            #expect(report.accepted == 400)
            #expect(report.refused.isEmpty)
            #expect(report.failures == 0)
            #expect(report.reconnects == 0)
            #expect(report.latency.count == 400)
            #expect(report.elapsedNanoseconds > 0)
            #expect(Set(server.requests.map(\.body)) == Set(Self.bodies))
            #expect(Set(server.requests.map(\.connection)).count == 5)
        }
    }

    @Test func `a load is signed on the way or beforehand with the same result`() async throws {
        let key = try PrivateKey(bits: 2048)
        try await TinyServer.with { server in
            let bodies = Array(Self.bodies.prefix(20))
            let signed = try await SignedBody.presign(bodies, with: key)
            try await WebhookSender.withSender(url: server.url, key: key, connections: 1) { sender in
                _ = try await sender.run(bodies)
                _ = try await sender.run(presigned: signed)
            }
            let signatures = server.requests.map { $0.head.headers["x-sipgate-signature"] }
            #expect(signatures.count == 40)
            #expect(signatures.prefix(20) == signatures.suffix(20))
            #expect(signatures[0] == signed[0].signature.map { [String(decoding: $0, as: UTF8.self)] })
        }
    }

    @Test func `answers are counted by status`() async throws {
        let reply: @Sendable (Int) -> TinyServer.Reply = { .status($0 % 4 == 0 ? 403 : $0 % 4 == 1 ? 503 : 202) }
        try await TinyServer.with(reply: reply) { server in
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 3) {
                try await $0.run(Self.bodies)
            }
            #expect(report.accepted == 200)
            #expect(report.refused == [403: 100, 503: 100])
        }
    }

    @Test func `a connection that breaks costs one request and is opened again`() async throws {
        try await TinyServer.with(reply: { $0 % 100 == 50 ? .close : .status(200) }) { server in
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 4) {
                try await $0.run(Self.bodies)
            }
            #expect(report.sent == 400)
            #expect(report.failures == 4)
            #expect(report.accepted == 396)
            #expect(report.reconnects == 4)
        }
    }

    @Test func `a server that closes after each answer loses nothing`() async throws {
        try await TinyServer.with(reply: { _ in .statusThenClose(200) }) { server in
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 2) {
                try await $0.run(Self.bodies.prefix(50))
            }
            #expect(report.accepted == 50)
            #expect(report.failures == 0)
            #expect(report.reconnects >= 48)
        }
    }

    @Test func `a rate sends no request before its time`() async throws {
        try await TinyServer.with { server in
            let started = NIODeadline.now()
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 4) {
                try await $0.run(Self.bodies.prefix(100), rate: 500)
            }
            #expect(report.accepted == 100)
            #expect(report.elapsedNanoseconds >= 198_000_000)
            for (place, request) in server.requests.map(\.at).sorted().enumerated() {
                #expect(request - started >= .milliseconds(Int64(place) * 2))
            }
        }
    }

    @Test func `a stall is charged to every request that was due in it`() async throws {
        // One connection and a request every 2 ms: while the first answer takes 200 ms, a hundred more fall due.
        let reply: @Sendable (Int) -> TinyServer.Reply = { $0 == 0 ? .late(.milliseconds(200)) : .status(200) }
        try await TinyServer.with(reply: reply) { server in
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 1) {
                try await $0.run(Self.bodies.prefix(100), rate: 500)
            }
            #expect(report.accepted == 100)
            #expect(try #require(report.latency.percentile(50)) >= 90_000_000)
        }
    }

    @Test func `a load without an end stops at its limit`() async throws {
        try await TinyServer.with { server in
            let report = try await WebhookSender.withSender(url: server.url, key: nil, connections: 2) {
                try await $0.run(Endless(body: Self.bodies[0]), limit: .milliseconds(100))
            }
            #expect(report.sent > 0)
            #expect(report.accepted == report.sent)
            #expect(report.elapsedNanoseconds >= 100_000_000)
        }
    }

    @Test func `a cancelled load reports what it has sent`() async throws {
        try await TinyServer.with { server in
            let url = server.url
            let load = Task {
                try await WebhookSender.withSender(url: url, key: nil, connections: 2) {
                    try await $0.run(Endless(body: [1]))
                }
            }
            while server.requests.isEmpty { await Task.yield() }
            load.cancel()
            let report = try await load.value
            #expect(report.sent > 0)
            #expect(report.accepted == report.sent)
        }
    }
}

/// The same body for ever.
private struct Endless: Sequence, IteratorProtocol, Sendable {
    let body: [UInt8]

    func next() -> [UInt8]? { body }
}
