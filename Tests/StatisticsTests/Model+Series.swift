import Calls
import Foundation
import PushAPI

@testable import Statistics

extension Model {
    /// One row for each bucket, made of the calls that began in it; `count` says how many of them mattered.
    func series(_ figures: ([Journey]) -> (cells: [Cell], count: Int)) -> [[Cell]] {
        buckets { start, _ in figures(callsOfBucket[start] ?? []) }
    }

    /// One row for each bucket, made of its part within the range.
    func buckets(_ figures: (_ start: Instant, _ part: Range<Instant>) -> (cells: [Cell], count: Int)) -> [[Cell]] {
        zip(starts, starts.dropFirst() + [Instant(milliseconds: .max)]).map { start, next in
            let from = max(start, request.from)
            let to = min(next, request.to, world.now)
            let (cells, count) = figures(start, from..<max(from, min(next, request.to, world.now + 1)))
            let isHeard = world.coverage.contains { interval in
                let end = interval.to >= world.now - 15_000 ? world.now : interval.to
                return max(interval.from, from) < min(end, to)
            }
            return [.time(start)] + (count == 0 && !isHeard ? cells.map { _ in .null } : cells)
        }
    }

    /// The buckets that a walk through the range comes through.
    func walk() -> [Instant] {
        let step: Int64 = request.unit == .minute ? 60_000 : request.unit == .hour ? 1_800_000 : 6 * 3_600_000
        let last = min(request.to - 1, world.now)
        guard request.from <= last else { return [] }
        var starts: Set<Instant> = [bucket(of: last)]
        for moment in stride(from: request.from.milliseconds, through: last.milliseconds, by: Int(step)) {
            starts.insert(bucket(of: Instant(milliseconds: moment)))
        }
        return starts.sorted()
    }

    /// The beginning of the bucket that holds a moment.
    func bucket(of instant: Instant) -> Instant {
        let date = instant.date
        let day = Instant(world.calendar.startOfDay(for: date))
        switch request.unit {
        case .minute: return day + (instant - day) / 60_000 * 60_000
        case .hour: return day + (instant - day) / 3_600_000 * 3_600_000
        case .day: return day
        case .week: return Instant(start(of: .weekOfYear, date))
        case .month: return Instant(start(of: .month, date))
        case .year: return Instant(start(of: .year, date))
        case .halfYear:
            let isFirst = world.calendar.component(.month, from: date) <= 6
            let july = world.calendar.date(byAdding: .month, value: 6, to: start(of: .year, date))
            return Instant(isFirst ? start(of: .year, date) : july ?? .distantPast)
        }
    }

    private func start(of unit: Calendar.Component, _ date: Date) -> Date {
        world.calendar.dateInterval(of: unit, for: date)?.start ?? .distantPast
    }
}
