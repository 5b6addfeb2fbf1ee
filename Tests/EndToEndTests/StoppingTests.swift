import Foundation
import TestSupport
import Testing

/// How the server stops when it is asked to.
@Suite struct StoppingTests {
    @Test func `SIGTERM under load ends with status 0 within ten seconds and loses nothing`() async throws {
        let load = Load(seed: 6, calls: 8_000)
        try await withServer { server in
            async let sent: Void = load.send(to: server, connections: 8)
            try await eventually("there is load") { load.acknowledgedCount > 200 }
            server.program.signal(SIGTERM)
            #expect(try await server.program.exit(within: .seconds(10)) == .status(0))
            await sent
            #expect(try await Database(of: server).lost(of: load) == [:])
        }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `open live streams and idle connections do not hold up the end`(signal: Int32) async throws {
        try await withServer { server in
            let stream = try await LiveStream.open(server)
            _ = try await stream.message("a first snapshot") { _ in true }
            let idle = try await RawConnection.open(port: server.port)
            await idle.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            try await eventually("the idle connection has its reply") { idle.text.contains("ok") }
            let halfway = try await RawConnection.open(port: server.port)
            await halfway.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")

            server.program.signal(signal)
            // Sooner than the limit after which the server breaks off.
            #expect(try await server.program.exit(within: .seconds(6)) == .status(0))
            await stream.close()
            await idle.close()
            await halfway.close()
        }
    }
}
