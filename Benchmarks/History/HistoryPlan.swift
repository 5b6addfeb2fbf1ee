import Calls
import Foundation
import Organisation
import PushAPI
import Simulation

/// A company's calls of some years, those of each day made when they are asked for.
///
/// A call is a journey of one or two legs. The same for a seed on every machine.
struct HistoryPlan: Sendable {
    /// To be raised when a plan makes other calls than before, so that no database with the old ones is used.
    static let edition = 1

    /// Calls of all days together.
    let calls: Int
    let years: Int
    let firstDay: LocalDate
    let lastDay: LocalDate
    let calendar: LocalCalendar
    let company = HistoryCompany()
    let callers: Callers
    private let seed: UInt64
    /// The number of the first call of each day, and of as many days after the last as were asked for.
    private let firstCalls: [Int]

    /// Plans the `years` that end with `lastDay`.
    ///
    /// - Parameter daysAfter: How many days after the last can be asked for as well.
    init(calls: Int, years: Int, through lastDay: LocalDate, seed: UInt64 = 1, daysAfter: Int = 400) {
        self.calls = calls
        self.years = years
        self.lastDay = lastDay
        self.seed = seed
        let (year, month, day) = lastDay.components
        let firstDay = LocalDate(year: year - years, month: month, day: day) + 1
        self.firstDay = firstDay
        calendar = LocalCalendar(timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt)
        callers = Callers(count: calls / 5)

        var weights = [0.0]
        for day in firstDay.ordinal...lastDay.ordinal + daysAfter {
            weights.append((weights.last ?? 0) + YearShape(LocalDate(ordinal: day)).weight)
        }
        let whole = weights[lastDay.ordinal - firstDay.ordinal + 1]
        firstCalls = weights.map { Int($0 / whole * Double(calls)) }
    }

    /// How many days there are.
    var days: Int { lastDay.ordinal - firstDay.ordinal + 1 }

    /// How many days can be asked for.
    var plannedDays: Int { firstCalls.count - 1 }

    /// How many calls begin before a day, which counts from 0.
    func calls(before day: Int) -> Int { firstCalls[day] }

    /// The first moment of a day.
    func start(ofDay day: Int) -> Instant {
        let noon = Instant(milliseconds: Int64(firstDay.ordinal + day) * 86_400_000 + 43_200_000)
        return calendar.startOfDay(noon)
    }

    /// The end of the last day.
    var end: Instant { start(ofDay: days) }

    /// The legs of the calls that begin on a day, by the beginning of the calls.
    ///
    /// - Parameter day: From 0; days after the last follow those of the plan.
    func legs(onDay day: Int) -> [Leg] {
        let shape = YearShape(firstDay + day)
        let midnight = start(ofDay: day)
        // Clocks are put forward and back between two and three.
        let shift = start(ofDay: day + 1) - midnight - 86_400_000
        var random = SeededGenerator(seed: seed, part: UInt64(day))
        let numbers = firstCalls[day]..<firstCalls[day + 1]
        let beginnings = numbers.map { _ in
            Int64(shape.second(using: &random)) * 1_000 + Int64(random.index(below: 1_000))
        }.sorted()

        var writer = JourneyWriter(company: company, callers: callers, seed: seed, random: random)
        for (number, beginning) in zip(numbers, beginnings) {
            let second = Int(beginning / 1_000)
            writer.add(
                number,
                at: midnight + beginning + (second >= 3 * 3_600 ? shift : 0),
                isOpen: shape.isOpen(atSecond: second)
            )
        }
        return writer.legs
    }
}
