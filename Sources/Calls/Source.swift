/// From where a leg or a journey is known.
public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
    /// From events alone.
    case webhook
    /// From the account's call history alone: no event of it was heard.
    case history
    /// From both.
    case both
}
