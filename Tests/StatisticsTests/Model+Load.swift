import Calls
import Formulas
import Foundation
import PushAPI

@testable import Statistics

// When how much is going on, and how many people and lines that takes.
extension Model {
    func load(_ id: String) -> [[Cell]]? {
        switch id {
        case "weekday-hours": weekdayHours
        case "peak-calls": peaks
        case "offered-traffic":
            buckets { start, part in
                let answered = (callsOfBucket[start] ?? []).filter {
                    $0.direction == .incoming && $0.outcome == .answered
                }
                let talks = answered.compactMap(\.talk)
                let busy = talks.reduce(0, +) + Int64(answered.count) * world.settings.wrapUp
                let traffic = Double(busy) / Double(part.upperBound - part.lowerBound)
                return (
                    [answered.isEmpty ? .null : .number(traffic), count(answered.count), mean(talks)], answered.count
                )
            }
        case "agents-needed": agentsNeeded
        case "lines-needed": linesNeeded
        default: nil
        }
    }

    /// The quarters of an hour that the range touches.
    private var quarters: [World.Quarter] {
        let end = min(request.to, world.now + 1)
        return world.quarters.filter { $0.start + 900_000 > request.from && $0.start < end }
    }

    private var weekdayHours: [[Cell]] {
        let quarters = quarters
        let calls = Dictionary(grouping: incoming) { call in
            let quarter = world.quarter(of: call.startedAt)
            return (quarter?.weekday ?? 0) * 24 + (quarter?.minute ?? 0) / 60
        }
        return (24..<192).compactMap { hour in
            let days = Set(quarters.filter { $0.weekday * 24 + $0.minute / 60 == hour }.map(\.day)).count
            guard days > 0 else { return nil }
            let calls = calls[hour] ?? []
            let offered = Self.offered(calls)
            return [
                count(hour / 24), count(hour % 24), .number(Double(calls.count) / Double(days)), count(calls.count),
                count(offered.count { $0.outcome != .answered }), answerRate(offered),
                mean(calls.filter { $0.outcome == .answered }.compactMap(\.wait)), count(days),
            ]
        }
    }

    // MARK: At the same time

    private var peaks: [[Cell]] {
        let talks = wanted.compactMap { call -> Range<Instant>? in
            let isTalk = call.journey.outcome == .answered || call.current.state == .active
            return isTalk ? span(call, from: call.journey.answeredAt ?? talkStart(call.journey)) : nil
        }
        let lines = wanted.filter { $0.journey.direction == .incoming || $0.journey.direction == .outgoing }
            .compactMap { span($0, from: $0.journey.startedAt) }
        return buckets { _, part in
            let (talk, line) = (peak(talks, in: part), peak(lines, in: part))
            return ([count(talk.calls), talk.at, count(line.calls), line.at], talk.calls + line.calls)
        }
    }

    /// When people began to talk who are known only to have talked until the end.
    private func talkStart(_ journey: Journey) -> Instant? {
        guard let end = journey.endedAt, let talk = journey.talk else { return nil }
        return end - talk
    }

    /// From a moment to the end of a call that has ended, or to now when it goes on.
    private func span(_ call: World.Call, from start: Instant?) -> Range<Instant>? {
        let end = call.current.state == .ended ? call.journey.endedAt : world.now
        guard let start, let end, start < end else { return nil }
        return start..<end
    }

    private func peak(_ spans: [Range<Instant>], in part: Range<Instant>) -> (calls: Int, at: Cell) {
        let near = spans.filter { $0.overlaps(part) }
        let moments = Set(near.map { max($0.lowerBound, part.lowerBound) }).sorted()
        var best = (calls: 0, at: Cell.null)
        for moment in moments {
            let calls = near.count { $0.contains(moment) }
            if calls > best.calls { best = (calls, .time(moment)) }
        }
        return best
    }

    // MARK: People and lines

    /// The calls of each quarter of an hour of the week in the range, and how often that was there.
    private func week(_ calls: [Journey]) -> [(weekday: Int, minute: Int, calls: [Journey], times: Int)] {
        let calls = Dictionary(grouping: calls) { call in
            let quarter = world.quarter(of: call.startedAt)
            return (quarter?.weekday ?? 0) * 1_440 + (quarter?.minute ?? 0)
        }
        let times = Dictionary(grouping: quarters) { $0.weekday * 1_440 + $0.minute }
        return calls.keys.sorted().compactMap { key in
            guard let times = times[key]?.count else { return nil }
            return (key / 1_440, key % 1_440, calls[key] ?? [], times)
        }
    }

    private var agentsNeeded: [[Cell]] {
        let settings = world.settings
        let rules = request.teams.count == 1 ? settings.teamServiceLevels[request.teams[0]] : nil
        let (goal, threshold) = (
            (rules ?? settings.serviceLevel).goal, (rules ?? settings.serviceLevel).threshold
        )
        let all = incoming.filter { $0.outcome == .answered }.compactMap(\.talk)
        return week(Self.offered(incoming)).compactMap { quarter in
            let own = quarter.calls.filter { $0.outcome == .answered }.compactMap(\.talk)
            let talks = own.count >= 20 ? own : all
            guard !talks.isEmpty else { return nil }
            let mean = Double(talks.reduce(0, +)) / Double(talks.count)
            let handling = (mean + Double(settings.wrapUp)) / 1_000
            let calls = Double(quarter.calls.count) / Double(quarter.times)
            let traffic = calls * handling / 900
            let agents = (1...10_000).first { agents in
                traffic > 0 && PlainErlang.inTime(traffic, agents, handling, threshold) >= Double(goal) / 100
            }
            return [
                count(quarter.weekday), count(quarter.minute), whole(agents.map(Int64.init)), .number(calls),
                .number(handling), .number(traffic),
                agents.map { .number(PlainErlang.inTime(traffic, $0, handling, threshold)) } ?? .null,
                agents.map { .number(traffic / Double($0)) } ?? .null,
            ]
        }
    }

    private static func lineTime(_ call: Journey) -> Int64 { call.endedAt.map { $0 - call.startedAt } ?? 0 }

    private var linesNeeded: [[Cell]] {
        week(inRange.filter { $0.direction == .incoming || $0.direction == .outgoing }).compactMap { quarter in
            let busy = quarter.calls.reduce(Int64(0)) { $0 + Self.lineTime($1) }
            guard busy > 0 else { return nil }
            let traffic = Double(busy) / 900_000 / Double(quarter.times)
            let lines = (0...10_000).first { PlainErlang.lost(traffic, $0) <= world.settings.blocking }
            return [
                count(quarter.weekday), count(quarter.minute), whole(lines.map(Int64.init)), .number(traffic),
                .number(Double(quarter.calls.count) / Double(quarter.times)),
            ]
        }
    }
}

/// Erlang's formulas as they stand in the textbook, with factorials; only for little traffic.
private enum PlainErlang {
    /// `traffic` to the power of `lines`, divided by the factorial.
    private static func term(_ traffic: Double, _ lines: Int) -> Double {
        (0..<lines).reduce(1) { $0 * traffic / Double($1 + 1) }
    }

    /// Erlang B.
    static func lost(_ traffic: Double, _ lines: Int) -> Double {
        term(traffic, lines) / (0...lines).reduce(0) { $0 + term(traffic, $1) }
    }

    /// The share of callers answered in time after Erlang C; 0 when too few people answer.
    static func inTime(_ traffic: Double, _ agents: Int, _ handling: Double, _ seconds: Int64) -> Double {
        let spare = Double(agents) - traffic
        guard spare > 0 else { return 0 }
        let all = term(traffic, agents) * Double(agents) / spare
        let waiting = all / ((0..<agents).reduce(0) { $0 + term(traffic, $1) } + all)
        return 1 - waiting * exp(-spare * Double(seconds) / handling)
    }
}
