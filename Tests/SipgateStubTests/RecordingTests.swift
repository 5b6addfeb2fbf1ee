import Foundation
import SipgateStub
import Testing

struct RecordingTests {
    @Test func `an exchange is remembered with all that went over the wire`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub, scopes: ["history:read"])
        let reply = try await visitor.get("/v2/history?limit=1&types=CALL")
        let exchange = try #require(stub.exchanges.first)
        #expect(stub.exchanges.count == 1)
        #expect(exchange.method == "GET")
        #expect(exchange.path == "/v2/history")
        #expect(exchange.query == "limit=1&types=CALL")
        #expect(exchange.requestHeaders["authorization"] == visitor.authorization)
        #expect(exchange.scopes == ["history:read"])
        #expect(exchange.status == 200)
        #expect(exchange.responseHeaders["content-type"] == "application/json")
        #expect(exchange.responseBody == reply.text)
        #expect(!exchange.fault)
    }

    @Test func `the body of a request is remembered as it was sent`() async throws {
        let stub = try await SipgateStub.start()
        let body = #"{"incomingUrl":"https://ä.example/","outgoingUrl":""}"#
        _ = try await Visitor.loggedIn(to: stub).send("PUT", "/v2/settings/sipgateio", body: body)
        #expect(stub.exchanges.map(\.requestBody) == [body])
    }

    @Test func `an injected fault is marked`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        stub.fail(.times(1, .status(500)))
        for _ in 0..<2 { _ = try await visitor.get("/v2/account") }
        #expect(stub.exchanges.map(\.fault) == [true, false])
    }

    @Test func `exchanges are written as lines at once, and each stub has a file of its own`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exchanges-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try await SipgateStub.start(recordings: folder.path)
        let second = try await SipgateStub.start(recordings: folder.path)
        _ = try await Visitor.loggedIn(to: first).get("/v2/account")
        for _ in 0..<2 { _ = try await Visitor(stub: second).get("/v2/users") }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let paths = try files.map { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
                let decoder = JSONDecoder()
                decoder.dateDecodingStrategy = .iso8601
                return try decoder.decode(Exchange.self, from: Data(line.utf8)).path
            }
        }
        #expect(Set(paths) == [["/v2/account"], ["/v2/users", "/v2/users"]])
    }
}
