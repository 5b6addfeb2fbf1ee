/// A part of the history.
public struct HistoryPage: Hashable, Sendable {
    /// The entries, in sipgate's order.
    public var entries: [HistoryEntry]
    /// How many entries there are at least, on all pages; grows once the archived ones come into view.
    public var totalCount: Int
    /// How many entries of this page could not be read and are left out.
    public var unreadable: Int
    /// Where the next page begins; nil when this was the last one.
    public var nextOffset: Int?

    /// Describes a page.
    public init(entries: [HistoryEntry], totalCount: Int, unreadable: Int = 0, nextOffset: Int? = nil) {
        self.entries = entries
        self.totalCount = totalCount
        self.unreadable = unreadable
        self.nextOffset = nextOffset
    }
}

/// A part of one of the two lists of sipgate's history, as it comes.
struct HistoryAnswer: Decodable {
    let entries: [HistoryEntry]
    let unreadable: Int
    private let totalCount: Int?

    /// How many of the list's places it covers.
    var count: Int { entries.count + unreadable }

    /// How many entries the list has; nil when sipgate does not say, or says less than it has sent.
    func total(after offset: Int) -> Int? {
        totalCount.flatMap { count > 0 && $0 < offset + count ? nil : $0 }
    }

    private enum CodingKeys: String, CodingKey {
        case items, totalCount
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var items = try container.nestedUnkeyedContainer(forKey: .items)
        var entries: [HistoryEntry] = []
        var unreadable = 0
        while !items.isAtEnd {
            if let entry = try? items.decode(HistoryEntry.self) {
                entries.append(entry)
            } else {
                // A failed decoding stays where it is; this takes the entry out, whatever it is.
                if try items.decodeNil() == false { _ = try items.decode(JSONValue.self) }
                unreadable += 1
            }
        }
        self.entries = entries
        self.unreadable = unreadable
        totalCount = try? container.decodeIfPresent(Int.self, forKey: .totalCount)
    }
}
