import Foundation
import SipgateStub
import Testing

struct HistoryTests {
    private struct Page: Decodable {
        struct Entry: Decodable {
            var id: String
            var type: String
            var created: String
            var callId: String?
            var duration: Int
        }

        var items: [Entry]
        var totalCount: Int
    }

    private func page(_ query: String = "", of stub: SipgateStub) async throws -> Page {
        try await Visitor.loggedIn(to: stub, scopes: ["history:read"]).get("/v2/history?\(query)").decoded()
    }

    @Test func `the newest comes first`() async throws {
        let stub = try await SipgateStub.start()
        let page = try await page(of: stub)
        #expect(page.items.map(\.id) == ["9000005", "9000004", "9000003", "9000002", "9000001"])
        #expect(page.items.last?.created == "2026-03-02T09:00:00Z")
        #expect(page.items.last?.callId == "54566B150000000000000001")
        #expect(page.items.last?.duration == 95)
    }

    @Test func `a page holds ten entries when nobody says how many, and the count is of all`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { account in
            account.history = (0..<25).map { index in
                var entry = account.history[0]
                entry.id = "\(index)"
                entry.created += TimeInterval(index)
                return entry
            }
        }
        let first = try await page(of: stub)
        let last = try await page("offset=20&limit=1000", of: stub)
        #expect(first.items.map(\.id) == (15..<25).reversed().map(String.init))
        #expect(first.totalCount == 25)
        #expect(last.items.map(\.id) == ["4", "3", "2", "1", "0"])
    }

    @Test(arguments: [
        ("types=CALL", ["9000004", "9000003", "9000002", "9000001"]),
        ("types=VOICEMAIL&types=FAX", ["9000005"]),
        ("directions=MISSED_INCOMING", ["9000005", "9000002"]),
        ("connectionIds=p0&connectionIds=p1", ["9000004", "9000003"]),
        ("from=2026-03-02T09:12:00Z", ["9000005", "9000004", "9000003"]),
        ("from=2026-03-02T10:12:00%2B01:00&to=2026-03-02T09:12:00.000Z", ["9000003"]),
        ("to=2026-03-02T09:00:00Z", ["9000001"]),
        ("phonenumber=%2B49301234567", ["9000005", "9000001"]),
        ("starred=STARRED", []),
    ])
    func `a filter lets through what it names`(query: String, ids: [String]) async throws {
        let stub = try await SipgateStub.start()
        #expect(try await page(query, of: stub).items.map(\.id) == ids)
    }

    @Test(arguments: [("false", ["9000005", "9000004", "9000003", "9000002"]), ("true", ["9000001"])])
    func `the archive is apart`(archived: String, ids: [String]) async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.history[0].isArchived = true }
        #expect(try await page("archived=\(archived)", of: stub).items.map(\.id) == ids)
    }

    @Test(arguments: [
        ("limit=1001", 400), ("limit=-1", 400), ("offset=-1", 400), ("types=LETTER", 400), ("from=yesterday", 400),
        ("archived=perhaps", 400), ("connectionIds=e0", 403),
    ])
    func `a question that makes no sense is refused`(query: String, status: Int) async throws {
        let stub = try await SipgateStub.start(recordings: nil)
        #expect(try await Visitor.loggedIn(to: stub).get("/v2/history?\(query)").status == status)
    }

    @Test func `on neo there are no calls`() async throws {
        let stub = try await SipgateStub.start()
        stub.change { $0.product = .neo }
        let page = try await page(of: stub)
        #expect(page.items.map(\.type) == ["VOICEMAIL"])
        #expect(page.totalCount == 1)
    }
}
