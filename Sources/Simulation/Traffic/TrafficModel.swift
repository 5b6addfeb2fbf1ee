import Foundation
import PushAPI

/// The telephone traffic of a German firm over days and years, the same for a seed on every machine.
///
/// A weekday has a hump in the morning, one in the afternoon and a dip at noon; Monday is busiest, Friday
/// afternoon quiet, Sundays and public holidays almost silent. Those whom nobody answered call again or are
/// called back. Every journey ends on the local day on which it begins.
public struct TrafficModel: Sendable {
    private let seed: UInt64
    private let company: Company
    private let callsPerWeekday: Int
    private let timeZone: TimeZone

    /// Describes a firm's traffic.
    ///
    /// - Parameters:
    ///   - seed: Chooses the calls; also the run number of their ids.
    ///   - company: The firm.
    ///   - callsPerWeekday: Journeys of an average day from Monday to Friday.
    ///   - timeZone: The firm's clocks.
    public init(seed: UInt64, company: Company, callsPerWeekday: Int = 160, timeZone: TimeZone) {
        self.seed = seed
        self.company = company
        self.callsPerWeekday = callsPerWeekday
        self.timeZone = timeZone
    }

    /// The journeys that begin on `date`, by their beginning.
    public func stories(on date: LocalDate) -> [(start: Instant, story: CallStory)] {
        let day = UInt64(bitPattern: Int64(date.ordinal))
        var random = SeededGenerator(seed: seed, part: day)
        let plan = DayPlan(date, company: company, callsPerWeekday: callsPerWeekday, using: &random)
        let shape = DayShape(date)
        return plan.calls.enumerated().map { index, call in
            let story = CallStory.make(
                call.scenario,
                company: company,
                customer: call.customer,
                pace: .office(load: min(shape.load(hour: call.second / 3600), 1.5)),
                flow: FlowID(run: seed, index: day << 32 | UInt64(index)),
                using: &random
            )
            let start = date.instant(atSecond: call.second, in: timeZone)
            return (start + Int64(random.integer(in: 0...999)), story)
        }
    }

    /// The messages of `date`, by time.
    public func day(_ date: LocalDate) -> [SimulatedEvent] {
        stories(on: date)
            .flatMap { $0.story.events(startingAt: $0.start) }
            .enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }

    /// The days of a range, each made when it is asked for.
    public func days(
        from first: LocalDate,
        through last: LocalDate
    ) -> some Sequence<(date: LocalDate, events: [SimulatedEvent])> & Sendable {
        TrafficDays(model: self, first: first, last: last)
    }
}

/// Makes one day after the other.
private struct TrafficDays: Sequence, IteratorProtocol, Sendable {
    let model: TrafficModel
    var first: LocalDate
    let last: LocalDate

    var underestimatedCount: Int { Swift.max(0, last.ordinal - first.ordinal + 1) }

    mutating func next() -> (date: LocalDate, events: [SimulatedEvent])? {
        guard first <= last else { return nil }
        defer { first = first + 1 }
        return (first, model.day(first))
    }
}
