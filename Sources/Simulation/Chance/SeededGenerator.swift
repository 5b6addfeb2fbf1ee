/// A small generator of pseudo-random numbers that gives the same numbers for a seed on every machine.
///
/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014): 64 bits of state,
/// no two equal outputs within its period of 2⁶⁴. Fit for simulation, not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private var state: UInt64

    /// Starts the sequence that belongs to `seed`.
    public init(seed: UInt64) {
        state = seed
    }

    /// Starts a sequence of its own for each `part` of a simulation, such as a day.
    public init(seed: UInt64, part: UInt64) {
        state = Self.scramble(seed) ^ Self.scramble(part &* Self.step &+ 1)
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.scramble(state)
    }

    /// Spreads the bits of a value so that neighbours look unrelated; different values stay different.
    static func scramble(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
