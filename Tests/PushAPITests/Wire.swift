import PushAPI

/// When the events of these tests arrive.
let arrival = Instant(milliseconds: 1_700_000_000_123)

/// Decodes a body given as bytes.
func decode(_ body: [UInt8]) throws -> Event {
    try body.withUnsafeBytes { try Event.decode($0, receivedAt: arrival) }
}

/// Decodes a body given as text.
func decode(_ body: String) throws -> Event {
    try decode(Array(body.utf8))
}

/// The refusal of a body; nil when it decodes.
func refusal(of body: String) -> Refusal? {
    do {
        _ = try decode(body)
        return nil
    } catch {
        return error as? Refusal
    }
}

/// SplitMix64: small, and the same numbers for the same seed on every machine.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) {
        state = UInt64(truncatingIfNeeded: seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
