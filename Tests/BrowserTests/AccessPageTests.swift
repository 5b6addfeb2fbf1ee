import Foundation
import TestSupport
import Testing

/// Whom an administrator lets in, and what those then see.
@Suite(.serialized) struct AccessPageTests {
    private static let forbidden = "#forbidden-title"

    @Test func `a new user logs in with the password that is shown once, and sees no settings`() async throws {
        try await SettingsStory.with { story in
            let (server, browser) = (story.server, story.browser)
            try await browser.write("viola", into: "#user-name")
            try await browser.click("#add-user")
            try await browser.wait(for: "document.querySelectorAll('#new-password').length", toBe: "1")
            let password = try await browser.text("document.querySelector('#new-password').value")
            #expect(try await browser.words(of: "[data-user=viola] th") == "viola")
            try await browser.click(".shown-once .quiet")
            #expect(try await browser.text("document.querySelectorAll('#new-password').length") == "0")
            try await expectNoComplaints(browser, server)

            try await Browser.with { hers in
                try await hers.openReady(server.url + "login")
                try await hers.write("viola", into: "#name")
                try await hers.write(password + Browser.enter, into: "#password")
                try await hers.wait(for: "location.pathname", toBe: "/")
                try await hers.wait(for: "document.querySelectorAll('#pages a').length > 5", toBe: "true")
                #expect(try await hers.text("document.querySelectorAll('#pages a[href=settings]').length") == "0")
                try await hers.openReady(server.url + "settings")
                #expect(try await hers.words(of: Self.forbidden) == "This page is for administrators")
                #expect(try await hers.words(of: "#forbidden").contains("viola, in the role Viewer"))
                try await hers.click("#forbidden a.primary")
                try await hers.wait(for: "location.pathname", toBe: "/")
            }
        }
    }

    @Test func `a lead finds the notes among the settings, and nothing else`() async throws {
        try await withServer { server in
            try await server.user("add", "lena", "--role", "lead")
            try await Browser.with { hers in
                try await hers.logIn(to: server, as: "lena")
                try await hers.openReady(server.url + "calls")
                try await hers.wait(for: "document.querySelectorAll('#pages a[href=settings]').length", toBe: "1")
                try await hers.openReady(server.url + "settings")
                let parts = "[...document.querySelectorAll('#parts .part')].map(part => part.id)"
                #expect(try await hers.text(parts) == "annotations")
                #expect(try await hers.text("document.querySelector('#unsaved').hidden") == "true")
                try await hers.write("Fair in town", into: "#annotation-text")
                try await hers.click("#add-annotation")
                let list = "document.querySelector('#annotations tbody')?.innerText.includes('Fair in town')"
                try await hers.wait(for: list, toBe: "true")
                try await expectNoComplaints(hers, server)
            }
        }
    }

    @Test func `a new role counts at once, a new password is asked about, and a removed user is out`() async throws {
        try await SettingsStory.with(language: "de") { story in
            let (server, browser) = (story.server, story.browser)
            try await server.user("add", "viola", "--role", "viewer")
            try await browser.openReady(server.url + "settings")
            let row = "[data-user=viola]"
            try await browser.wait(for: "document.querySelectorAll('\(row)').length", toBe: "1")
            try await Browser.with(language: "de") { hers in
                try await hers.logIn(to: server, as: "viola")
                try await hers.openReady(server.url + "settings")
                #expect(try await hers.words(of: Self.forbidden) == "Diese Seite ist für die Administration")
                try await browser.choose("administrator", in: "\(row) select")
                try await browser.wait(
                    for: "document.querySelector('#users .outcome').textContent",
                    toBe: "viola hat jetzt die Rolle Administration und muss sich neu anmelden."
                )
                try await hers.logIn(to: server, as: "viola")
                try await hers.openReady(server.url + "settings")
                try await hers.wait(for: "document.querySelectorAll('#parts .part').length > 5", toBe: "true")

                try await browser.click("\(row) [data-deed=primary]")
                #expect(
                    try await browser.words(of: "\(row) .question-words") == "Das alte Passwort gilt dann nicht mehr."
                )
                try await browser.press("\u{E00C}")
                #expect(try await browser.text("document.querySelectorAll('#new-password').length") == "0")
                try await browser.click("\(row) [data-deed=danger]")
                try await browser.click("\(row) button.danger")
                try await browser.wait(for: "document.querySelectorAll('\(row)').length", toBe: "0")
                try await hers.open(server.url + "settings")
                try await hers.wait(for: "location.pathname", toBe: "/login")
            }
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `a wallboard link opens the board without a login, until it is removed`() async throws {
        try await SettingsStory.with { story in
            let (server, browser) = (story.server, story.browser)
            try await browser.write("Office", into: "#token-name")
            try await browser.click("#add-token")
            try await browser.wait(for: "document.querySelectorAll('#new-token').length", toBe: "1")
            let link = try await browser.text("document.querySelector('#new-token').value")
            #expect(link.hasPrefix(server.url + "live?key="))
            try await Browser.with { screen in
                try await screen.open(link)
                try await screen.wait(for: "document.querySelector('#connection').dataset.state", toBe: "connected")
                #expect(try await screen.text("location.pathname + location.search") == "/live")
                try await browser.openReady(server.url + "settings")
                let used = "document.querySelector('[data-token] td:nth-child(4)')?.textContent ?? 'never'"
                try await browser.wait(for: "(\(used)) !== 'never'", toBe: "true")

                try await browser.click("[data-token] [data-deed=danger]")
                try await browser.click("[data-token] button.danger")
                try await browser.wait(
                    for: "document.querySelector('#tokens .nothing')?.textContent",
                    toBe: "No tokens yet."
                )
                let lost = "document.querySelector('#wall-lost').textContent.includes('Signed out')"
                try await screen.wait(for: lost, toBe: "true", within: .seconds(60))
                try await screen.open(link)
                try await screen.wait(for: "location.pathname", toBe: "/login")
            }
            try await expectNoComplaints(browser, server)
        }
    }

    @Test func `a token for a program is shown once, and reads`() async throws {
        try await SettingsStory.with { story in
            let (server, browser) = (story.server, story.browser)
            try await browser.write("Monitor", into: "#token-name")
            try await browser.choose("viewer", in: "#token-role")
            try await browser.click("#add-token")
            try await browser.wait(for: "document.querySelectorAll('#new-token').length", toBe: "1")
            let token = try await browser.text("document.querySelector('#new-token').value")
            let bearer = [("Authorization", "Bearer \(token)")]
            #expect(try await server.stranger.get("/api/v1/live", headers: bearer).status == 200)
            try await browser.openReady(server.url + "settings")
            #expect(try await browser.text("document.body.innerText.includes('\(token)')") == "false")
            try await expectNoComplaints(browser, server)
        }
    }
}
