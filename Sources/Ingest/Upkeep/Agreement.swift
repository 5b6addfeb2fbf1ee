import Organisation

/// What the house has agreed on and decides where stored calls are counted.
public struct Agreement: Hashable, Sendable {
    /// The opening hours; nil when it is always open.
    public var hours: OpeningHours?
    /// Below which wait, in ms, an abandoned call is a short abandon.
    public var shortAbandon: Int64
    /// Teams with fewer numbers are skipped.
    public var minimumNumbers: Int

    /// Puts the agreement together.
    public init(hours: OpeningHours?, shortAbandon: Int64, minimumNumbers: Int) {
        self.hours = hours
        self.shortAbandon = shortAbandon
        self.minimumNumbers = minimumNumbers
    }
}
