import Foundation
import NIOCore
import NIOHTTP1
import Signatures
import Testing

@testable import Simulation

@Suite struct WebhookSenderTests {
    static let bodies = Array(LoadPlan(seed: 1, run: 1).events(count: 400))

    @Test func `a body is sent as sipgate sends it and its signature verifies`() async throws {
        let key = try PrivateKey(bits: 2048)
        try await TinyServer.with { server in
            let answer = try await WebhookSender.withSender(url: server.url, key: key) {
                try await $0.send(Self.bodies[0])
            }
            #expect(answer.status == 200)
            #expect(answer.body == Array("ok".utf8))
            #expect(answer.nanoseconds > 0)
            let request = try #require(server.requests.first)
            #expect(server.requests.count == 1)
            #expect(request.body == Self.bodies[0])
            #expect(request.head.method == .POST)
            #expect(request.head.uri == "/webhook?a=1")
            #expect(request.head.headers["host"] == ["127.0.0.1:\(server.port)"])
            #expect(request.head.headers["user-agent"] == ["sipgate.io"])
            #expect(request.head.headers["content-type"] == ["application/x-www-form-urlencoded; charset=UTF-8"])
            let text = try #require(request.head.headers["x-sipgate-signature"].first)
            let signature = try #require(Data(base64Encoded: text))
            let isValid = try request.body.withUnsafeBytes { bytes in
                try key.publicKey.isValid(signature: Array(signature), for: bytes)
            }
            #expect(isValid)
        }
    }

    @Test func `without a key there is no signature`() async throws {
        try await TinyServer.with { server in
            _ = try await WebhookSender.withSender(url: server.url, key: nil) { try await $0.send(Self.bodies[0]) }
            #expect(server.requests.map { $0.head.headers.contains(name: "x-sipgate-signature") } == [false])
        }
    }

    @Test func `single requests reuse their connection and may come in parallel`() async throws {
        try await TinyServer.with { server in
            try await WebhookSender.withSender(url: server.url, key: nil, connections: 3) { sender in
                for body in Self.bodies.prefix(5) { _ = try await sender.send(body) }
                #expect(Set(server.requests.map(\.connection)).count == 1)
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for body in Self.bodies.prefix(40) { group.addTask { try await sender.send(body).status } }
                    for try await status in group { #expect(status == 200) }
                }
                #expect(Set(server.requests.map(\.connection)).count <= 3)
            }
            #expect(server.requests.count == 45)
        }
    }

    @Test func `a chunked answer is put together`() async throws {
        try await TinyServer.with(reply: { _ in .chunked("hello") }) { server in
            try await WebhookSender.withSender(url: server.url, key: nil) { sender in
                for _ in 0..<3 {
                    let answer = try await sender.send([1])
                    #expect(answer.body == Array("hello".utf8))
                }
            }
        }
    }

    @Test func `a request whose connection breaks fails, and the next one is sent`() async throws {
        try await TinyServer.with(reply: { $0 == 0 ? .close : .status(202) }) { server in
            try await WebhookSender.withSender(url: server.url, key: nil) { sender in
                await #expect(throws: SendError.connectionLost(address: "127.0.0.1:\(server.port)")) {
                    try await sender.send([1])
                }
                let answer = try await sender.send([2])
                #expect(answer.status == 202)
            }
        }
    }

    @Test func `a server that does not listen is named in the error`() async throws {
        let port = try await TinyServer.with { $0.port }
        let expected = SendError.cannotConnect(address: "127.0.0.1:\(port)", reason: "connection refused")
        try await WebhookSender.withSender(url: "http://127.0.0.1:\(port)", key: nil) { sender in
            await #expect(throws: expected) { try await sender.send([1]) }
            await #expect(throws: expected) { try await sender.run([[1]]) }
        }
        #expect(expected.description.hasSuffix("connection refused. Check that the server runs and listens there."))
    }

    @Test func `presigned bodies keep their order and carry valid signatures`() async throws {
        let key = try PrivateKey(bits: 2048)
        let bodies = (0..<2500).map { Array("event=\($0)".utf8) }
        var progress: [Int] = []
        let signed = try await SignedBody.presign(bodies, with: key) { progress.append($0) }
        #expect(signed.map(\.body) == bodies)
        #expect(progress.last == 2500)
        #expect(progress.count == 3)
        for place in [0, 999, 1000, 2499] {
            #expect(try signed[place] == SignedBody(bodies[place], key: key))
        }
    }

    @Test(arguments: ["https://example.com/hook", "HTTPS://example.com"])
    func `an address with TLS is refused with the reason`(url: String) async {
        await #expect(throws: SendError.httpsNotSupported(url)) {
            try await WebhookSender.withSender(url: url, key: nil) { _ in }
        }
    }

    @Test(arguments: [
        "", "127.0.0.1:80", "http://", "http://a:0", "http://a:b", "http://u:p@a/", "http://a b", "ftp://a",
    ])
    func `a text that is no address is refused`(url: String) {
        #expect(throws: SendError.notAnAddress(url)) { try WebhookAddress(url) }
    }

    @Test(arguments: [
        ("http://localhost", "localhost", 80, "/"), ("http://h:81/p/q?r=s#t", "h", 81, "/p/q?r=s"),
        ("http://[::1]:8080?x=1", "::1", 8080, "/?x=1"),
    ])
    func `an address is taken apart`(url: String, host: String, port: Int, target: String) throws {
        let address = try WebhookAddress(url)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.target == target)
    }
}
