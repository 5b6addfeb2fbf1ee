/// How many calls a day brings and when, in shares of an average weekday.
struct DayShape {
    /// Calls expected in each hour of the day, as a share of an average weekday's.
    let hours: [Double]
    /// The hours in which somebody is there to answer.
    let open: Range<Int>

    init(_ date: LocalDate) {
        let isFree = date.weekday == 7 || GermanHolidays.contains(date)
        if isFree {
            hours = Self.weekend.map { $0 * 0.03 }
            open = 0..<0
        } else if date.weekday == 6 {
            hours = Self.weekend.map { $0 * 0.10 }
            open = 9..<13
        } else {
            let day = Self.weekdays[date.weekday - 1] * Self.months[date.components.month - 1]
            let isFriday = date.weekday == 5
            hours = Self.working.enumerated().map { hour, share in
                share * day * (isFriday && hour >= 13 ? (hour >= 15 ? 0.3 : 0.6) : 1)
            }
            open = 8..<(isFriday ? 16 : 18)
        }
    }

    /// How busy an hour is: 1 in the busiest hour of an average weekday, seldom more.
    func load(hour: Int) -> Double {
        hours[hour] / Self.busiest
    }

    // Nobody calls from 23 h on, so that every journey ends on the day on which it began.
    private static let working = shares([
        0.05, 0.02, 0.02, 0.02, 0.03, 0.1, 0.3, 1.6, 7.5, 11.5, 12.8, 10.6, 5.4, 6.8, 10.4, 10.8, 8.6, 5.2, 2.0,
        0.9, 0.5, 0.3, 0.15, 0,
    ])
    private static let weekend = shares([
        0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 1, 4, 9, 12, 12, 8, 6, 5, 4, 4, 3, 2, 1.2, 0.8, 0.5, 0.3, 0,
    ])
    private static let busiest = working.max() ?? 1

    /// Monday to Friday; Friday's afternoon is cut down further.
    private static let weekdays = [1.22, 1.06, 1.00, 0.99, 0.95]
    /// January to December: the summer holidays and Christmas are quieter.
    private static let months = [1.04, 1.03, 1.03, 1.00, 0.98, 0.98, 0.93, 0.91, 1.03, 1.05, 1.06, 0.96]

    private static func shares(_ weights: [Double]) -> [Double] {
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
