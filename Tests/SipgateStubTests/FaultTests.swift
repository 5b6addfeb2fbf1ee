import Foundation
import SipgateStub
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct FaultTests {
    @Test func `a status replaces the answer until it is taken back`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        stub.fail(.status(503))
        #expect(try await visitor.get("/v2/account").status == 503)
        #expect(try await visitor.get(LoginDialog(stub).page).status == 503)
        stub.fail(nil)
        #expect(try await visitor.get("/v2/account").status == 200)
    }

    @Test func `a fault hits the paths that it names, the longest name first`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        stub.fail(.status(500), on: "/v2")
        stub.fail(.status(502), on: "/v2/numbers")
        #expect(try await visitor.get("/v2/numbers").status == 502)
        #expect(try await visitor.get("/v2/users").status == 500)
        #expect(try await visitor.get(LoginDialog(stub).page).status == 200)
    }

    @Test(arguments: [nil, 17])
    func `a rate limit says how long to wait, where it knows`(seconds: Int?) async throws {
        let stub = try await SipgateStub.start()
        stub.fail(.rateLimited(retryAfter: seconds))
        let reply = try await Visitor.loggedIn(to: stub).get("/v2/account")
        #expect(reply.status == 429)
        #expect(reply.header("Retry-After") == seconds.map { "\($0)" })
    }

    @Test func `a fault for two requests spares the third`() async throws {
        let stub = try await SipgateStub.start()
        stub.fail(.times(2, .status(500)))
        let visitor = Visitor.loggedIn(to: stub)
        var statuses: [Int] = []
        for _ in 0..<3 { statuses.append(try await visitor.get("/v2/account").status) }
        #expect(statuses == [500, 500, 200])
    }

    @Test func `a slow answer is the right one`() async throws {
        let stub = try await SipgateStub.start()
        stub.fail(.slow(.milliseconds(300)))
        let start = ContinuousClock.now
        let reply = try await Visitor.loggedIn(to: stub).get("/v2/account")
        #expect(reply.status == 200)
        #expect(ContinuousClock.now - start >= .milliseconds(300))
        #expect(stub.exchanges.map(\.fault) == [false])
    }

    @Test func `garbage looks well and is no JSON`() async throws {
        let stub = try await SipgateStub.start()
        stub.fail(.garbage)
        let reply = try await Visitor.loggedIn(to: stub).get("/v2/numbers")
        #expect(reply.status == 200)
        #expect(reply.header("Content-Type") == "application/json")
        #expect(throws: DecodingError.self) { try reply.decoded([String: String].self) }
    }

    @Test func `a dropped request gets no answer`() async throws {
        let stub = try await SipgateStub.start()
        stub.fail(.dropped)
        await #expect(throws: URLError.self) { try await Visitor.loggedIn(to: stub).get("/v2/numbers") }
        stub.fail(nil)
        // A client may ask again by itself when a connection is lost.
        #expect(!stub.exchanges.isEmpty)
        #expect(stub.exchanges.allSatisfy { $0.status == 0 && $0.fault })
    }

    @Test func `a stub that is away refuses connections and comes back as it was`() async throws {
        let stub = try await SipgateStub.start()
        let visitor = Visitor.loggedIn(to: stub)
        await stub.pause()
        let refusal = await #expect(throws: URLError.self) { try await visitor.get("/v2/account") }
        #expect(refusal?.code == .cannotConnectToHost)
        try await stub.resume()
        #expect(try await visitor.get("/v2/account").status == 200)
    }

    @Test func `a connection that was kept open is closed as well`() async throws {
        let stub = try await SipgateStub.start()
        let session = URLSession(configuration: .ephemeral)
        defer { session.invalidateAndCancel() }
        let page = try #require(URL(string: stub.loginURL + LoginDialog(stub).page))
        _ = try await session.data(from: page)
        await stub.pause()
        await #expect(throws: URLError.self) { try await session.data(from: page) }
    }

    @Test func `a stub closes soon, though an answer takes long`() async throws {
        let stub = try await SipgateStub.start()
        stub.fail(.slow(.seconds(3_600)))
        let visitor = Visitor.loggedIn(to: stub)
        let answer = Task { try await visitor.get("/v2/account").status }
        try await Task.sleep(for: .milliseconds(100))
        await stub.stop()
        await #expect(throws: URLError.self) { try await answer.value }
    }
}
