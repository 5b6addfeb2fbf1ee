import Foundation
import PushAPI
import SipgateAPI
import Testing

@Suite struct `Reading the history` {
    @Test func `asks for calls and voicemails of whole seconds`() async throws {
        let script = Lists(current: 1, archived: 0).script
        _ = try await client(script).history(from: nine + 500, to: nine + 60_001, offset: 0)
        let query = "types=CALL&types=VOICEMAIL&archived=false&from=2026-03-02T09%3A00%3A00Z"
        let rest = "&to=2026-03-02T09%3A01%3A01Z&offset=0&limit=500"
        #expect(script.requests.first?.url.query() == query + rest)
    }

    @Test(arguments: [(0, "1"), (1, "1"), (1_000, "1000"), (5_000, "1000")])
    func `keeps to the limits of a page`(limit: Int, sent: String) async throws {
        let script = Lists(current: 0, archived: 0).script
        _ = try await client(script).history(from: nine, to: nine, offset: 0, limit: limit)
        #expect(script.requests.first.map(asked)?["limit"] == sent)
    }

    @Test(arguments: [0, 1, 9, 10, 11, 20, 25], [0, 1, 9, 10, 11, 20, 25])
    func `finds what is current and then what is archived, each entry once`(current: Int, archived: Int) async throws {
        let lists = Lists(current: current, archived: archived)
        let (ids, last) = try await all(lists.script)
        #expect(ids == lists.ids)
        #expect(last.totalCount == lists.ids.count)
    }

    @Test(arguments: [0, 1, 9, 10, 11, 25])
    func `finds all that is current when sipgate states no total`(current: Int) async throws {
        let lists = Lists(current: current, archived: 0, total: .missing)
        #expect(try await all(lists.script).ids == lists.ids)
    }

    @Test(arguments: [1, 9, 10, 11, 25])
    func `does not believe a total that is less than what came`(current: Int) async throws {
        let lists = Lists(current: current, archived: 0, total: .zero)
        #expect(try await all(lists.script).ids == lists.ids)
    }

    @Test func `goes on behind a page that is shorter than asked for`() async throws {
        let lists = Lists(current: 25, archived: 14, most: 7)
        #expect(try await all(lists.script).ids == lists.ids)
    }

    @Test func `leaves out and counts what it cannot read`() async throws {
        let good = #"{"id":"1","created":"2026-03-02T09:00:00Z"}"#
        let items = [good, #"{"id":"2"}"#, "null", "7", #"[{"id":"3"}]"#, good].joined(separator: ",")
        let script = Script { request, _ in
            let isCurrent = asked(request)["archived"] == "false"
            let body = isCurrent ? #"{"items":[\#(items)],"totalCount":6}"# : #"{"items":[],"totalCount":0}"#
            return Exchange.Response(status: 200, body: Data(body.utf8))
        }
        let page = try await client(script).history(from: nine, to: nine, offset: 0)
        #expect(page.entries.count == 2)
        #expect(page.unreadable == 4)
        #expect(page.nextOffset == nil)
    }

    @Test func `counts what it cannot read when it turns the page`() async throws {
        let script = Script { request, _ in
            let offset = asked(request)["offset"] ?? ""
            let isCurrent = asked(request)["archived"] == "false"
            let items = isCurrent ? (offset == "0" ? "{},{}" : #"{"id":"1","created":"2026-03-02T09:00:00Z"}"#) : ""
            let total = isCurrent ? 3 : 0
            return Exchange.Response(status: 200, body: Data(#"{"items":[\#(items)],"totalCount":\#(total)}"#.utf8))
        }
        let first = try await client(script).history(from: nine, to: nine, offset: 0, limit: 2)
        #expect(first.nextOffset == 2)
        let second = try await client(script).history(from: nine, to: nine, offset: 2, limit: 2)
        #expect(second.entries.map(\.id) == ["1"])
    }

    private func all(_ script: Script) async throws -> (ids: [String], last: HistoryPage) {
        let client = client(script)
        var ids: [String] = []
        var offset = 0
        while true {
            let page = try await client.history(from: nine, to: nine + 1_000, offset: offset, limit: 10)
            ids += page.entries.map(\.id)
            guard let next = page.nextOffset, ids.count < 1_000 else { return (ids, page) }
            offset = next
        }
    }
}

/// The two lists of a history, answered as sipgate does.
private struct Lists: Sendable {
    enum Total { case right, missing, zero }

    let current: Int
    let archived: Int
    var total = Total.right
    var most = 1_000

    /// The entries of both, in the order in which they are to be found.
    var ids: [String] { (0..<current).map { "c\($0)" } + (0..<archived).map { "a\($0)" } }

    var script: Script {
        Script { request, _ in
            let query = asked(request)
            let isArchived = query["archived"] == "true"
            let offset = try #require(query["offset"].flatMap(Int.init))
            let limit = min(most, try #require(query["limit"].flatMap(Int.init)))
            let count = isArchived ? archived : current
            let items = (0..<count).dropFirst(offset).prefix(limit).map {
                #"{"id":"\#(isArchived ? "a" : "c")\#($0)","created":"2026-03-02T09:00:00Z"}"#
            }
            let totals =
                switch total {
                case .right: #","totalCount":\#(count)"#
                case .zero: #","totalCount":0"#
                case .missing: ""
                }
            let body = #"{"items":[\#(items.joined(separator: ","))]\#(totals)}"#
            return Exchange.Response(status: 200, body: Data(body.utf8))
        }
    }
}
