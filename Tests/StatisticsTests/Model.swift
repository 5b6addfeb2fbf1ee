import Calls
import Foundation
import Organisation
import PushAPI

@testable import Statistics

/// What the panels mean, written as plainly as possible over all calls; slow.
struct Model {
    let world: World
    let calendar: Calendar
    let request: PanelRequest
    private var wanted: [World.Call] = []
    private var inRange: [Journey] = []
    /// The beginnings of all buckets, and the calls that began in each; dear to find out.
    private var starts: [Instant] = []
    private var callsOfBucket: [Instant: [Journey]] = [:]

    init(_ world: World, _ zone: TimeZone, _ request: PanelRequest) {
        self.world = world
        self.request = request
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        calendar.firstWeekday = 2
        calendar.minimumDaysInFirstWeek = 4
        self.calendar = calendar
        wanted = world.calls.filter { [self] in isOfGroup($0) && isOfTeam($0.journey) }
        inRange = wanted.map(\.journey).filter { $0.startedAt >= request.from && $0.startedAt < request.to }
        starts = walk()
        callsOfBucket = Dictionary(grouping: inRange) { [self] in bucket(of: $0.startedAt) }
    }

    func rows(_ id: String) -> [[Cell]] {
        switch id {
        case "waiting": [[.integer(Int64(running(.waiting).count { $0.direction == .incoming }))]]
        case "active-calls": [[.integer(Int64(running(.active).count))]]
        case "active-calls-list": running(.active).sorted { $0.startedAt < $1.startedAt }.map(activeRow)
        case "incoming-answer-ratio": shares(.incoming)
        case "outgoing-answer-ratio": shares(.outgoing)
        case "incoming-calls": series { answeredAndNot($0.filter { $0.direction == .incoming }) }
        case "outgoing-calls": series { answeredAndNot($0.filter { $0.direction == .outgoing }) }
        case "answer-time":
            series { calls in
                let waits = calls.filter { $0.direction == .incoming && $0.outcome == .answered }.compactMap(\.wait)
                return ([mean(waits)], waits.count)
            }
        case "longest-waits": longestWaits
        case "call-duration":
            series { calls in
                let all = calls.filter { $0.talk != nil }
                let incoming = all.filter { $0.direction == .incoming }
                let outgoing = all.filter { $0.direction == .outgoing }
                return ([all, incoming, outgoing].map { mean($0.compactMap(\.talk)) }, all.count)
            }
        case "longest-calls": longestCalls
        case "total-calls":
            series { calls in
                let incoming = calls.count { $0.direction == .incoming }
                let outgoing = calls.count { $0.direction == .outgoing }
                return ([calls.count, incoming, outgoing].map { .integer(Int64($0)) }, calls.count)
            }
        case "voicemail-calls":
            series { calls in
                let count = calls.count { $0.outcome == .voicemail }
                return ([.integer(Int64(count))], count)
            }
        case "top-callers": topCallers
        default: []
        }
    }

    // MARK: Which calls

    private func isOfGroup(_ call: World.Call) -> Bool {
        let name = call.group.flatMap { World.groups[$0] } ?? "Other"
        return request.groups.isEmpty || request.groups.contains(name)
    }

    private func isOfTeam(_ journey: Journey) -> Bool {
        let own = Set(journey.legs.compactMap(\.ownNumber?.text))
        let names = World.teams.filter { !own.isDisjoint(with: $0.numbers) }.map(\.name)
        return request.teams.isEmpty
            || request.teams.contains { names.contains($0) || (names.isEmpty && $0 == "Other") }
    }

    private func running(_ state: Journey.State) -> [Journey] {
        wanted.map(\.current).filter { $0.state == state }
    }

    // MARK: Tables

    private func text(_ number: PhoneNumber?) -> Cell { (number?.text).map(Cell.text) ?? .null }

    private func seconds(_ milliseconds: Int64?) -> Cell { milliseconds.map { .number(Double($0) / 1_000) } ?? .null }

    private func activeRow(_ call: Journey) -> [Cell] {
        [
            .time(call.startedAt), .text(call.direction.rawValue), text(call.ownNumber), text(call.externalNumber),
            seconds(call.answeredAt.map { world.now - $0 }),
        ]
    }

    private var longestWaits: [[Cell]] {
        inRange.filter { $0.direction == .incoming && $0.wait != nil }
            .sorted { (-($0.wait ?? 0), $0.startedAt) < (-($1.wait ?? 0), $1.startedAt) }
            .prefix(20)
            .map {
                [
                    .time($0.startedAt), seconds($0.wait), text($0.externalNumber), text($0.ownNumber),
                    ($0.outcome?.rawValue).map(Cell.text) ?? .null,
                ]
            }
    }

    private var longestCalls: [[Cell]] {
        inRange.filter { $0.talk != nil }
            .sorted { (-($0.talk ?? 0), $0.startedAt) < (-($1.talk ?? 0), $1.startedAt) }
            .prefix(20)
            .map {
                [
                    .time($0.startedAt), seconds($0.talk), .text($0.direction.rawValue), text($0.ownNumber),
                    text($0.externalNumber),
                ]
            }
    }

    private var topCallers: [[Cell]] {
        let numbers = inRange.filter { $0.direction == .incoming }.compactMap(\.externalNumber)
        let counts = Dictionary(grouping: numbers.filter { !$0.isAnonymous }) { $0 }.mapValues(\.count)
        return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
            .prefix(20)
            .map { [.text($0.key.text), .integer(Int64($0.value))] }
    }

    private func shares(_ direction: Journey.Direction) -> [[Cell]] {
        let known = inRange.filter { $0.direction == direction && $0.outcome != nil && $0.outcome != .unknown }
        let answered = known.count { $0.outcome == .answered }
        return [("answered", answered), ("unanswered", known.count - answered)].map { name, count in
            [.text(name), .integer(Int64(count)), known.isEmpty ? .null : .number(Double(count) / Double(known.count))]
        }
    }

    // MARK: Series

    private func answeredAndNot(_ calls: [Journey]) -> ([Cell], Int) {
        let known = calls.filter { $0.outcome != nil && $0.outcome != .unknown }
        let answered = known.count { $0.outcome == .answered }
        return ([.integer(Int64(answered)), .integer(Int64(known.count - answered))], known.count)
    }

    private func mean(_ values: [Int64]) -> Cell {
        values.isEmpty ? .null : .number(Double(values.reduce(0, +)) / Double(values.count) / 1_000)
    }

    private func series(_ figures: ([Journey]) -> (cells: [Cell], count: Int)) -> [[Cell]] {
        zip(starts, starts.dropFirst() + [Instant(milliseconds: .max)]).map { start, next in
            let (cells, count) = figures(callsOfBucket[start] ?? [])
            let from = max(start, request.from)
            let to = min(next, request.to, world.now)
            let isHeard = world.coverage.contains { interval in
                let end = interval.to >= world.now - 15_000 ? world.now : interval.to
                return max(interval.from, from) < min(end, to)
            }
            return [.time(start)] + (count == 0 && !isHeard ? cells.map { _ in .null } : cells)
        }
    }

    /// The buckets that a walk through the range comes through.
    private func walk() -> [Instant] {
        let step: Int64 = request.unit == .minute ? 60_000 : request.unit == .hour ? 1_800_000 : 6 * 3_600_000
        let last = min(request.to - 1, world.now)
        guard request.from <= last else { return [] }
        var starts: Set<Instant> = [bucket(of: last)]
        for moment in stride(from: request.from.milliseconds, through: last.milliseconds, by: Int(step)) {
            starts.insert(bucket(of: Instant(milliseconds: moment)))
        }
        return starts.sorted()
    }

    private func bucket(of instant: Instant) -> Instant {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
        let day = calendar.startOfDay(for: date)
        switch request.unit {
        case .minute: return self.instant(day) + (instant - self.instant(day)) / 60_000 * 60_000
        case .hour: return self.instant(day) + (instant - self.instant(day)) / 3_600_000 * 3_600_000
        case .day: return self.instant(day)
        case .week: return self.instant(start(of: .weekOfYear, date))
        case .month: return self.instant(start(of: .month, date))
        case .year: return self.instant(start(of: .year, date))
        case .halfYear:
            let isFirst = calendar.component(.month, from: date) <= 6
            let july = calendar.date(byAdding: .month, value: 6, to: start(of: .year, date))
            return self.instant(isFirst ? start(of: .year, date) : july ?? .distantPast)
        }
    }

    private func start(of unit: Calendar.Component, _ date: Date) -> Date {
        calendar.dateInterval(of: unit, for: date)?.start ?? .distantPast
    }

    private func instant(_ date: Date) -> Instant {
        Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }
}
