import PushAPI
import Synchronization

/// A clock that stands still until a test sets it forward.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(at start: Instant) {
        instant = Mutex(start)
    }

    var now: Instant { instant.withLock { $0 } }

    /// The clock as the product takes it.
    var clock: Clock { { self.now } }

    /// Sets the clock forward, in ms.
    func advance(_ milliseconds: Int64) {
        instant.withLock { $0 = $0 + milliseconds }
    }
}

/// SplitMix64: small, fast and the same on every machine, so that a failed test can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
