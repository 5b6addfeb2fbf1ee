import Access
import Hummingbird
import Statistics

/// Who has had which number shown in full.
struct DisclosureRoutes: Sendable {
    /// How many of the newest entries are shown.
    private static let most = 500

    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/disclosures", for: \.canManageUsers) { _, _ in
            let entries = try await site.account.disclosures.list(limit: Self.most)
            return try Response.json(List(disclosures: entries.map(Entry.init)))
        }
    }

    private struct List: Encodable {
        var disclosures: [Entry]
    }

    private struct Entry: Encodable {
        var at: String
        var user: String
        var call: Int64
        var number: String

        init(_ disclosure: Disclosures.Disclosure) {
            at = RFC3339.text(disclosure.at)
            user = disclosure.user
            call = disclosure.call
            number = disclosure.number
        }
    }
}
