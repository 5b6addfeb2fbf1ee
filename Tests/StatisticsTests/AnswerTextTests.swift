import Calls
import Formulas
import Foundation
import PushAPI
import Testing

@testable import Statistics

/// The texts of answers, byte for byte.
struct AnswerTextTests {
    private let noon = Instant(milliseconds: 1_795_377_600_000)

    private func answer(_ rows: [[Cell]]) -> PanelAnswer {
        PanelAnswer(
            id: "id",
            title: "Title \"A\"",
            unit: "s",
            kind: .table,
            from: noon,
            to: noon + 1,
            timeZone: "Europe/Berlin",
            definition: "Zeile\n\u{1}ü\\",
            columns: [
                PanelAnswer.Column(name: "start", title: "Beginn", type: "time", unit: nil),
                PanelAnswer.Column(name: "wait", title: "Wartezeit", type: "number", unit: "s"),
            ],
            rows: rows,
            coverage: Coverage(gaps: [Coverage.Gap(from: noon, to: noon + 1)])
        )
    }

    @Test func `an answer as JSON`() {
        let rows: [[Cell]] = [
            [.time(noon), .number(1.25)], [.null, .integer(-3)], [.text("a\t"), .number(2)],
            [.number(0.001), .number(1 / 3)],
        ]
        let expected =
            #"{"id":"id","title":"Title \"A\"","unit":"s","kind":"table","from":"2026-11-22T20:00:00.000Z","#
            + #""to":"2026-11-22T20:00:00.001Z","timeZone":"Europe/Berlin","definition":"Zeile\u000a\u0001ü\\","#
            + #""columns":[{"name":"start","title":"Beginn","type":"time","unit":null},"#
            + #"{"name":"wait","title":"Wartezeit","type":"number","unit":"s"}],"#
            + #""rows":[["2026-11-22T20:00:00.000Z",1.25],[null,-3],["a\u0009",2],[0.001,0.3333333333333333]],"#
            + #""coverage":{"uncoveredSeconds":0.001,"gaps":[{"from":"2026-11-22T20:00:00.000Z","#
            + #""to":"2026-11-22T20:00:00.001Z"}]},"annotations":[]}"#
        #expect(String(decoding: answer(rows).json(), as: UTF8.self) == expected)
    }

    @Test func `an answer without rows and gaps as JSON`() {
        var answer = answer([])
        answer.coverage.gaps = []
        answer.columns = []
        let text = String(decoding: answer.json(), as: UTF8.self)
        let end = #""columns":[],"rows":[],"coverage":{"uncoveredSeconds":0,"gaps":[]},"annotations":[]}"#
        #expect(text.hasSuffix(end))
    }

    @Test func `an answer with notes and a comparison as JSON`() {
        var answer = answer([[.integer(1)]])
        answer.annotations = [Annotation(id: 7, at: noon, text: "New \"menu\"")]
        answer.comparison = PanelAnswer.Comparison(from: noon - 1, to: noon, rows: [[.integer(2)], [.null]])
        let text = String(decoding: answer.json(), as: UTF8.self)
        let end =
            #""annotations":[{"at":"2026-11-22T20:00:00.000Z","text":"New \"menu\""}],"#
            + #""comparison":{"from":"2026-11-22T19:59:59.999Z","to":"2026-11-22T20:00:00.000Z","rows":[[2],[null]]}}"#
        #expect(text.hasSuffix(end))
    }

    @Test func `an answer as CSV`() {
        let rows: [[Cell]] = [
            [.time(noon), .number(1.25)], [.null, .integer(-3)], [.text("a,b"), .text("say \"x\"\r\n")],
        ]
        let expected =
            "start,wait\r\n2026-11-22T20:00:00.000Z,1.25\r\n,-3\r\n\"a,b\",\"say \"\"x\"\"\r\n\"\r\n"
        #expect(Array(answer(rows).csv().utf8) == Array(expected.utf8))
    }

    @Test(
        arguments: [
            ("=1+1", "'=1+1"), ("+4921100001", "+4921100001"), ("+49(1)", "'+49(1)"), ("+", "'+"), ("-1", "'-1"),
            ("@sum", "'@sum"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("anonymous", "anonymous"), ("+49\u{662}", "'+49\u{662}"), ("a=b", "a=b"), ("=\u{301}", "'=\u{301}"),
            ("\"\u{301}", "\"\"\"\u{301}\""),
        ]
    )
    func `no text becomes a formula and numbers stay numbers`(text: String, field: String) {
        #expect(Array(answer([[.text(text)]]).csv().utf8) == Array("start,wait\r\n\(field)\r\n".utf8))
    }

    @Test func `an answer as German CSV for spreadsheets`() throws {
        var answer = answer([[.time(noon), .number(1_234.5)], [.null, .integer(-3)], [.text("a;b"), .number(-0.25)]])
        answer.columns[0].title = "Beginn; Anfang"
        let expected =
            "\u{FEFF}\"Beginn; Anfang\";\(answer.columns[1].title) (s)\r\n22.11.2026 21:00:00;1234,5\r\n;-3\r\n"
            + "\"a;b\";-0,25\r\n"
        let form = CSVForm.sheet(.de, try #require(TimeZone(identifier: "Europe/Berlin")))
        #expect(Array(answer.csv(form).utf8) == Array(expected.utf8))
    }

    @Test(arguments: Outcome.allCases) func `every outcome has one word in the definitions, the API and files`(
        outcome: Outcome
    ) {
        #expect(CodeWords.word(outcome.rawValue, in: "outcome") == outcome.title)
    }

    @Test(
        arguments: [
            ("direction", Journey.Direction.incoming.rawValue), ("direction", "out"), ("direction", "internal"),
            ("state", "waiting"), ("state", "active"), ("state", "voicemail"), ("state", "ended"),
        ] + CallBacks.State.allCases.map { ("state", $0.rawValue) } + Source.allCases.map { ("source", $0.rawValue) }
            + Catalogue.shareParts.map { ("result", $0) }
    )
    func `a value that people read has words in both languages`(column: String, value: String) throws {
        let words = try #require(CodeWords.word(value, in: column))
        #expect(!words.de.isEmpty && !words.en.isEmpty && words.en != value)
    }
}
