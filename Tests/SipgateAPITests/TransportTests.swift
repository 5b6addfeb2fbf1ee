import Foundation
import SipgateStub
import Testing

@testable import SipgateAPI

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite struct `The transport` {
    @Test func `carries method, headers and body there and the answer back`() async throws {
        let answer =
            "HTTP/1.1 207 X\r\nContent-Length: 4\r\nX-Word: w\r\nDate: Mon, 02 Mar 2026 09:00:00 GMT\r\n\r\ngood"
        let server = try WireServer(.init(bytes: answer))
        let transport = URLSessionTransport(userAgent: "the-client/1")
        let request = Exchange.Request(
            method: .put,
            url: server.url(path: "/v2/a%2Fb?q=%2B1"),
            headers: ["Authorization": "Bearer x", "Content-Type": "application/json"],
            body: Data("{}".utf8)
        )
        let response = try await transport.send(request)
        #expect(response.status == 207)
        #expect(response.header("x-word") == "w")
        #expect(response.date == nine)
        #expect(response.body == Data("good".utf8))

        let sent = try #require(server.requests.first)
        #expect(sent.hasPrefix("PUT /v2/a%2Fb?q=%2B1 HTTP/1.1\r\n"))
        for line in ["Authorization: Bearer x", "Content-Type: application/json", "User-Agent: the-client/1"] {
            #expect(sent.contains("\r\n\(line)\r\n"))
        }
    }

    @Test func `follows no redirect, so that a token stays with whom it is for`() async throws {
        let target = try WireServer(.init(bytes: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
        let location = target.url().absoluteString
        let redirect = "HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n"
        let server = try WireServer(.init(bytes: redirect))
        let request = Exchange.Request(url: server.url(), headers: ["Authorization": "Bearer x"])
        let response = try await URLSessionTransport(timeout: .seconds(5)).send(request)
        #expect(response.status == 302)
        #expect(response.header("Location") == location)
        #expect(target.requests.isEmpty)
    }

    @Test func `keeps no cookies`() async throws {
        let answer = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        let server = try WireServer(.init(bytes: answer))
        let transport = URLSessionTransport()
        for _ in 0..<2 { _ = try await transport.send(Exchange.Request(url: server.url())) }
        #expect(server.requests.count == 2)
        #expect(!server.requests.contains { $0.lowercased().contains("cookie") })
    }

    @Test(arguments: [
        "Bearer realm=\"x\", error=\"invalid_token\"", "Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\"", "Bearer",
        "", ",,,=\"", "Basic realm=\"unterminated", "Negotiate",
    ])
    func `brings back a refusal, whatever proof it asks for`(challenge: String) async throws {
        let answer = "HTTP/1.1 401 No\r\nWWW-Authenticate: \(challenge)\r\nContent-Length: 2\r\n\r\nno"
        let server = try WireServer(.init(bytes: answer))
        for method in [Exchange.Method.get, .post] {
            let request = Exchange.Request(
                method: method,
                url: server.url(),
                body: method == .get ? nil : Data("a".utf8)
            )
            let response = try await URLSessionTransport(timeout: .seconds(5)).send(request)
            #expect(response.status == 401)
            #expect(response.body == Data("no".utf8))
        }
        #expect(server.requests.count == 2)
    }

    @Test func `stops at an answer that does not end`() async throws {
        let chunk = String(repeating: "x", count: 1 << 20)
        let server = try WireServer(.init(bytes: "HTTP/1.1 200 OK\r\n\r\n" + chunk, repetitions: 1_000))
        let error = await failure(SipgateError.self) {
            _ = try await URLSessionTransport(timeout: .seconds(30)).send(Exchange.Request(url: server.url()))
        }
        #expect(error == .unreadable(what: "the answer", reason: "It is longer than 16 MiB."))
    }

    @Test func `waits no longer than it may, even while bytes trickle in`() async throws {
        let bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
        let server = try WireServer(.init(bytes: bytes, repetitions: 200))
        let error = await failure(SipgateError.self) {
            _ = try await URLSessionTransport(timeout: .seconds(1)).send(Exchange.Request(url: server.url()))
        }
        #expect(error == .unreachable(reason: "127.0.0.1 did not answer within 1 s."))
    }

    @Test func `tells that the connection is refused`() async throws {
        let gone = try WireServer(.init(bytes: "")).url(path: "/v2?token=secret")
        let error = await failure(SipgateError.self) {
            _ = try await URLSessionTransport().send(Exchange.Request(url: gone))
        }
        #expect(error == .unreachable(reason: "127.0.0.1 refused the connection or cannot be connected to."))
    }

    @Test func `tells that the name is unknown`() async throws {
        let url = try #require(URL(string: "https://no-such-host.invalid/v2?token=secret"))
        let error = await failure(SipgateError.self) {
            _ = try await URLSessionTransport().send(Exchange.Request(url: url))
        }
        let reason = "The name no-such-host.invalid is not known; check the address and the name server."
        #expect(error == .unreachable(reason: reason))
    }

    @Test func `tells that no secure connection can be made`() async throws {
        let server = try WireServer(.init(bytes: "HTTP/1.1 400 Plain\r\nContent-Length: 0\r\n\r\n"))
        let error = await failure(SipgateError.self) {
            _ = try await URLSessionTransport().send(Exchange.Request(url: server.url("https")))
        }
        guard case .unreachable(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix("A secure connection (TLS) to 127.0.0.1 cannot be made"))
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "\u{0}\u{1}\u{2}\r\n\r\n", "HTTP/1.1 200",
    ])
    func `takes half an answer for none`(bytes: String) async throws {
        let server = try WireServer(.init(bytes: bytes))
        let error = await failure(SipgateError.self) {
            _ = try await URLSessionTransport(timeout: .seconds(5)).send(Exchange.Request(url: server.url()))
        }
        guard case .unreachable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `ends a request whose task is cancelled`() async throws {
        let server = try WireServer(.init(bytes: "", lingering: .seconds(20)))
        let transport = URLSessionTransport()
        let asking = Task { try await transport.send(Exchange.Request(url: server.url())) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        asking.cancel()
        await #expect(throws: CancellationError.self) { try await asking.value }
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `begins nothing for a task that is cancelled already`() async throws {
        let server = try WireServer(.init(bytes: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
        let transport = URLSessionTransport()
        let asking = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await transport.send(Exchange.Request(url: server.url()))
        }
        asking.cancel()
        await #expect(throws: CancellationError.self) { try await asking.value }
        #expect(server.requests.isEmpty)
    }

    @Test func `carries two hundred requests at once, some of them cancelled`() async throws {
        let stub = try await SipgateStub.start(recordings: nil)
        let transport = URLSessionTransport(timeout: .seconds(60))
        let request = Exchange.Request(url: try #require(URL(string: stub.apiURL + "/authorization/userinfo")))
        let outcomes = await withTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let asking = Task { try await transport.send(request).status }
                    if number.isMultiple(of: 4) { asking.cancel() }
                    return await (try? asking.value) ?? 0
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        await stub.stop()
        #expect(outcomes[401, default: 0] >= 150)
        #expect(outcomes.values.reduce(0, +) == 200)
        #expect(Set(outcomes.keys).isSubset(of: [0, 401]))
        #expect(transport.flights.count == 0)
    }
}

@Suite struct `Why sipgate cannot be reached` {
    @Test(arguments: [
        (
            -1, "SSL certificate problem: self-signed certificate",
            """
            The certificate of a.example is not trusted (SSL certificate problem: self-signed certificate); check the \
            clock and the package ca-certificates.
            """
        ),
        (
            -1, "OpenSSL/3.0: error: wrong version number",
            "A secure connection (TLS) to a.example cannot be made (OpenSSL/3.0: error: wrong version number)."
        ),
        (
            -1, "Something for https://a.example/v2?token=abcdefgh12345678",
            "a.example cannot be asked (Something for https://a.example/v2?…)."
        ),
        (-1005, "x", "a.example broke off the connection."), (-1001, "x", "a.example did not answer in time."),
        (-1009, "x", "This machine is not connected to the internet."),
    ])
    func `is a sentence without a secret of the address`(code: Int, words: String, reason: String) throws {
        // Optional on Linux, and not on macOS.
        let code: URLError.Code? = URLError.Code(rawValue: code)
        let error = URLError(try #require(code), userInfo: [NSLocalizedDescriptionKey: words])
        #expect(Unreachable.reason("a.example", error) == reason)
    }
}
