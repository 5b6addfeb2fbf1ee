/// The length of local time that one point of a series stands for, finest first.
public enum TimeUnit: String, Hashable, Sendable, CaseIterable {
    /// A minute.
    case minute = "1m"
    /// An hour, counted from the beginning of the local day.
    case hour = "1h"
    /// A local day of 23, 24 or 25 hours.
    case day = "1d"
    /// A week from Monday.
    case week = "7d"
    /// A calendar month.
    case month = "1M"
    /// A half-year from January or July.
    case halfYear = "6M"
    /// A calendar year.
    case year = "1y"

    /// The greatest length, in ms; days of any zone are at most two hours longer than usual.
    var longest: Int64 {
        let hour: Int64 = 3_600_000
        return switch self {
        case .minute: 60_000
        case .hour: hour
        case .day: 26 * hour
        case .week: (7 * 24 + 2) * hour
        case .month: (31 * 24 + 2) * hour
        case .halfYear: (184 * 24 + 2) * hour
        case .year: (366 * 24 + 2) * hour
        }
    }
}
