import PushAPI

/// One value of an answer.
public enum Cell: Hashable, Sendable {
    /// Nothing is known, or there is nothing to divide by.
    case null
    /// A count.
    case integer(Int64)
    /// Seconds or a share.
    case number(Double)
    /// A number of a telephone, or a word such as `in` or `answered`.
    case text(String)
    /// A moment.
    case time(Instant)
}
