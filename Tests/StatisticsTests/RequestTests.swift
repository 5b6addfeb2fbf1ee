import PushAPI
import Statistics
import Testing

struct RequestTests {
    private let now = Instant(milliseconds: 1_795_377_600_000)

    private func parse(
        from: String? = nil,
        to: String? = nil,
        unit: String? = nil,
        groups: [String] = []
    ) throws(RequestProblem) -> PanelRequest {
        try PanelRequest.parse(from: from, to: to, unit: unit, groups: groups, teams: [], now: now)
    }

    @Test(arguments: [nil, ""] as [String?])
    func `without parameters the last day is shown by the hour`(empty: String?) throws {
        let request = try parse(from: empty, to: empty, unit: empty, groups: empty.map { [$0] } ?? [])
        #expect(request == PanelRequest(from: now - 86_400_000, to: now, unit: .hour))
    }

    @Test func `the default beginning is a day before the end`() throws {
        #expect(try parse(to: "1000").from == Instant(milliseconds: 1_000 - 86_400_000))
    }

    @Test func `times are milliseconds or RFC 3339`() throws {
        let request = try parse(from: "1", to: "1970-01-01T02:00:00+01:00")
        #expect(request.from.milliseconds == 1)
        #expect(request.to.milliseconds == 3_600_000)
    }

    @Test(arguments: TimeUnit.allCases) func `every unit is known by its name`(unit: TimeUnit) throws {
        #expect(try parse(unit: unit.rawValue).unit == unit)
    }

    @Test(arguments: ["yesterday", "1e3", "99999999999999999999", "12:00"])
    func `an unreadable time is refused`(text: String) {
        #expect(throws: RequestProblem.unreadableTime(parameter: "from", value: text)) { try parse(from: text) }
        #expect(throws: RequestProblem.unreadableTime(parameter: "to", value: text)) { try parse(to: text) }
    }

    @Test(arguments: ["-1", "0001-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "253402300800000"])
    func `a time in which nobody telephones is refused`(text: String) {
        #expect(throws: RequestProblem.distantTime(parameter: "from", value: text)) { try parse(from: text) }
        #expect(throws: RequestProblem.distantTime(parameter: "to", value: text)) { try parse(to: text) }
    }

    @Test func `a range has to have a length`() {
        let instant = Instant(milliseconds: 5)
        #expect(throws: RequestProblem.emptyRange(from: instant, to: instant)) { try parse(from: "5", to: "5") }
        #expect(throws: RequestProblem.emptyRange(from: instant + 1, to: instant)) { try parse(from: "6", to: "5") }
    }

    @Test(arguments: ["1m ", "1H", "m", "15m"]) func `an unknown unit is refused`(text: String) {
        #expect(throws: RequestProblem.unknownUnit(value: text)) { try parse(unit: text) }
    }

    @Test(arguments: Language.allCases) func `a problem says what to do in the reader's language`(language: Language) {
        let sentences = [
            RequestProblem.unreadableTime(parameter: "from", value: "x"),
            .distantTime(parameter: "from", value: "x"), .emptyRange(from: now, to: now), .unknownUnit(value: "x"),
            .tooManyBuckets(unit: .minute, fitting: .hour), .tooManyBuckets(unit: .minute, fitting: nil),
        ].map { $0.sentence(language) }
        let advice = language == .de ? ["Schreiben Sie", "Wählen Sie"] : ["Write", "Choose"]
        for sentence in sentences { #expect(advice.contains { sentence.contains($0) }) }
        #expect(Set(sentences).count == sentences.count)
    }

    @Test(
        arguments: [
            ("de-DE,de;q=0.9,en;q=0.8", .de), ("en-US,en;q=0.9,de;q=0.8", .en), ("fr, de;q=0.5", .de), ("fr", .en),
            (nil, .en), ("en;q=0.2, DE;q=0.7", .de), ("de;q=0, en;q=0.1", .en), ("de;q=x", .en), ("deutsch", .en),
        ] as [(String?, Language)]
    )
    func `the reader's language is the best of those that are known`(header: String?, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }
}
