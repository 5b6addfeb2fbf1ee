/// A wait, rounded so that every limit in whole seconds still divides the waits exactly.
///
/// An even bin holds exactly a whole number of seconds, the odd bin after it everything up to the next one:
/// 0 s, 0.001…0.999 s, 1 s, 1.001…1.999 s and so on. Both "within T seconds" and "below S seconds" are then
/// statements about bins.
public struct WaitBin: RawRepresentable, Hashable, Comparable, Sendable {
    /// Twice the whole seconds, and one more when the wait lies between two of them.
    public var rawValue: Int64

    /// The bin with a stored number.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The bin of a wait in ms; a negative one, left by a clock that was set back, counts as none.
    public init(milliseconds: Int64) {
        let (seconds, rest) = max(0, milliseconds).quotientAndRemainder(dividingBy: 1_000)
        rawValue = 2 * seconds + (rest == 0 ? 0 : 1)
    }

    /// The last bin whose waits are at most `seconds`.
    public static func last(within seconds: Int64) -> WaitBin {
        WaitBin(rawValue: 2 * bounded(seconds))
    }

    /// The last bin whose waits are shorter than `seconds`.
    public static func last(below seconds: Int64) -> WaitBin {
        WaitBin(rawValue: 2 * bounded(seconds) - 1)
    }

    /// The smallest whole number of seconds that no wait of the bin exceeds.
    public var secondsUp: Int64 { (rawValue >> 1) + (rawValue & 1) }

    /// Whether the waits of `left` are shorter.
    public static func < (left: WaitBin, right: WaitBin) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Seconds beyond what any wait can be are as good as the largest that fit.
    private static func bounded(_ seconds: Int64) -> Int64 {
        min(max(seconds, -1), Int64.max / 2)
    }
}
