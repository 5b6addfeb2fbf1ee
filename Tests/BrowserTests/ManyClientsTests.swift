import Foundation
import TestSupport
import Testing

/// Many who look at once: at their tabs, and at one server.
@Suite(.serialized) struct ManyClientsTests {
    private static let connection = "document.body.dataset.connection"
    private static let ready = "document.body.dataset.ready"
    private static let streams = "live_streams"

    /// A browser has six connections to a server: tabs that held one each would keep the seventh out.
    @Test func `seven tabs of one browser follow the calls over one connection, and an eighth page opens`()
        async throws
    {
        try await withServer { server in
            try await server.answerOneCall()
            try await Browser.with(loggedInTo: server) { browser in
                let tabs = try await browser.openTabs(7, at: server)
                #expect(try await server.metric(Self.streams) == 1)
                try await server.post(TestCall("seen").newCall())
                for (number, tab) in tabs.enumerated() {
                    try await browser.show(tab)
                    try await browser.wait(for: Self.waiting(number), toBe: "1")
                }
                _ = try await browser.openTab()
                try await browser.open(server.url + "calls")
                try await browser.wait(for: Self.ready, toBe: "true")
                // Another language is another stream, and the old one is given up by its last tab alone.
                _ = try await browser.openTab()
                try await browser.open(server.url)
                try await browser.wait(for: Self.connection, toBe: "connected")
                _ = try await browser.text("document.querySelector('#language [value=de]').click()")
                try await browser.wait(for: "document.querySelector('#connection-text').textContent", toBe: "Live")
                try await eventually("two streams") { try await server.metric(Self.streams) == 2 }
                try await browser.open(server.url + "definitions")
                try await eventually("one stream") { try await server.metric(Self.streams) == 1 }
            }
            try await eventually("no stream") { try await server.metric(Self.streams) == 0 }
        }
    }

    @Test func `fifty open streams all hear of a call, while panels answer, and leave nothing behind`() async throws {
        try await withServer { server in
            try await server.answerOneCall()
            let before = try server.sockets()
            var listeners: [LiveStream] = []
            for _ in 0..<49 { listeners.append(try await LiveStream.open(server)) }
            let others = listeners
            try await Browser.with(loggedInTo: server) { browser in
                let tabs = try await browser.openTabs(5, at: server)
                try await eventually("fifty streams are open") { try await server.metric(Self.streams) == 50 }
                #expect(try server.sockets() >= before + 50)
                try await server.post(TestCall("heard").newCall())
                for listener in others { _ = try await listener.message("the call") { $0.waiting == 1 } }
                for (number, tab) in tabs.enumerated() {
                    try await browser.show(tab)
                    try await browser.wait(for: Self.waiting(number), toBe: "1")
                }
                for id in PanelTable.ids { #expect(try await server.panel(id).id == id) }
            }
            for listener in others { await listener.close() }
            try await eventually("all streams have ended") { try await server.metric(Self.streams) == 0 }
            try await eventually("the server has closed their sockets") { try server.sockets() <= before }
        }
    }

    /// Where a tab of `openTabs` says how many wait.
    private static func waiting(_ number: Int) -> String {
        "document.querySelector('\(number.isMultiple(of: 2) ? "[data-live=waiting]" : "#wall-waiting")')?.textContent"
    }
}

extension Browser {
    /// Opens the dashboard and the wallboard in turn, each in a tab of its own.
    fileprivate func openTabs(_ count: Int, at server: Server) async throws -> [Tab] {
        var tabs: [Tab] = []
        for number in 0..<count {
            tabs.append(number == 0 ? try await tab() : try await openTab())
            try await open(server.url + (number.isMultiple(of: 2) ? "" : "live"))
            try await wait(for: "document.body.dataset.connection", toBe: "connected")
            try await wait(for: "document.body.dataset.ready", toBe: "true")
        }
        return tabs
    }
}

extension Server {
    /// Lets a call come, be answered and end.
    fileprivate func answerOneCall() async throws {
        let call = TestCall("before")
        for message in [call.newCall(), call.answer(), call.hangup()] { try await post(message) }
        try await waitUntilApplied(3)
    }

    /// How many sockets the process holds.
    fileprivate func sockets() throws -> Int {
        let folder = "/proc/\(program.id)/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).count { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
            return target?.hasPrefix("socket:") == true
        }
    }
}
