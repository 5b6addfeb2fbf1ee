// The distributions use only operations that IEEE 754 defines to the last bit. The logarithms and cosines of
// the C library differ between platforms, and the standard library may change how it maps bits to ranges.

extension SeededGenerator {
    /// A number from 0 up to, but not including, 1.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Whether something of this probability (0…1) happens.
    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// A whole number of the range, all equally likely.
    mutating func integer(in range: ClosedRange<Int>) -> Int {
        let count = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
    }

    /// One of the elements, all equally likely; `fallback` when there are none.
    mutating func element<Element>(of elements: [Element], otherwise fallback: Element) -> Element {
        elements.isEmpty ? fallback : elements[integer(in: 0...elements.count - 1)]
    }

    /// One of the choices in proportion to the weights.
    mutating func choice<Value>(_ first: (Value, Double), _ others: (Value, Double)...) -> Value {
        var left = unit() * others.reduce(first.1) { $0 + $1.1 }
        for (value, weight) in others {
            left -= weight
            if left < 0 { return value }
        }
        return first.0
    }

    /// The elements in a random order (Fisher and Yates).
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for position in result.indices.dropFirst().reversed() {
            result.swapAt(position, integer(in: 0...position))
        }
        return result
    }

    /// A standard normal variate, cut off at six standard deviations (sum of twelve uniform ones).
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += unit() }
        return sum
    }

    /// How many independent events happen where `mean` are expected.
    mutating func poisson(mean: Double) -> Int {
        // Knuth's method in pieces, as exp(-mean) of a large mean is no longer a number above zero.
        var count = 0
        var left = mean
        while left > 0 {
            let limit = exponential(-min(left, 30))
            var product = unit()
            while product > limit {
                count += 1
                product *= unit()
            }
            left -= 30
        }
        return count
    }
}

/// e to the power of `exponent`, by a power series; relative error below 1e-12 between -40 and 40.
func exponential(_ exponent: Double) -> Double {
    let reduced = exponent / 64
    var term = 1.0
    var sum = 1.0
    for degree in 1...16 {
        term *= reduced / Double(degree)
        sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
}

/// A log-normal length of time with a floor and a ceiling: how people talk and wait.
public struct Spread: Hashable, Sendable {
    /// Half of all values are shorter.
    ///
    /// Milliseconds.
    public var median: Double
    /// Standard deviation of the logarithm; 0 gives the median always.
    public var sigma: Double
    /// The shortest and the longest value.
    ///
    /// Milliseconds.
    public var limits: ClosedRange<Int64>

    /// Describes a spread of lengths of time by its median and limits in seconds.
    public init(medianSeconds: Double, sigma: Double, limitsSeconds: ClosedRange<Int64>) {
        median = medianSeconds * 1000
        self.sigma = sigma
        limits = limitsSeconds.lowerBound * 1000...limitsSeconds.upperBound * 1000
    }

    /// Draws one length of time.
    ///
    /// Milliseconds.
    func draw(using random: inout SeededGenerator) -> Int64 {
        let value = Int64((median * exponential(sigma * random.normal())).rounded())
        return min(max(value, limits.lowerBound), limits.upperBound)
    }
}
