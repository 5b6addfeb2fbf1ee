import Foundation
import TestSupport
import Testing

/// What an administrator sets in the page, and what others see of it.
@Suite(.serialized) struct SettingsPageTests {
    private static let threshold = "#setting-SERVICE_LEVEL_SECONDS"
    private static let unsaved = "#unsaved .unsaved-words"

    @Test func `a threshold is in force for the dashboard as soon as it is saved, and stays`() async throws {
        try await SettingsStory.with { story in
            let (server, browser) = (story.server, story.browser)
            try await browser.write("45", into: Self.threshold)
            #expect(try await browser.words(of: Self.unsaved) == "One change is not saved: Threshold")
            try await story.save()
            #expect(try await browser.words(of: Self.unsaved) == "Saved, and in force.")
            let setting = try #require(try await story.settings()["SERVICE_LEVEL_SECONDS"])
            #expect(setting.number == 45)
            #expect(setting.source == "page")

            try await server.post(TestCall("waiting").newCall())
            try await browser.openReady(server.url)
            let rule = "document.querySelector('#now').innerText.includes('within 45 s')"
            try await browser.wait(for: rule, toBe: "true")
            try await browser.openReady(server.url + "settings")
            #expect(try await browser.text("document.querySelector('\(Self.threshold)').value") == "45")
            #expect(try await browser.words(of: "#last-change").contains("by admin"))
            try await expectNoComplaints(browser, server)
        }
    }

    @Test(arguments: [
        ("en", "Write a whole number from 1 to 99.", "Nothing is saved"),
        ("de", "Bitte eine ganze Zahl von 1 bis 99 schreiben.", "Nichts gespeichert"),
    ])
    func `a wrong value is said beside its field, and nothing at all is saved`(
        language: String,
        sentence: String,
        outcome: String
    ) async throws {
        try await SettingsStory.with(language: language) { story in
            let (server, browser) = (story.server, story.browser)
            let goal = "#setting-SERVICE_LEVEL_GOAL"
            try await browser.write("45", into: Self.threshold)
            try await browser.write("8O", into: goal)
            #expect(try await browser.words(of: "\(goal)-wrong") == sentence)
            try await browser.click("#save")
            #expect(try await browser.words(of: "#unsaved .wrong").contains(outcome))
            #expect(try await browser.text("document.activeElement.matches('\(goal)')") == "true")
            #expect(try await story.settings().values.filter { $0.source == "page" }.map(\.name) == [])

            try await browser.write("85", into: goal)
            #expect(try await browser.words(of: "\(goal)-wrong") == "")
            try await story.save()
            #expect(try await story.settings()["SERVICE_LEVEL_GOAL"]?.number == 85)
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `hours that the server does not understand are said beside their field`() async throws {
        try await SettingsStory.with(language: "de") { story in
            let browser = story.browser
            try await browser.click("#open-certain")
            try await browser.wait(for: "document.querySelectorAll('.day').length", toBe: "7")
            try await browser.wait(for: "document.querySelector('#setting-hours').value.length > 0", toBe: "true")
            try await browser.click(".expert summary")
            try await browser.write("Mo-Fr 18:00-08:00", into: "#setting-hours")
            let wrong = "document.querySelector('#setting-hours-wrong').textContent"
            try await browser.wait(for: "\(wrong).length > 0", toBe: "true")
            try await browser.write("Mo-Do 08:00-18:00", into: "#setting-hours")
            try await browser.wait(for: wrong, toBe: "")
            try await browser.wait(
                for: "[...document.querySelectorAll('[data-day] .closed')].length",
                toBe: "3"
            )
            try await story.save()
            #expect(try await story.settings()["OPENING_HOURS"]?.source == "page")
        }
    }

    @Test func `a week that is not complete is taken back with all other changes`() async throws {
        try await SettingsStory.with { story in
            let browser = story.browser
            try await browser.click("#open-certain")
            let monday = "document.querySelector('[data-day=\"0\"] .time-field')"
            try await browser.wait(for: "\(monday)?.value", toBe: "08:00")
            try await browser.wait(for: "document.querySelector('#unsaved').hidden", toBe: "false")
            try await story.save()
            try await browser.write("8x", into: "[data-day=\"0\"] .time-field")
            let wrong = "document.querySelector('#setting-hours-wrong').textContent"
            try await browser.wait(for: "\(wrong).length > 0", toBe: "true")
            try await browser.click("#discard")
            try await browser.wait(for: "\(monday).value", toBe: "08:00")
            #expect(try await browser.text(wrong) == "")
            try await browser.wait(for: "document.querySelector('#unsaved').hidden", toBe: "true")
        }
    }

    @Test func `what happened when stands in the charts`() async throws {
        try await SettingsStory.with { story in
            let (server, browser) = (story.server, story.browser)
            for body in [TestCall("one").newCall(), TestCall("one").hangup()] { try await server.post(body) }
            try await browser.write("New greeting", into: "#annotation-text")
            try await browser.click("#add-annotation")
            let list = "document.querySelector('#annotations tbody')?.innerText.includes('New greeting')"
            try await browser.wait(for: list, toBe: "true")
            try await server.waitUntilApplied()
            try await browser.openReady(server.url)
            let chart = "Chart.getChart(document.querySelector('[data-panel=incoming-calls] canvas'))"
            try await browser.wait(
                for: "\(chart)?.config.options.annotations.map(note => note.text)",
                toBe: "New greeting"
            )
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `what is not saved is kept from being lost by mistake, and can be taken back`() async throws {
        try await SettingsStory.with { story in
            let browser = story.browser
            try await browser.write("45", into: Self.threshold)
            let isKept = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
            #expect(try await browser.text(isKept) == "true")
            try await browser.click("#discard")
            #expect(try await browser.text("document.querySelector('\(Self.threshold)').value") == "20")
            #expect(try await browser.text("document.querySelector('#unsaved').hidden") == "true")
            #expect(try await browser.text(isKept) == "false")
        }
    }
}
