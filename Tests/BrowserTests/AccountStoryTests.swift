import Foundation
import SipgateStub
import TestSupport
import Testing

/// What an administrator lives through with the account, from the set-up to a login that is lost and found.
@Suite struct AccountStoryTests {
    private static let hotline = "49211555000"
    private static let caller = "4930231250001"

    @Test func `an account is set up, connected, read, missed, caught up with, lost and connected again`() async throws
    {
        try await withFolder { folder in
            let stub = try await SipgateStub.start()
            stub.change { account in
                account.tokens.append(AccountStory.token)
                account.history = []
            }
            let story = AccountStory(stub: stub, folder: folder, port: try FreePort.find())
            try await setUpTwice(story)
            var server = try await story.start()
            try await server.use { server in
                try await Browser.with { browser in
                    let administrator = try await Administrator(server)
                    try await connect(browser, story, administrator)
                    try await outage(story, administrator)
                }
                try await server.post(TestCall("orphan").ringing())
                try await server.post(TestCall("orphan").picked())
                try await server.waitUntilApplied()
                try await server.kill()
            }
            story.missWhatHappensNow()
            server = try await story.start()
            try await server.use { server in
                let administrator = try await Administrator(server)
                try await repair(administrator)
                try await rotation(story, administrator)
                try await Browser.with { browser in try await loss(browser, story, administrator) }
            }
            #expect(stub.forbidden.isEmpty)
            #expect(stub.exchanges.allSatisfy { $0.method != "DELETE" })
            await stub.stop()
        }
    }

    /// The set-up makes a client and tells sipgate where calls are posted; once is enough.
    private func setUpTwice(_ story: AccountStory) async throws {
        let clients = story.stub.account.clients.count
        for _ in 0..<2 {
            let finished = try await story.setUp()
            try #require(finished.exit == .status(0), "\(finished.output)\n\(finished.errors)")
            #expect(!(finished.output + finished.errors).contains(AccountStory.token.token))
        }
        #expect(story.stub.account.clients.count == clients + 1)
        #expect(story.stub.account.clients.last?.redirectURIs == [story.base + "/auth-code"])
        #expect(story.stub.account.webhooks.incomingURL == story.base + "/")
        #expect(story.stub.account.webhooks.outgoingURL == story.base + "/")
        let file = try FileManager.default.attributesOfItem(atPath: story.folder.appending(path: ".env").path)
        #expect((file[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    /// An administrator logs in here and at sipgate; then calls have their groups, also those from before.
    private func connect(_ browser: Browser, _ story: AccountStory, _ administrator: Administrator) async throws {
        let server = administrator.server
        for body in [TestCall("before").ringing(), TestCall("before").picked(), TestCall("before").hangup()] {
            #expect(try await server.post(body).status == 200)
        }
        try await server.waitUntilApplied()
        #expect(try await administrator.calls()["before"]?.group == nil)

        try await browser.open(story.base + "/auth")
        try await browser.logIn()
        try await browser.allow()
        try await browser.wait(for: "location.pathname", toBe: "/account")
        try await eventually("groups and numbers are known", within: .seconds(30)) {
            try await administrator.account().directory.succeededAt != nil
        }
        let account = try await administrator.account()
        #expect(account.state == "connected")
        #expect(account.company == story.stub.account.company)
        #expect(account.directory.groups == 4, "three groups and a queue")
        try await eventually("the earlier call has its group", within: .seconds(30)) {
            try await administrator.calls()["before"]?.group == "Hotline"
        }
        try await server.post(TestCall("after").ringing())
        try await server.waitUntilApplied()
        #expect(try await administrator.calls()["after"]?.group == "Hotline")
        try await server.post(TestCall("after").hangup("cancel"))
        // The page says by itself what has been read.
        try await browser.wait(for: "document.body.textContent.includes('\(story.stub.account.company)')", toBe: "true")
    }

    /// sipgate is away: calls do not care, and the page says so.
    private func outage(_ story: AccountStory, _ administrator: Administrator) async throws {
        await story.stub.pause()
        let call = TestCall("meanwhile")
        for body in [call.ringing(), call.picked(), call.hangup()] {
            #expect(try await administrator.server.post(body).status == 200)
        }
        try await administrator.server.waitUntilApplied()
        #expect(try await administrator.calls()["meanwhile"]?.group == "Hotline")
        #expect(try await administrator.tell("synchronise") == 502)
        let problem = try await administrator.account().directory.problem
        #expect(problem?.contains("sipgate cannot be reached") == true)
        try await story.stub.resume()
        #expect(try await administrator.tell("synchronise") == 200)
        #expect(try await administrator.account().directory.problem == nil)
    }

    /// What was missed while nobody listened is in the account's history.
    private func repair(_ administrator: Administrator) async throws {
        try await eventually("the gap is filled", within: .seconds(60)) {
            let calls = try await administrator.calls()
            return calls["missed"] != nil && calls["orphan"]?.source == "both"
        }
        let calls = try await administrator.calls()
        #expect(calls["orphan"]?.outcome == "answered")
        #expect(calls["missed"]?.source == "history")
        #expect(calls["missed"]?.outcome == "answered")
        #expect(calls["missed"]?.wait == nil, "how long that caller waited stands in no history")
        #expect(calls["missed"]?.group == "Hotline")
        #expect(calls["before"]?.source == "webhook")
        try await eventually("the import is finished", within: .seconds(20)) {
            let imports = try await administrator.account().history.imports
            return imports.contains { $0.reason == "gap" && $0.added == 1 && $0.closed == 1 && $0.endedAt != nil }
        }
    }

    /// Refresh tokens are used once each.
    private func rotation(_ story: AccountStory, _ administrator: Administrator) async throws {
        story.stub.accessLife = 30
        story.stub.advance(by: .seconds(400))
        for _ in 0..<3 { #expect(try await administrator.tell("synchronise") == 200) }
        let refreshes = story.stub.exchanges.filter { $0.requestBody.contains("grant_type=refresh_token") }
        #expect(refreshes.count >= 3)
        #expect(refreshes.allSatisfy { $0.status == 200 })
        #expect(Set(refreshes.map(\.requestBody)).count == refreshes.count, "no refresh token was used twice")
    }

    /// A login that is gone is said on the dashboard, and made anew.
    private func loss(_ browser: Browser, _ story: AccountStory, _ administrator: Administrator) async throws {
        story.stub.accessLife = 300
        story.stub.revokeAll()
        #expect(try await administrator.tell("synchronise") != 200)
        #expect(try await administrator.account().state == "lost")
        try await browser.open(administrator.server.url)
        try await browser.logIn()
        let warning = "[...document.querySelectorAll('.notice')].some(n => n.textContent.includes('login at sipgate'))"
        try await browser.wait(for: warning, toBe: "true")
        #expect(try await administrator.server.post(TestCall("later").ringing()).status == 200)

        try await browser.open(story.base + "/auth")
        try await browser.allow()
        try await browser.wait(for: "location.pathname", toBe: "/account")
        try await eventually("the account is connected again", within: .seconds(20)) {
            try await administrator.account().state == "connected"
        }
        #expect(try await administrator.tell("synchronise") == 200)
        try await browser.open(administrator.server.url)
        try await browser.wait(for: "document.body.dataset.ready", toBe: "true")
        try await browser.wait(for: warning, toBe: "false")
    }
}

extension AccountStory {
    /// While nobody listens one caller ends a conversation, and another one has a whole call.
    fileprivate func missWhatHappensNow() {
        let now = Date()
        stub.change { account in
            account.history = [
                StubAccount.HistoryEntry(
                    id: "1",
                    direction: .incoming,
                    status: .pickup,
                    source: "+4930231250001",
                    target: "+49211555000",
                    created: now.addingTimeInterval(-4),
                    duration: 2,
                    callID: "orphan",
                    connectionIDs: ["g0"],
                    endpoints: []
                ),
                StubAccount.HistoryEntry(
                    id: "2",
                    direction: .incoming,
                    status: .pickup,
                    source: "+4930231250002",
                    target: "+49211555000",
                    created: now.addingTimeInterval(-2),
                    duration: 1,
                    callID: "missed",
                    connectionIDs: ["g0"],
                    endpoints: []
                ),
            ]
        }
    }
}

extension TestCall {
    /// The call rings the hotline.
    fileprivate func ringing() -> [UInt8] { toHotline.newCall() }
    /// Somebody picks up there.
    fileprivate func picked() -> [UInt8] { toHotline.answer() }

    private var toHotline: TestCall {
        var call = self
        call.to = "49211555000"
        return call
    }
}

extension Browser {
    /// Fills the form of the dashboard's login, and sends it.
    fileprivate func logIn() async throws {
        try await wait(for: "location.pathname", toBe: "/login")
        try await wait(for: "document.body.dataset.ready", toBe: "true")
        _ = try await text("document.querySelector('#name').value = 'admin'")
        _ = try await text("document.querySelector('#password').value = 'correct horse battery'")
        _ = try await text("document.querySelector('#submit').click()")
    }

    /// Agrees at sipgate.
    fileprivate func allow() async throws {
        try await wait(for: "document.querySelector('#allow') != null", toBe: "true")
        _ = try await text("document.querySelector('#allow').click()")
    }
}
