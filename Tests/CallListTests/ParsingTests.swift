import Calls
import PushAPI
import Statistics
import Testing

struct ParsingTests {
    private func parse(_ parameters: [String: [String]]) throws(RequestProblem) -> CallRequest {
        try CallRequest.parse(parameters, now: Told.noon)
    }

    @Test func `without parameters the last hundred calls of the last day are listed`() throws {
        let request = try parse(["direction": [""], "outcome": [""], "limit": [""], "after": [""], "number": [""]])
        let day = PanelRequest(from: Told.noon - 86_400_000, to: Told.noon, unit: .hour)
        #expect(request == CallRequest(day))
        #expect(request.limit == 100)
        #expect(request.order == .newest)
    }

    @Test func `every parameter is read`() throws {
        let request = try parse([
            "from": ["1000"], "to": ["2000"], "groups": ["Sales", "Other"], "teams": ["Blue"], "hours": ["out"],
            "direction": ["internal"], "outcome": ["answered", "short_abandon"], "state": ["ended"],
            "number": [" 49 211 100001"], "minWait": ["0"], "maxWait": ["20"], "minTalk": ["2.5"], "maxTalk": ["2.5"],
            "order": ["oldest"], "limit": ["1000"], "after": ["rs.16"], "lang": ["de"],
        ])
        var expected = CallRequest(
            PanelRequest(
                from: Instant(milliseconds: 1_000),
                to: Instant(milliseconds: 2_000),
                unit: .hour,
                groups: ["Sales", "Other"],
                teams: ["Blue"],
                hours: .outside
            )
        )
        expected.direction = .internal
        expected.outcomes = [.answered, .shortAbandon]
        expected.state = .ended
        expected.number = .whole(PhoneNumber(stored: "+49211100001"))
        expected.wait = CallRequest.Bounds(minimum: 0, maximum: 20_000)
        expected.talk = CallRequest.Bounds(minimum: 2_500, maximum: 2_500)
        expected.order = .oldest
        expected.limit = 1_000
        expected.after = CallKey(startedAt: Instant(milliseconds: 1_000), id: 42)
        #expect(request == expected)
    }

    @Test(
        arguments: [
            "+49211100001", " 49211100001", "+49 211 100001", "0049 211/100-001", "+49 (0)211 100001",
            "00(49) 211.100001",
        ]
    )
    func `a number with its country code is meant whole, however it is written`(text: String) throws {
        #expect(try parse(["number": [text]]).number == .whole(PhoneNumber(stored: "+49211100001")))
    }

    @Test(arguments: [
        ("49211100001", "49211100001"), ("0211 1000", "2111000"), ("(0211) 10-00", "2111000"), ("211", "211"),
        ("+49 211", "+49211"), ("0049211", "+49211"), (" 49", nil), ("+", nil),
    ])
    func `other digits are a part of a number`(text: String, part: String?) throws {
        let number = (try? parse(["number": [text]]))?.number
        #expect(number == part.map(NumberSearch.part))
    }

    @Test(arguments: ["anonymous", "Anonymous", "123456e0"]) func `what is no number is meant as it is`(
        text: String
    ) throws {
        #expect(try parse(["number": [text]]).number == .whole(try #require(PhoneNumber(wire: text))))
    }

    static let wrong: [(name: String, value: String, problem: RequestProblem)] = [
        ("from", "yesterday", .unreadableTime(parameter: "from", value: "yesterday")),
        ("hours", "open", .unknownHours(value: "open")),
        ("number", "21", .shortNumber(value: "21")), ("number", "0 0 21", .shortNumber(value: "0 0 21")),
        (
            "direction", "unknown",
            .unknownWord(parameter: "direction", value: "unknown", words: ["in", "out", "internal"])
        ),
        ("outcome", "lost", .unknownWord(parameter: "outcome", value: "lost", words: Outcome.allCases.map(\.rawValue))),
        (
            "state", "ringing",
            .unknownWord(parameter: "state", value: "ringing", words: ["running", "waiting", "active", "ended"])
        ),
        ("order", "random", .unknownWord(parameter: "order", value: "random", words: ["newest", "oldest"])),
        ("minWait", "-1", .unreadableSeconds(parameter: "minWait", value: "-1")),
        ("maxWait", "0x10", .unreadableSeconds(parameter: "maxWait", value: "0x10")),
        ("minTalk", "1e3", .unreadableSeconds(parameter: "minTalk", value: "1e3")),
        ("maxTalk", "1.2.3", .unreadableSeconds(parameter: "maxTalk", value: "1.2.3")),
        ("maxTalk", "99999999999", .unreadableSeconds(parameter: "maxTalk", value: "99999999999")),
        ("limit", "0", .outOfBounds(parameter: "limit", value: "0", bounds: 1...1_000)),
        ("limit", "1001", .outOfBounds(parameter: "limit", value: "1001", bounds: 1...1_000)),
        ("limit", "many", .outOfBounds(parameter: "limit", value: "many", bounds: 1...1_000)),
        ("after", "first", .unreadableKey(value: "first")),
    ]

    @Test(arguments: wrong)
    func `a wrong value is refused with a sentence in every language`(
        name: String,
        value: String,
        problem: RequestProblem
    ) {
        #expect(throws: problem) { try parse([name: [value]]) }
        for language in Language.allCases { #expect(problem.sentence(language).contains(value)) }
        #expect(problem.sentence(.de).contains { "äöüß„“".contains($0) })
        #expect(problem.sentence(.de) != problem.sentence(.en))
    }

    @Test func `bounds between which there is nothing are refused`() {
        #expect(throws: RequestProblem.emptyBounds(minimum: "minWait", maximum: "maxWait")) {
            try parse(["minWait": ["2"], "maxWait": ["1.9"]])
        }
    }
}
