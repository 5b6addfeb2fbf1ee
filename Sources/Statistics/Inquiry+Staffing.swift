import Calls
import Formulas
import PushAPI
import Store

extension Inquiry {
    /// Incoming calls by hour of the week.
    func weekdayHours() throws -> [[SQLValue]] {
        let load = try weekLoad([.calls, .waitTime, .waited] + Catalogue.offered, [.incoming])
        let days = daysOfWeekHours()
        return (0..<168).compactMap { hour in
            guard days[hour] > 0 else { return nil }
            func sum(_ measures: [Store.Measure]) -> Int64 {
                (hour * 4..<hour * 4 + 4).reduce(0) { sum, quarter in
                    measures.reduce(sum) { $0 + (load.sums[quarter][$1] ?? 0) }
                }
            }
            let (calls, answered, offered) = (sum([.calls]), sum([.answered]), sum(Catalogue.offered))
            return [
                .integer(Int64(hour / 24 + 1)), .integer(Int64(hour % 24)),
                .real(Double(calls) / Double(days[hour])), .integer(calls), .integer(offered - answered),
                .integer(answered), .integer(offered - sum([.shortAbandoned])), .integer(sum([.waitTime])),
                .integer(sum([.waited])), .integer(days[hour]),
            ]
        }
    }

    /// Traffic in Erlang for each bucket.
    func offeredTraffic() throws -> [[SQLValue]] {
        let scope = scope
        let rows = try reader.rows(
            scope.series(
                [scope.sum(.talkTime), scope.sum(.talked), scope.sum(.answered)],
                of: [.talkTime, .talked, .answered],
                .incoming
            )
        )
        let lengths = Dictionary(
            uniqueKeysWithValues: buckets.map { bucket in
                let end = min(bucket.end, scope.range.upperBound, scope.now + 1)
                return (bucket.start.milliseconds, end - max(bucket.start, scope.range.lowerBound))
            }
        )
        return rows.compactMap { row in
            guard let start = row[0].integer, let length = lengths[start], length > 0 else { return nil }
            let (talk, talked, answered) = (row[1].integer ?? 0, row[2].integer ?? 0, row[3].integer ?? 0)
            let busy = Double(talk + answered * scope.settings.wrapUp)
            return [
                .integer(start), .real(busy / Double(length)), .integer(answered), .integer(talk), .integer(talked),
            ]
        }
    }

    /// Agents by quarter of the week.
    func agentsNeeded() throws -> [[SQLValue]] {
        let rules = scope.settings.serviceLevel(of: scope.request.teams)
        let load = try weekLoad([.talkTime, .talked] + Catalogue.offered, [.incoming])
        func talk(_ sums: some Sequence<[Store.Measure: Int64]>) -> (time: Int64, calls: Int64) {
            sums.reduce((0, 0)) { ($0.0 + ($1[.talkTime] ?? 0), $0.1 + ($1[.talked] ?? 0)) }
        }
        let whole = talk(load.sums)
        return load.sums.indices.compactMap { quarter in
            let sums = load.sums[quarter]
            let offered = Catalogue.offered.reduce(Int64(0)) { $0 + (sums[$1] ?? 0) }
            let own = talk([sums])
            let basis = own.calls >= 20 ? own : whole
            guard offered > 0, basis.calls > 0, load.occurrences[quarter] > 0 else { return nil }
            let calls = Double(offered) / Double(load.occurrences[quarter])
            let handling = (Double(basis.time) / Double(basis.calls) + Double(scope.settings.wrapUp)) / 1_000
            let staffing = Erlang.agents(
                callsPerSecond: calls / 900,
                handlingTime: handling,
                goal: Double(rules.goal) / 100,
                within: Double(rules.threshold)
            )
            return Self.place(quarter) + [
                staffing.map { .integer(Int64($0.agents)) } ?? .null, .real(calls), .real(handling),
                .real(calls * handling / 900), staffing.map { .real($0.serviceLevel) } ?? .null,
                staffing.map { .real($0.occupancy) } ?? .null,
            ]
        }
    }

    /// Lines by quarter of the week.
    func linesNeeded() throws -> [[SQLValue]] {
        let load = try weekLoad([.calls, .lineTime], [.incoming, .outgoing])
        return load.sums.indices.compactMap { quarter in
            guard let busy = load.sums[quarter][.lineTime], busy > 0, load.occurrences[quarter] > 0 else { return nil }
            let traffic = Double(busy) / 900_000 / Double(load.occurrences[quarter])
            let calls = Double(load.sums[quarter][.calls] ?? 0) / Double(load.occurrences[quarter])
            let lines = Erlang.lines(traffic: traffic, blocking: scope.settings.blocking)
            return Self.place(quarter) + [.optional(lines.map(Int64.init)), .real(traffic), .real(calls)]
        }
    }

    /// Weekday from 1 (Monday), and minute of the day.
    private static func place(_ quarter: Int) -> [SQLValue] {
        [.integer(Int64(quarter / 96 + 1)), .integer(Int64(quarter % 96 * 15))]
    }
}
