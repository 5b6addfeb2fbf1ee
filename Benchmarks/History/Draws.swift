import Foundation
import Simulation

extension SeededGenerator {
    /// A number from 0 up to, but not including, 1.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Whether something of this probability (0…1) happens.
    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// A whole number from 0 to `limit - 1`, all equally likely.
    mutating func index(below limit: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(limit)).high)
    }

    /// One of two lengths of time or what lies between, all equally likely, in ms.
    mutating func milliseconds(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(index(below: Int(range.upperBound - range.lowerBound) + 1))
    }

    /// A log-normal length of time in ms, no shorter and no longer than `limits`.
    ///
    /// - Parameters:
    ///   - median: Half of all are shorter. Seconds.
    ///   - sigma: The standard deviation of the logarithm.
    ///   - limits: Seconds.
    mutating func length(median: Double, sigma: Double, limits: ClosedRange<Double>) -> Int64 {
        // The sum of twelve uniform variates is as good as normal here, and the same on every machine.
        var normal = -6.0
        for _ in 0..<12 { normal += unit() }
        let seconds = median * exp(sigma * normal)
        return Int64(min(max(seconds, limits.lowerBound), limits.upperBound) * 1_000)
    }
}
