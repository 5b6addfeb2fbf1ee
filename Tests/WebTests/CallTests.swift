import TestSupport
import Testing

/// Calls one by one, as JSON and CSV.
@Suite struct CallTests {
    private struct Page: Decodable {
        struct Call: Decodable {
            var externalNumber: String?
            var state: String
            var outcome: String?
            var legs: [Leg]
        }

        struct Leg: Decodable {
            var callId: String
            var user: String?
        }

        var calls: [Call]
        var next: String?
    }

    private func page(_ query: String, of server: Server) async throws -> Page {
        let reply = try await server.http.get("/api/v1/calls?\(Server.nowadays)&\(query)")
        #expect(reply.status == 200)
        #expect(reply["Content-Type"] == "application/json")
        #expect(reply["Cache-Control"] == "no-store")
        return try reply.decoded()
    }

    @Test func `calls are listed and found by number, state and outcome`() async throws {
        let (first, second) = (TestCall("first"), TestCall("second", direction: "out"))
        try await withServer { server in
            for body in [first.newCall(), first.hangup("busy"), second.newCall()] { try await server.post(body) }
            try await server.waitUntilApplied(3)

            let all = try await page("order=oldest", of: server)
            #expect(all.calls.map { $0.legs.map(\.callId) } == [["first"], ["second"]])
            #expect(all.calls.map(\.state) == ["ended", "waiting"])
            #expect(all.calls.map(\.outcome) == ["busy", nil])
            #expect(all.calls.first?.legs.first?.user == "Anna Müller")
            #expect(all.next == nil)

            #expect(try await page("outcome=busy&outcome=answered", of: server).calls.count == 1)
            #expect(try await page("state=running", of: server).calls.map(\.state) == ["waiting"])
            #expect(try await page("direction=in", of: server).calls.count == 1)
            // An unescaped plus sign arrives as a blank.
            #expect(try await page("number=+4930231250001", of: server).calls.count == 2)
            #expect(try await page("number=4930231250002", of: server).calls.isEmpty)
            // As people write it who stand in the same country, and a piece of it.
            #expect(try await page("number=030%20231250001", of: server).calls.count == 2)
            #expect(try await page("number=2501", of: server).calls.isEmpty)
            #expect(try await page("number=5000", of: server).calls.count == 2)
        }
    }

    @Test func `a call has an address of its own, and hides its numbers from a viewer`() async throws {
        struct One: Decodable {
            var id: Int
            var externalNumber: String?
            var numbersMasked: Bool?
        }
        try await withServer(environment: ["ADMIN_PASSWORD": Person.password]) { server in
            try await server.post(TestCall("only").newCall())
            try await server.waitUntilApplied(1)
            let one = try await server.http.get("/api/v1/calls/1")
            #expect(one.status == 200)
            let call = try one.decoded(One.self)
            #expect(call.id == 1 && call.externalNumber == "+\(TestCall("only").from)" && call.numbersMasked == nil)

            try await server.waitForUser()
            try await server.user("add", "viola", "--role", "viewer")
            let viola = try await Person(server, "viola")
            let seen = try await viola.send("GET", "/api/v1/calls/1").decoded(One.self)
            #expect(seen.externalNumber == "+4930…001" && seen.numbersMasked == true)

            for missing in ["2", "x", "99999999999999999999"] {
                let reply = try await server.http.get("/api/v1/calls/\(missing)")
                #expect(reply.status == 404)
                #expect(reply["Content-Type"] == "application/problem+json")
            }
            let stranger = try await server.stranger.get("/api/v1/calls/1")
            #expect(stranger.status == 401)
        }
    }

    @Test func `each page leads to the next`() async throws {
        try await withServer { server in
            for id in ["a", "b", "c"] { try await server.post(TestCall(id).newCall()) }
            try await server.waitUntilApplied(3)
            var ids: [String] = []
            var key: String? = ""
            while let after = key {
                let page = try await page("limit=1&after=\(after)", of: server)
                ids += page.calls.flatMap { $0.legs.map(\.callId) }
                key = page.next
            }
            #expect(Set(ids) == ["a", "b", "c"] && ids.count == 3)

            let page = try await server.http.get("/api/v1/calls?\(Server.nowadays)&limit=2")
            let link = try #require(page["Link"])
            // Relative, because the service may stand below a path.
            #expect(link.hasPrefix("<?\(Server.nowadays.prefix(5))") && link.hasSuffix(">; rel=\"next\""))
            let rest = try await server.http.get("/api/v1/calls" + link.dropFirst().prefix { $0 != ">" })
            #expect(try rest.decoded(Page.self).calls.count == 1)
            #expect(rest["Link"] == nil)
        }
    }

    @Test(arguments: [
        ("de", "\u{FEFF}Nr.;Beginn;", ";Eingehend;Besetzt;Beendet;"),
        ("en", "\u{FEFF}No.,Start,", ",Incoming,Busy,Ended,"),
    ]) func `a file of calls speaks the reader's language, and one for programs does not`(
        language: String,
        header: String,
        words: String
    ) async throws {
        try await withServer { server in
            let call = TestCall("only")
            for body in [call.newCall(), call.hangup("busy")] { try await server.post(body) }
            try await server.waitUntilApplied(2)
            let csv = try await server.http.get("/api/v1/calls.csv", headers: [("Accept-Language", language)])
            #expect(csv["Content-Type"] == "text/csv; charset=utf-8; header=present")
            #expect(csv["Content-Disposition"] == "attachment; filename=\"calls.csv\"")
            #expect(csv["Cache-Control"] == "no-store")
            #expect(csv.text.hasPrefix(header))
            #expect(csv.text.contains(words))
            let panel = try await server.http.get("/api/v1/panels/longest-waits.csv?lang=\(language)")
            #expect(panel.text.contains(language == "de" ? ";Besetzt" : ",Busy"))

            let machine = try await server.http.get("/api/v1/calls.csv?machine=true&lang=\(language)")
            #expect(machine.text.hasPrefix("id,start,") && machine.text.contains(",in,busy,ended,"))
        }
    }

    @Test(arguments: [
        ("limit=0", "1000"), ("state=open", "running"), ("minWait=long", "Sekunden"), ("after=1", "next"),
        ("number=21", "Ziffern"),
    ])
    func `a wrong parameter is refused with advice in the reader's language`(
        parameter: String,
        advice: String
    ) async throws {
        try await withServer { server in
            for path in ["/api/v1/calls", "/api/v1/calls.csv"] {
                let reply = try await server.http.get("\(path)?\(parameter)&lang=de")
                #expect(reply.status == 400)
                #expect(reply["Content-Type"] == "application/problem+json")
                #expect(reply.text.contains(advice))
            }
        }
    }
}
