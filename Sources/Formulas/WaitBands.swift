/// The bands into which the wait distribution divides the calls.
///
/// Narrow where a second decides, wide where it no longer does.
public enum WaitBands {
    /// Waits longer than `lower` and at most `upper` seconds; nil stands for no limit.
    public struct Band: Hashable, Sendable {
        /// Exclusive, in s; nil in the first band.
        public let lower: Int64?
        /// Inclusive, in s; nil in the last band.
        public let upper: Int64?
    }

    /// The inclusive upper limits in s of all bands but the last, which has none.
    public static let upperLimits: [Int64] = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600]

    /// All bands, shortest waits first.
    public static let all: [Band] = {
        let limits: [Int64?] = [nil] + upperLimits + [nil]
        return zip(limits, limits.dropFirst()).map { Band(lower: $0, upper: $1) }
    }()

    /// The number of calls in each band, in the order of `all`.
    public static func counts(of waits: WaitHistogram) -> [Int64] {
        all.map { waits.count(above: $0.lower, through: $0.upper) }
    }
}
