import Simulation

/// The ids of the legs of one call: unlike any other's, and in no order.
struct CallIDs {
    private let first: UInt64

    /// - Parameter number: The call within its history.
    init(seed: UInt64, number: Int) {
        var random = SeededGenerator(seed: seed)
        first = random.next() &+ UInt64(number) << 2
    }

    /// The `callId` of one of up to three legs, from 0.
    func callID(leg: Int) -> String { String(scrambled(UInt64(leg))) }

    /// The `xcid` of the flow.
    var xcid: String { String(scrambled(3), radix: 16) }

    /// Different for different values, because the generator's output is a permutation of its seeds.
    private func scrambled(_ leg: UInt64) -> UInt64 {
        var random = SeededGenerator(seed: first &+ leg)
        return random.next()
    }
}
