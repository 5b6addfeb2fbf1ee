/// How long people let it ring, talk and wait.
public struct Pace: Hashable, Sendable {
    /// From the start of a call to its answer.
    public var ring: Spread
    /// From an answer to the end of the talk.
    public var talk: Spread
    /// How long a caller waits before giving up.
    public var patience: Spread
    /// How long a telephone rings before the call is forwarded.
    public var timeout: Spread
    /// The length of a message on the voicemail.
    public var message: Spread

    /// A working day.
    ///
    /// Mean talk is about three and a half minutes.
    ///
    /// - Parameter load: From 0, a quiet hour, to 1, the busiest one, in which callers wait longer.
    public static func office(load: Double = 0.5) -> Pace {
        Pace(
            ring: Spread(medianSeconds: 6 + 7 * load, sigma: 0.7, limitsSeconds: 1...120),
            talk: Spread(medianSeconds: 155, sigma: 0.8, limitsSeconds: 4...2400),
            patience: Spread(medianSeconds: 24, sigma: 0.8, limitsSeconds: 1...240),
            timeout: Spread(medianSeconds: 20, sigma: 0.02, limitsSeconds: 18...22),
            message: Spread(medianSeconds: 28, sigma: 0.5, limitsSeconds: 3...180)
        )
    }

    /// A demonstration, in which no call lasts long enough to bore.
    public static let lively = Pace(
        ring: Spread(medianSeconds: 6, sigma: 0.5, limitsSeconds: 2...18),
        talk: Spread(medianSeconds: 36, sigma: 0.45, limitsSeconds: 15...90),
        patience: Spread(medianSeconds: 12, sigma: 0.5, limitsSeconds: 3...40),
        timeout: Spread(medianSeconds: 15, sigma: 0.02, limitsSeconds: 14...16),
        message: Spread(medianSeconds: 15, sigma: 0.4, limitsSeconds: 5...40)
    )
}
