import Simulation

/// How many calls a day brings and when, in relation to other days.
struct YearShape: Sendable {
    /// The day's weight: 1 is an average weekday.
    let weight: Double
    /// The share of the day's calls that begin before the end of each hour.
    private let hours: [Double]
    /// The hours in which somebody is there to answer.
    private let open: Range<Int>

    init(_ date: LocalDate) {
        let month = Self.months[date.components.month - 1]
        switch date.weekday {
        case 7: (weight, hours, open) = (0.03 * month, Self.weekend, 0..<0)
        case _ where GermanHolidays.contains(date): (weight, hours, open) = (0.03 * month, Self.weekend, 0..<0)
        case 6: (weight, hours, open) = (0.1 * month, Self.weekend, 9..<13)
        case 5: (weight, hours, open) = (Self.weekdays[4] * month, Self.friday, 8..<16)
        default: (weight, hours, open) = (Self.weekdays[date.weekday - 1] * month, Self.working, 8..<18)
        }
    }

    /// The second of the day at which a call begins.
    func second(using random: inout SeededGenerator) -> Int {
        let unit = random.unit()
        let hour = hours.firstIndex { unit < $0 } ?? 23
        return hour * 3_600 + random.index(below: 3_600)
    }

    func isOpen(atSecond second: Int) -> Bool { open.contains(second / 3_600) }

    private static let working = sums([
        0.15, 0.1, 0.08, 0.08, 0.12, 0.3, 0.8, 2.2, 7.4, 11.2, 12.4, 10.5, 6, 7, 10.2, 10.6, 8.4, 5.2, 2.4, 1.3, 0.9,
        0.6,
        0.4, 0.25,
    ])
    private static let friday = sums([
        0.15, 0.1, 0.08, 0.08, 0.12, 0.3, 0.8, 2.2, 7.6, 11.6, 13, 11, 6.5, 6.4, 7.5, 5.5, 2.8, 1.5, 1, 0.9, 0.7, 0.6,
        0.4,
        0.3,
    ])
    private static let weekend = sums([
        0.6, 0.4, 0.3, 0.3, 0.3, 0.5, 1, 2, 5, 9, 12, 12, 8, 6, 5.5, 5, 5, 5, 4.5, 4, 3.5, 2.8, 1.8, 1,
    ])
    /// Monday to Friday.
    private static let weekdays = [1.22, 1.06, 1.00, 0.99, 0.86]
    /// January to December.
    private static let months = [1.04, 1.03, 1.03, 1.00, 0.98, 0.98, 0.93, 0.91, 1.03, 1.05, 1.06, 0.96]

    private static func sums(_ weights: [Double]) -> [Double] {
        let whole = weights.reduce(0, +)
        var sum = 0.0
        return weights.map { weight in
            sum += weight
            return sum / whole
        }
    }
}
