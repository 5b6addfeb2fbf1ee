import Foundation
import TestSupport
import Testing

/// A whole day goes in through the webhook and comes out of every panel as an independent count has it.
@Suite struct DayTests {
    @Test func `a day of signed calls comes out of all panels as it went in`() async throws {
        let day = try Day.make()
        let model = DayModel(day.bodies)
        try #require(DayModel.repeatedInternalPairs(day.bodies).isEmpty)
        try #require(model.flows.count > 150)
        try await withServer(environment: ["SHORT_ABANDON_SECONDS": "0"]) { server in
            let began = ContinuousClock.now
            #expect(try await day.send(to: server) == [200])
            try await server.waitUntilApplied(day.bodies.count)
            let elapsed = Double((ContinuousClock.now - began).components.seconds + 1)

            try await expectStored(model, in: Database(of: server))
            try await expectLive(model, of: day.bodies.count, on: server)
            try await expectCounts(model, on: server)
            try await expectLengths(model, within: elapsed, on: server)
        }
    }

    private func expectStored(_ model: DayModel, in database: Database) async throws {
        let stored = try await database.counts(
            "SELECT direction || ' ' || COALESCE(outcome, 'going on') AS kind, COUNT(*) FROM journeys GROUP BY kind"
        )
        let expected = Dictionary(
            model.flows.map { ("\($0.direction) \($0.outcome ?? "going on")", 1) },
            uniquingKeysWith: +
        )
        #expect(stored == expected)
        #expect(try await database.number("SELECT COUNT(*) FROM calls") >= model.flows.count)
    }

    private func expectLive(_ model: DayModel, of events: Int, on server: Server) async throws {
        let talking = model.flows.filter { $0.outcome == nil && $0.isAnswered }
        let ringing = model.count { $0.outcome == nil && !$0.isAnswered && $0.direction == "in" }
        let live = try await server.live(of: events)
        #expect(live.waiting == ringing)
        #expect(live.active == talking.count)
        #expect(try await server.panel("waiting").rows == [[.number(Double(ringing))]])
        #expect(try await server.panel("active-calls").rows == [[.number(Double(talking.count))]])
        let list = try await server.panel("active-calls-list")
        let shown = zip(list.column("direction"), list.column("external_number")).map { "\($0)\($1)" }
        let expected = talking.map { flow in
            "\(PanelTable.Cell.text(flow.direction))\(PanelTable.Cell.text(flow.externalNumber))"
        }
        #expect(shown.sorted() == expected.sorted())
        #expect(Set(live.activeCalls.compactMap(\.externalNumber)) == Set(talking.map(\.externalNumber)))
    }

    private func expectCounts(_ model: DayModel, on server: Server) async throws {
        for (direction, name) in [("in", "incoming"), ("out", "outgoing")] {
            let ended = model.flows.filter { $0.direction == direction && $0.outcome != nil }
            let answered = ended.count { $0.outcome == "answered" }
            let unanswered = ended.count - answered
            let ratio = try await server.panel("\(name)-answer-ratio")
            #expect(ratio.column("calls") == [.number(Double(answered)), .number(Double(unanswered))])
            let shares = ratio.column("share").compactMap(\.number)
            #expect(shares == [Double(answered) / Double(ended.count), Double(unanswered) / Double(ended.count)])
            let series = try await server.panel("\(name)-calls")
            #expect(series.sum("answered") == answered)
            #expect(series.sum("unanswered") == unanswered)
        }
        let total = try await server.panel("total-calls")
        #expect(total.sum("total") == model.flows.count)
        #expect(total.sum("incoming") == model.count { $0.direction == "in" })
        #expect(total.sum("outgoing") == model.count { $0.direction == "out" })
        let voicemail = try await server.panel("voicemail-calls")
        #expect(voicemail.sum("voicemail") == model.count { $0.outcome == "voicemail" })
        let top = try await server.panel("top-callers")
        // Of equally frequent callers the first one stands in front, and only the server's clock knows who that was.
        let calls = model.callsOfCallers
        let listed = top.column("number").compactMap(\.text)
        #expect(Set(listed).count == 20)
        #expect(top.column("calls").compactMap(\.number) == listed.map { Double(calls[$0] ?? 0) })
        #expect(listed.map { calls[$0] ?? 0 } == calls.values.sorted(by: >).prefix(20).map(\.self))
    }

    /// The times are those of the server's clock, so only their bounds and number are known.
    private func expectLengths(_ model: DayModel, within elapsed: Double, on server: Server) async throws {
        let waited = model.count { $0.direction == "in" && $0.outcome != nil }
        let talked = model.count { $0.outcome == "answered" }
        let waits = try await server.panel("longest-waits")
        #expect(waits.rows.count == min(20, waited))
        let calls = try await server.panel("longest-calls")
        #expect(calls.rows.count == min(20, talked))
        for (panel, column) in [(waits, "wait"), (calls, "duration")] {
            let lengths = panel.column(column).compactMap(\.number)
            #expect(lengths == lengths.sorted(by: >))
            #expect(lengths.allSatisfy { (0...elapsed).contains($0) })
        }
        for (id, column) in [("answer-time", "wait"), ("call-duration", "all")] {
            let means = try await server.panel(id).column(column).compactMap(\.number)
            #expect(!means.isEmpty)
            #expect(means.allSatisfy { (0...elapsed).contains($0) })
        }
    }

    @Test func `CSV says what JSON says, in every panel`() async throws {
        let day = try Day.make()
        try await withServer { server in
            _ = try await day.send(to: server)
            try await server.waitUntilApplied(day.bodies.count)
            for id in PanelTable.ids where id != "active-calls-list" {
                let range = Server.nowadays
                let table: PanelTable = try await server.http.get("/api/v1/panels/\(id)?\(range)").decoded()
                let reply = try await server.http.get("/api/v1/panels/\(id).csv?\(range)&machine=true")
                #expect(reply["Content-Type"]?.hasPrefix("text/csv") == true, "\(id)")
                var lines = reply.text.components(separatedBy: "\r\n")
                #expect(lines.popLast() == "", "\(id) ends with a line break")
                #expect(lines.first == table.columns.map(\.name).joined(separator: ","), "\(id)")
                let expected = table.rows.map { row in row.map(Self.plain) }
                let found = lines.dropFirst().map { line in line.components(separatedBy: ",").map(Self.cell) }
                #expect(found.map { $0.map(Self.plain) } == expected, "\(id)")
            }
            // The talk times of calls that go on differ from one question to the next; their number does not.
            let list = try await server.panel("active-calls-list")
            let csv = try await server.http.get("/api/v1/panels/active-calls-list.csv")
            #expect(csv.text.components(separatedBy: "\r\n").count == list.rows.count + 2)
            #expect(!list.rows.isEmpty)
        }
    }

    private static func cell(_ text: String) -> PanelTable.Cell {
        if text.isEmpty { return .null }
        return text.first == "+" ? .text(text) : Double(text).map { .number($0) } ?? .text(text)
    }

    private static func plain(_ cell: PanelTable.Cell) -> String { "\(cell)" }

    @Test func `nothing that the server logs of a day holds a phone number`() async throws {
        let day = try Day.make()
        let model = DayModel(day.bodies)
        try #require(model.numbers.count > 50)
        try await withServer(environment: ["LOG_LEVEL": "trace"]) { server in
            _ = try await day.send(to: server)
            for body in day.bodies.prefix(20) {
                let form = String(decoding: body, as: UTF8.self)
                let wrong = [
                    form.replacingOccurrences(of: "direction=", with: "direction=4915112345678"),
                    form.replacingOccurrences(of: "callId=", with: "id="),
                    form.replacingOccurrences(of: "event=", with: "event=4915112345678"),
                    form.replacingOccurrences(of: "to=", with: "to=\(String(repeating: "4930123456", count: 30))"),
                ]
                for body in wrong {
                    let status = try await server.post(Array(body.utf8)).status
                    #expect((400...422).contains(status))
                }
                let unsigned = HTTPRequest("POST", "/", headers: [("Content-Type", "text/\(form)")], body: body)
                #expect(try await server.http.send(unsigned).status == 415)
            }
            try await server.waitUntilApplied(day.bodies.count)
            #expect(try await server.stop() == .status(0))
            let log = server.program.errors
            #expect(log.contains("refused"))
            #expect(model.numbers.filter(log.contains) == [])
            #expect(!log.contains("4915112345678") && !log.contains("4930123456"))
        }
    }
}
