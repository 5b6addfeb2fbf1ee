import Foundation
import TestSupport
import Testing

/// Who sees the telephone numbers of others, and who sees their ends alone.
@Suite struct MaskingTests {
    private struct Masked: Decodable {
        var numbersMasked: Bool?
    }

    @Test func `a viewer finds no number in any answer, and everything else`() async throws {
        try await Firm.with { firm in
            let viewer = try await firm.person("viola", "viewer")
            let answers = try await firm.answersWithNumbers([("Cookie", viewer.cookie)])
            #expect(answers.count > 50, "all panels twice")
            #expect(answers["/api/v1/calls.csv"] == nil, "only who leads takes calls away")
            for (address, text) in answers {
                for digits in Firm.digits { #expect(!text.contains(digits), "\(address)") }
            }
            for id in ["top-callers", "longest-waits", "active-calls-list", "missed-callers"] {
                #expect(answers["/api/v1/panels/\(id)"]?.contains("+4930…0") == true, "\(id)")
                #expect(answers["/api/v1/panels/\(id)"]?.contains(#""numbersMasked":true"#) == true, "\(id)")
            }
            #expect(answers["/api/v1/panels/incoming-calls"]?.contains("numbersMasked") == false)
            let calls = try #require(answers["/api/v1/calls"])
            #expect(calls.contains("+4930…011") && calls.contains(#""numbersMasked":true"#))
            #expect(calls.contains("+4922147100101"), "one's own numbers stay")
            for address in ["/api/v1/calls/1", "/api/v1/call-backs", "/api/v1/live"] {
                #expect(answers[address]?.contains(#""numbersMasked":true"#) == true, "\(address)")
            }
        }
    }

    @Test func `a screen finds no number in the calls of this moment, asked for or sent`() async throws {
        try await Firm.with { firm in
            let screen = try await firm.person("wall", "kiosk")
            let snapshot = try await screen.send("GET", "/api/v1/live").text
            let stream = try await LiveStream.open(firm.server, as: "Cookie: \(screen.cookie)")
            let message = try await stream.message("the caller who waits") { $0.waiting == 1 }
            for text in [snapshot, stream.text] {
                for digits in Firm.digits { #expect(!text.contains(digits)) }
                #expect(text.contains(#""numbersMasked":true"#))
            }
            #expect(message.view.waitingCalls.map(\.caller) == ["+4930…011"])
            #expect(message.view.activeCalls.map(\.ownNumber) == ["+4922147100101"])
            await stream.close()
        }
    }

    @Test func `whoever leads sees the numbers, also beside others who do not`() async throws {
        try await Firm.with { firm in
            let lead = try await firm.person("lena", "lead")
            let screen = try await firm.person("wall", "kiosk")
            let beside = try await LiveStream.open(firm.server, as: "Cookie: \(screen.cookie)")
            let answers = try await firm.answersWithNumbers([("Cookie", lead.cookie)])
            let stream = try await LiveStream.open(firm.server, as: "Cookie: \(lead.cookie)")
            let message = try await stream.message("the caller who waits") { $0.waiting == 1 }
            #expect(message.view.waitingCalls.map(\.caller) == ["+\(Firm.callers[0])"])
            for address in ["/api/v1/calls", "/api/v1/calls.csv"] {
                for number in Firm.callers { #expect(answers[address]?.contains("+" + number) == true, "\(address)") }
            }
            #expect(answers.values.allSatisfy { !$0.contains("numbersMasked") })
            await stream.close()
            await beside.close()
        }
    }

    @Test func `numbers cannot be guessed by filtering`() async throws {
        try await Firm.with { firm in
            let viewer = try await firm.person("viola", "viewer")
            let lead = try await firm.person("lena", "lead")
            let search = "/api/v1/calls?\(Server.nowadays)&number=\(Firm.callers[0])"
            #expect(try await viewer.send("GET", search).status == 403)
            let twice = "/api/v1/calls?\(Server.nowadays)&number=&number=\(Firm.callers[0])"
            #expect(try await viewer.send("GET", twice).status == 403)
            #expect(try await lead.send("GET", search).text.contains(Firm.callers[0]))
            #expect(try await viewer.send("GET", "/api/v1/calls?\(Server.nowadays)&number=").status == 200)
        }
    }

    @Test func `one number is shown by right, and that is written down without it`() async throws {
        struct Page: Decodable {
            struct Call: Decodable {
                var id: Int
                var externalNumber: String?
            }
            var calls: [Call]
        }
        struct Revealed: Decodable {
            var id: Int
            var externalNumber: String?
            var ownNumber: String?
        }
        try await Firm.with { firm in
            let viewer = try await firm.person("viola", "viewer")
            let lead = try await firm.person("lena", "lead")
            let page: Page = try await viewer.send("GET", "/api/v1/calls?\(Server.nowadays)").decoded()
            let call = try #require(page.calls.first { $0.externalNumber?.hasSuffix("011") == true })
            let address = "/api/v1/calls/\(call.id)/reveal"
            #expect(try await viewer.send("POST", address, formToken: viewer.formToken).status == 403)
            #expect(try await lead.send("POST", address).status == 403, "no page of ours asked")
            let shown: Revealed = try await lead.send("POST", address, formToken: lead.formToken).decoded()
            #expect(shown.id == call.id)
            #expect(shown.externalNumber == "+\(Firm.callers[0])")
            #expect(shown.ownNumber == "+4922147100101")
            let unknown = try await lead.send("POST", "/api/v1/calls/4711/reveal", formToken: lead.formToken)
            #expect(unknown.status == 404)
            let log = firm.server.program.errors
            let line = log.split(separator: "\n").first { $0.contains("the numbers of a call were shown") }
            #expect(line?.contains("lena") == true && line?.contains("\(call.id)") == true)
            for digits in Firm.digits { #expect(!log.contains(digits)) }
        }
    }
}
