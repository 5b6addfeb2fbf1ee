/// A share, kept as the two whole numbers it was counted from.
///
/// Shares of several groups are added by adding both numbers; a rounded share could not be.
public struct Ratio: Hashable, Sendable {
    /// What was counted.
    public var numerator: Int64
    /// What it is counted out of.
    public var denominator: Int64

    /// Creates a share.
    public init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The share as a number, where 1 is all; nil when it is a share of nothing.
    public var value: Double? {
        denominator > 0 ? Double(numerator) / Double(denominator) : nil
    }
}
