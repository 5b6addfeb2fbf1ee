/// A word of sipgate's of which more may appear than are known: the unknown ones are kept as they came.
public protocol OpenWord: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible
where RawValue == String {
    /// Takes any word.
    init(rawValue: String)
}

extension OpenWord {
    /// The word as sipgate writes it.
    public var description: String { rawValue }
}
