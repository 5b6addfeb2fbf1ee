import Foundation
import TestSupport
import Testing

/// Teams, as an administrator makes them in the page.
@Suite(.serialized) struct TeamEditorTests {
    private static let sales = #"[{"name": "Sales", "numbers": ["+492214710120", "+492214710121"]}]"#
    private static let name = ".team:last-child .team-name"
    private static let number = ".team:last-child .add-number"
    private static let fault = "#unsaved .wrong"

    private func written(_ story: SettingsStory) throws -> [String: [String]] {
        struct Team: Decodable {
            var name: String
            var numbers: [String]
        }
        let teams = try JSONDecoder().decode([Team].self, from: Data(contentsOf: story.file))
        return Dictionary(uniqueKeysWithValues: teams.map { ($0.name, $0.numbers) })
    }

    /// The teams that the dashboard offers to be chosen from.
    private func offered(_ story: SettingsStory) async throws -> String {
        try await story.browser.openReady(story.server.url)
        return try await story.browser.text("[...document.querySelectorAll('[name=teams]')].map(e => e.value).join()")
    }

    @Test func `a new team stands in the file and in the dashboard's filter, and so does its new name`() async throws {
        try await SettingsStory.with { story in
            let (server, browser) = (story.server, story.browser)
            for body in [TestCall("one").newCall(), TestCall("one").hangup()] { try await server.post(body) }
            #expect(try await browser.words(of: "[data-part=teams] .nothing") == "No teams yet.")
            try await browser.click("#add-team")
            try await browser.press("Sales")
            for number in ["0221 4710120", "+49 221 4710121"] {
                try await browser.write(number + Browser.enter, into: Self.number)
            }
            #expect(try await browser.text("document.querySelectorAll('.chip').length") == "2")
            try await story.save()
            #expect(try written(story) == ["Sales": ["+492214710120", "+492214710121"]])
            #expect(try await offered(story) == ",Sales,Other")

            try await browser.openReady(server.url + "settings")
            try await browser.write("Revenue", into: Self.name)
            try await story.save()
            #expect(try written(story) == ["Revenue": ["+492214710120", "+492214710121"]])
            #expect(try await offered(story) == ",Revenue,Other")
            try await expectNoComplaints(browser, server)
        }
    }

    @Test(arguments: [
        ("en", "This is no telephone number."), ("de", "Das ist keine Telefonnummer."),
    ])
    func `a number that is none is said at its team, and the file stays as it was`(
        language: String,
        sentence: String
    ) async throws {
        try await SettingsStory.with(language: language, teams: Self.sales) { story in
            let browser = story.browser
            try await browser.write("12" + Browser.enter, into: Self.number)
            try await browser.click("#save")
            try await browser.wait(for: "document.querySelectorAll('.chip[data-wrong]').length", toBe: "1")
            #expect(try await browser.words(of: ".team .numbers .wrong").hasPrefix(sentence))
            #expect(try String(contentsOf: story.file, encoding: .utf8) == Self.sales)
            try await browser.click(".chip[data-wrong] button")
            #expect(try await browser.words(of: ".team .numbers .wrong") == "")
            #expect(try await browser.text("document.querySelector('#unsaved').hidden") == "true")
        }
    }

    @Test func `a file that somebody else has changed meanwhile is not overwritten`() async throws {
        try await SettingsStory.with(teams: Self.sales) { story in
            let browser = story.browser
            try await browser.write("Revenue", into: Self.name)
            let theirs = Self.sales.replacing("Sales", with: "Reception")
            try theirs.write(to: story.file, atomically: true, encoding: .utf8)
            try await browser.click("#save")
            try await browser.wait(for: "document.querySelector('\(Self.fault)').textContent.length > 0", toBe: "true")
            #expect(try await browser.words(of: Self.fault).contains("changed elsewhere"))
            #expect(try String(contentsOf: story.file, encoding: .utf8) == theirs)
            // What was written is still there to be copied, until the teams are read anew.
            #expect(try await browser.text("document.querySelector('\(Self.name)').value") == "Revenue")
            _ = try await browser.text(
                "[...document.querySelectorAll('#unsaved button')].find(b => b.textContent === 'Reload the teams').click()"
            )
            try await browser.wait(for: "document.querySelector('\(Self.name)').value", toBe: "Reception")
            try await browser.write("Front desk", into: Self.name)
            try await story.save()
            #expect(try written(story).keys.sorted() == ["Front desk"])
        }
    }

    @Test func `a file with a mistake is shown as such, and cannot be changed here`() async throws {
        try await SettingsStory.with(teams: "[{]") { story in
            let browser = story.browser
            #expect(try await browser.words(of: "[data-part=teams] .notice[data-level=problem]").contains("teams.json"))
            let reason = try await browser.words(of: "[data-part=teams] .notice[data-level=info]")
            #expect(reason.contains("Put it right there first"))
            #expect(try await browser.text("document.querySelector('#add-team').hidden") == "true")
            try Self.sales.write(to: story.file, atomically: true, encoding: .utf8)
            _ = try await browser.text("document.dispatchEvent(new Event('visibilitychange'))")
            try await browser.wait(for: "document.querySelector('\(Self.name)')?.value", toBe: "Sales")
            #expect(try await browser.text("document.querySelector('#add-team').hidden") == "false")
        }
    }
}
