import Foundation
import TestSupport
import Testing

/// How the server stops when it is asked to.
@Suite struct StoppingTests {
    @Test func `SIGTERM under load ends with status 0 within ten seconds and loses nothing`() async throws {
        try await expectQuick("the end under load", within: .seconds(10)) {
            let load = Load(seed: 6, calls: 8_000)
            return try await withServer { server in
                async let sent: Void = load.send(to: server, connections: 8)
                try await eventually("there is load") { load.acknowledgedCount > 200 }
                let elapsed = try await timeToEnd(of: server, after: SIGTERM)
                await sent
                #expect(try await Database(of: server).lost(of: load) == [:])
                return elapsed
            }
        }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `open live streams and idle connections do not hold up the end`(signal: Int32) async throws {
        // Sooner than the limit of eight seconds after which the server breaks off what holds it up.
        try await expectQuick("the end", within: .seconds(6)) {
            try await withServer { server in
                let stream = try await LiveStream.open(server)
                _ = try await stream.message("a first snapshot") { _ in true }
                let idle = try await RawConnection.open(port: server.port)
                await idle.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                try await eventually("the idle connection has its reply") { idle.text.contains("ok") }
                let halfway = try await RawConnection.open(port: server.port)
                await halfway.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")

                let elapsed = try await timeToEnd(of: server, after: signal)
                #expect(stream.text.hasSuffix("0\r\n\r\n"), "the stream is told that nothing more comes")
                await stream.close()
                await idle.close()
                await halfway.close()
                return elapsed
            }
        }
    }

    /// How long a server takes from a signal to its end, which must be one in good order.
    private func timeToEnd(of server: Server, after signal: Int32) async throws -> Duration {
        let start = ContinuousClock.now
        server.program.signal(signal)
        #expect(try await server.program.exit() == .status(0))
        return ContinuousClock.now - start
    }
}
