import PushAPI

/// The place of a call in a list that is in the order of starts: where the next page begins.
///
/// It names a moment and a call, not a count of rows, so that calls that come in meanwhile move nothing.
public struct CallKey: Hashable, Sendable {
    /// When the call began.
    public var startedAt: Instant
    /// Its id, which decides between calls that began at the same moment.
    public var id: Int64

    /// The key of a call.
    public init(startedAt: Instant, id: Int64) {
        self.startedAt = startedAt
        self.id = id
    }

    /// Reads a key as `text` writes it; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Int64(parts[0], radix: 36), let id = Int64(parts[1], radix: 36) else {
            return nil
        }
        self.init(startedAt: Instant(milliseconds: start), id: id)
    }

    /// The key in letters and digits that need no escapes in an address; its form may change.
    public var text: String { "\(String(startedAt.milliseconds, radix: 36)).\(String(id, radix: 36))" }
}
