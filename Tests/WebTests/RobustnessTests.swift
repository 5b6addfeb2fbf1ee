import TestSupport
import Testing

/// Questions that nobody asks by accident.
@Suite struct RobustnessTests {
    @Test(arguments: [
        "from=1000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from=0001-01-01T00:00:00Z", "to=9999-12-31T23:59:59Z",
        "from=-1", "to=253402300799999",
    ])
    func `a range beyond the age of the telephone is refused with what to do`(range: String) async throws {
        try await withServer { server in
            let panel = "/api/v1/panels/incoming-calls?unit=1y&compare=previous&\(range)"
            let reply = try await server.http.get(panel)
            #expect(reply.status == 400)
            #expect(reply.text.contains("Choose a time from 1970 to 2199."))
            #expect(try await server.http.get("/api/v1/calls?\(range)").status == 400)
        }
    }

    @Test func `all that can be asked for can be compared with the time before`() async throws {
        try await withServer { server in
            let all = "from=1970-01-01T00:00:00Z&to=2199-12-31T23:59:59Z&unit=1y&compare=previous"
            for panel in ["incoming-calls", "incoming-outcomes", "weekday-hours", "agents-needed"] {
                let reply = try await server.http.get("/api/v1/panels/\(panel)?\(all)")
                #expect(reply.status == 200, "\(panel)")
            }
        }
    }

    @Test func `a refusal is as guarded as a page, and kept by no browser`() async throws {
        try await withServer { server in
            let token = try await server.http.get("/api/v1/panels/nothing")
            let stranger = try await server.stranger.get("/api/v1/calls")
            let nowhere = try await server.http.get("/nowhere")
            let wrong = try await server.http.get("/api/v1/calls?from=x")
            #expect([token, stranger, nowhere, wrong].map(\.status) == [404, 401, 404, 400])
            for refusal in [token, stranger, nowhere, wrong] {
                #expect(refusal["Content-Security-Policy"]?.hasPrefix("default-src 'none'") == true)
                #expect(refusal["X-Content-Type-Options"] == "nosniff")
                #expect(refusal["Referrer-Policy"] == "no-referrer")
                #expect(refusal["Cache-Control"] == "no-store")
            }
        }
    }
}
