import Foundation
import TestSupport
import Testing

/// How pages and their files get to a browser: small, kept, and under whatever path a proxy shows them.
@Suite struct DeliveryTests {
    private static let gzip = [("Accept-Encoding", "br;q=0, gzip, deflate")]

    @Test func `files of the pages are kept for ever, under an address that changes with them`() async throws {
        try await withServer { server in
            let names = try await server.assets(of: "/")
            let file = try await server.http.get("/" + names[0])
            #expect(file["Cache-Control"] == "public, max-age=31536000, immutable")
            let fingerprints = Set(names.map { $0.split(separator: "/")[1] })
            #expect(fingerprints.count == 1)
            let fingerprint = try #require(fingerprints.first)
            let other = names[0].replacing(fingerprint, with: "another")
            #expect(try await server.http.get("/" + other)["Cache-Control"] == "no-cache")
            #expect(try await server.http.get("/")["Cache-Control"] == "no-cache")
        }
    }

    @Test func `a browser that reads gzip gets pages, files and numbers compressed, and others do not`() async throws {
        try await withServer { server in
            let files = try await server.assets(of: "/").map { "/" + $0 }.filter { $0.hasSuffix(".js") }
            for path in ["/", files[0], "/api/v1/panels"] {
                let plain = try await server.http.get(path)
                let zipped = try await server.http.get(path, headers: Self.gzip)
                #expect(plain["Content-Encoding"] == nil, "\(path)")
                #expect(zipped["Content-Encoding"] == "gzip", "\(path)")
                #expect(zipped["Vary"]?.contains("Accept-Encoding") == true, "\(path)")
                #expect(zipped.body.count < plain.body.count, "\(path)")
                #expect(zipped.body.starts(with: [0x1f, 0x8b]), "\(path)")
                #expect(zipped["Content-Length"] == "\(zipped.body.count)", "\(path)")
            }
            let short = try await server.http.get("/api/v1/session", headers: Self.gzip)
            #expect(short["Content-Encoding"] == nil)
            let refusal = [("Accept-Encoding", "gzip;q=0")]
            #expect(try await server.http.get("/", headers: refusal)["Content-Encoding"] == nil)
        }
    }

    @Test(arguments: ["/", "/live", "/calls"])
    func `the first view of a page weighs less than 300 KB`(page: String) async throws {
        try await withServer { server in
            var weight = try await server.http.get(page, headers: Self.gzip).body.count
            for name in try await server.assets(of: page) + server.laterAssets(of: page) {
                weight += try await server.http.get("/" + name, headers: Self.gzip).body.count
            }
            #expect(weight < 300_000)
        }
    }

    /// Over six connections sixty modules would take a dozen journeys to a distant server.
    @Test(arguments: ["/", "/live", "/calls", "/call-backs", "/staffing", "/settings", "/account", "/login"])
    func `a page has one script that needs no other, and one style sheet`(page: String) async throws {
        try await withServer { server in
            let names = try await server.assets(of: page)
            let script = try #require(names.first { $0.hasSuffix(".page.js") })
            #expect(names.filter { $0.hasSuffix(".css") }.count == 1)
            #expect(names.filter { $0.hasSuffix(".js") }.count <= 3)
            let text = try await server.http.get("/" + script).text
            #expect(text.contains("const $preferences = (() => {"))
            #expect(text.matches(of: /(?m)^\s*(import|export)\b/).isEmpty)
            // A module that is used comes before the one that uses it, and once.
            let made = text.matches(of: /(?m)^const (\$\w+) = \(\(\) => \{$/)
            #expect(Set(made.map(\.1)).count == made.count)
            for use in text.matches(of: /(?m)^const \{[^}]*\} = (\$\w+);$/) {
                let module = try #require(made.first { $0.1 == use.1 }, "\(use.1)")
                #expect(module.range.lowerBound < use.range.lowerBound)
            }
        }
    }

    @Test func `what the dashboard asks for later builds upon what it has, and brings no module again`()
        async throws
    {
        try await withServer { server in
            let first = try #require(try await server.assets(of: "/").first { $0.hasSuffix(".page.js") })
            let later = try await server.laterAssets(of: "/")
            let last = later.map { $0.split(separator: "/").last }
            #expect(last == ["chart.js", "dashboard.statistics.js"])
            let (early, text) = (
                try await server.http.get("/" + first).text, try await server.http.get("/" + later[1]).text
            )
            let modules = /(?m)^const (\$\w+) = \(\(\) => \{$/
            let (had, brought) = (Set(early.matches(of: modules).map(\.1)), Set(text.matches(of: modules).map(\.1)))
            #expect(!brought.isEmpty)
            #expect(had.isDisjoint(with: brought))
            for handed in text.matches(of: /(?m)^const \{ (.+) \} = globalThis\.linked;$/) {
                #expect(handed.1.split(separator: ", ").allSatisfy(had.contains))
            }
            for use in text.matches(of: /(?m)^const \{[^}]*\} = (\$\w+);$/) {
                #expect(had.contains(use.1) || brought.contains(use.1), "\(use.1)")
            }
        }
    }

    @Test func `a page begins in the reader's language`() async throws {
        try await withServer { server in
            let german = try await server.http.get("/calls", headers: [("Accept-Language", "de-DE,de;q=0.9")])
            #expect(german.text.contains("<html lang=\"de\">"))
            #expect(german.text.contains("<title>Anrufe · Anrufstatistik</title>"))
            let english = try await server.http.get("/calls").text
            #expect(english.contains("<html lang=\"en\">"))
        }
    }

    @Test(arguments: ["/phone/", "/phone/calls", "/phone/healthz", "/calls"])
    func `under a path, the service answers with that path and without it`(path: String) async throws {
        try await withServer(environment: ["SERVICE_BASE_URL": "https://example.com/phone/"]) { server in
            let reply = try await server.http.get(path)
            #expect(reply.status == 200)
        }
    }

    @Test func `under a path, a page without its slash leads to it, and what only begins like it is nothing`()
        async throws
    {
        try await withServer(environment: ["SERVICE_BASE_URL": "https://example.com/phone"]) { server in
            let reply = try await server.http.get("/phone")
            #expect(reply.status == 303)
            #expect(reply["Location"] == "/phone/")
            #expect(try await server.http.get("/phonebook").status == 404)
        }
    }

    @Test func `under a path, the webhook takes events there`() async throws {
        try await withServer(environment: ["SERVICE_BASE_URL": "https://example.com/phone"]) { server in
            let body = TestCall("below").newCall()
            #expect(try await server.post(body, path: "/phone/").status == 200)
            #expect(try await server.post(TestCall("beside").newCall(), path: "/phone").status == 200)
            try await server.waitUntilApplied(2)
        }
    }

    @Test func `no page and no script names an address that begins at the root of a host`() async throws {
        try await withServer { server in
            for page in ["/", "/live", "/calls", "/staffing", "/definitions", "/status", "/login"] {
                let text = try await server.http.get(page).text
                #expect(text.matches(of: /(?:src|href|action)="\//).isEmpty, "\(page)")
                for name in try await server.assets(of: page)
                where name.hasSuffix(".js") && !name.hasSuffix("/chart.js") {
                    let script = try await server.http.get("/" + name).text
                    #expect(
                        script.matches(of: /['"`]\/(?:api|assets|login|calls|live|account|auth)\b/).isEmpty,
                        "\(name)"
                    )
                }
            }
        }
    }
}

extension Server {
    /// The files that a page names, as it names them.
    fileprivate func assets(of page: String) async throws -> [String] {
        let text = try await http.get(page).text
        return Set(text.matches(of: /(?:src|href)="(assets\/[^"]+)"/).map { String($0.1) }).sorted()
    }

    /// What a page asks for when its first numbers are there: the rest of its scripts, and what draws charts.
    fileprivate func laterAssets(of page: String) async throws -> [String] {
        let first = try #require(try await assets(of: page).first { $0.hasSuffix(".page.js") })
        let text = try await http.get("/" + first).text
        let folder = first.prefix(through: first.lastIndex(of: "/") ?? first.startIndex)
        let names = text.matches(of: /import\('\.\/([^']+)'\)|new URL\('\.\/(chart\.js)'/)
        return names.compactMap { ($0.1 ?? $0.2).map { String(folder + $0) } }
    }
}
