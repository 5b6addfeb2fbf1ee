import Foundation
import TestSupport
import Testing

/// Pages, their files, and the API as a browser or a script asks for them.
@Suite struct PageTests {
    @Test func `the page and all files that it names are served, guarded and cached`() async throws {
        try await withServer { server in
            let page = try await server.http.get("/")
            #expect(page.status == 200)
            #expect(page["Content-Type"] == "text/html; charset=utf-8")
            let files = page.text.matches(of: /(?:src|href)="(assets\/[^"]+)"/).map { String($0.1) }
            #expect(Set(files).count >= 5)
            for path in ["/"] + Set(files).sorted().map({ "/" + $0 }) {
                let file = try await server.http.get(path)
                #expect(file.status == 200, "\(path)")
                #expect(!file.body.isEmpty, "\(path)")
                let policy = try #require(file["Content-Security-Policy"])
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
                #expect(file["X-Content-Type-Options"] == "nosniff", "\(path)")
                #expect(file["Referrer-Policy"] == "no-referrer", "\(path)")
                let tag = try #require(file["ETag"])
                let again = try await server.http.get(path, headers: [("If-None-Match", tag)])
                #expect(again.status == 304, "\(path)")
                #expect(again.body.isEmpty, "\(path)")
            }
        }
    }

    @Test func `nothing in the page or its files leads to another host or into the page's own markup`() async throws {
        try await withServer { server in
            let page = try await server.http.get("/").text
            #expect(page.matches(of: /<(?:script|link|img)[^>]+(?:src|href)="https?:/).isEmpty)
            #expect(page.matches(of: /<style|\sstyle="|\son[a-z]+="|<script>/).isEmpty)
        }
    }

    @Test func `the catalogue lists all panels in both languages`() async throws {
        struct Entry: Decodable {
            var id: String
            var title: String
            var definition: String
        }
        struct Catalogue: Decodable {
            var timeZone: String
            var units: [String]
            var panels: [Entry]
        }
        try await withServer(environment: ["TIME_ZONE": "America/New_York"]) { server in
            let english: Catalogue = try await server.http.get("/api/v1/panels?lang=en").decoded()
            let german: Catalogue = try await server.http.get(
                "/api/v1/panels",
                headers: [("Accept-Language", "de-DE,de;q=0.9,en;q=0.5")]
            ).decoded()
            #expect(Set(english.panels.map(\.id)).isSuperset(of: PanelTable.ids))
            #expect(english.panels.map(\.id) == german.panels.map(\.id))
            #expect(english.timeZone == "America/New_York")
            #expect(english.units == ["1m", "1h", "1d", "7d", "1M", "6M", "1y"])
            for (one, other) in zip(english.panels, german.panels) {
                #expect(one.title != other.title, "\(one.id)")
                #expect(one.definition != other.definition, "\(one.id)")
            }
        }
    }

    @Test func `every panel of an empty server answers and describes itself`() async throws {
        try await withServer { server in
            for id in PanelTable.ids {
                let table = try await server.panel(id)
                #expect(table.id == id)
                #expect(!table.title.isEmpty && !table.definition.isEmpty, "\(id)")
                #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(id)")
            }
            // Nothing of nothing is no share, and no mean.
            let shares = try await server.panel("incoming-answer-ratio")
            #expect(shares.column("share") == [.null, .null])
            let means = try await server.panel("answer-time")
            #expect(means.column("wait").allSatisfy { $0 == .null })
        }
    }

    @Test(arguments: [
        ("/nothing", 404), ("/assets/x/nothing.js", 404), ("/assets/x/index.html", 404), ("/assets/app.js", 404),
        ("/assets/x/..%2Fmain.swift", 404),
        ("/api/v1/panels/nothing", 404), ("/api/v1/panels/waiting.xml", 404), ("/api/v1/panels/waiting?from=soon", 400),
        ("/api/v1/panels/waiting?unit=1w", 400), ("/api/v1/panels/total-calls?from=2&to=1", 400),
        ("/api/v1/panels/total-calls?from=2001-01-01T00:00:00Z&unit=1m", 400),
    ])
    func `a wrong address is answered with a problem that says what to do`(path: String, status: Int) async throws {
        try await withServer { server in
            let reply = try await server.http.get(path)
            #expect(reply.status == status)
            #expect(reply["Content-Type"] == "application/problem+json")
            let problem: RefusalTests.ProblemBody = try reply.decoded()
            #expect(problem.status == status)
            #expect(problem.title.contains { $0.isLetter })
            #expect(problem.detail.count > 20)
        }
    }

    @Test func `HEAD answers like GET, without a body`() async throws {
        try await withServer { server in
            for path in ["/", "/healthz", "/readyz", "/metrics", "/api/v1/panels", "/api/v1/live"] {
                let reply = try await server.http.send(HTTPRequest("HEAD", path))
                #expect(reply.status == 200, "\(path)")
                #expect(reply.body.isEmpty, "\(path)")
            }
        }
    }

    @Test func `metrics are what Prometheus reads, and count events and replies`() async throws {
        let call = TestCall("measured")
        try await withServer { server in
            for body in [call.newCall(), call.answer(), call.hangup()] { try await server.post(body) }
            try await server.waitUntilApplied(3)
            let reply = try await server.http.get("/metrics")
            #expect(reply["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
            for line in reply.text.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(
                    line.wholeMatch(of: /call_statistics_[a-z_]+(\{[a-z]+="[^"]+"\})? [0-9.e+-]+/) != nil,
                    "\(line)"
                )
            }
            let metrics = try await server.metrics()
            for event in ["newCall", "answer", "hangup"] {
                #expect(metrics["call_statistics_events_total{event=\"\(event)\"}"] == 1)
            }
            #expect(metrics["call_statistics_reply_seconds_count"] == 3)
            #expect(metrics["call_statistics_events_lost_total"] == 0)
        }
    }
}
