/// A moment in time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The only time type inside the product. Events of the Push API carry no time of their own
/// (sipgate documents none), so every instant is a server's clock at the moment a request arrived.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the Unix epoch, UTC.
    public var milliseconds: Int64

    /// Creates an instant from milliseconds since the Unix epoch, UTC.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads an instant from a bare number of milliseconds.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the instant as a bare number of milliseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The instant `duration` milliseconds later.
    public static func + (instant: Instant, duration: Int64) -> Instant {
        Instant(milliseconds: instant.milliseconds + duration)
    }

    /// The instant `duration` milliseconds earlier.
    public static func - (instant: Instant, duration: Int64) -> Instant {
        Instant(milliseconds: instant.milliseconds - duration)
    }

    /// Milliseconds from `earlier` to `later`; negative when they are the other way round.
    public static func - (later: Instant, earlier: Instant) -> Int64 {
        later.milliseconds - earlier.milliseconds
    }
}

/// The clock, handed in wherever time matters so that tests never wait and never read the wall clock.
public typealias Clock = @Sendable () -> Instant
