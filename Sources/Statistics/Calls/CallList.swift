import Calls
import PushAPI
import Store

/// The question for a page of calls, and what its rows mean.
struct CallList: Sendable {
    let request: CallRequest
    let scope: Scope

    /// One row for each call, and one more than wanted where another page follows.
    var query: SQLQuery {
        """
        \(Self.selection)
         WHERE \(conditions.joined(separator: "\n   AND "))
         ORDER BY \(start) \(descending), journeys.id \(descending)
         LIMIT \(Int64(request.limit) + 1)
        """
    }

    /// The same of one call.
    static func query(ofCall id: Int64) -> SQLQuery { "\(selection)\n WHERE journeys.id = \(id)" }

    private static let selection: SQLQuery = """
        SELECT journeys.id, journeys.started_ms, journeys.answered_ms, journeys.ended_ms, journeys.direction,
               journeys.state, journeys.outcome, journeys.own_number, journeys.external_number, journeys.wait_ms,
               journeys.talk_ms, journeys.reached_voicemail, COALESCE(`groups`.alias, journeys.group_extension),
               segments.team_set_id, segments.in_hours, journeys.source
          FROM journeys
          LEFT JOIN segments ON segments.id = journeys.segment_id
          LEFT JOIN `groups` ON `groups`.extension = journeys.group_extension
        """

    /// Running calls are few and have an index of their own; all others are walked along their start.
    private var start: SQLQuery {
        switch request.state {
        case .running, .waiting, .active: .unindexed("journeys.started_ms")
        case nil, .ended: "journeys.started_ms"
        }
    }

    private var descending: SQLQuery { request.order == .newest ? "DESC" : "ASC" }

    private var conditions: [SQLQuery] {
        range + state + lengths("journeys.wait_ms", request.wait) + lengths("journeys.talk_ms", request.talk)
            + properties
    }

    /// The time in which calls begin, without what stands on the pages before.
    private var range: [SQLQuery] {
        let (from, to) = (request.selection.from.milliseconds, request.selection.to.milliseconds)
        guard let after = request.after else { return ["\(start) >= \(from)", "\(start) < \(to)"] }
        let last = after.startedAt.milliseconds
        // The first two conditions are what an index understands; the third is about calls of the same moment.
        return switch request.order {
        case .newest:
            [
                "\(start) >= \(from)", "\(start) <= \(min(last, to - 1))",
                "(journeys.started_ms < \(last) OR journeys.id < \(after.id))",
            ]
        case .oldest:
            [
                "\(start) >= \(max(last, from))", "\(start) < \(to)",
                "(journeys.started_ms > \(last) OR journeys.id > \(after.id))",
            ]
        }
    }

    private var state: [SQLQuery] {
        switch request.state {
        case nil: []
        case .running: ["journeys.state <> 'ended'"]
        // The index is one of calls that have not ended, and is found by those very words.
        case .waiting, .active: ["journeys.state <> 'ended'", "journeys.state = \(request.state?.rawValue ?? "")"]
        case .ended: ["journeys.state = 'ended'"]
        }
    }

    private func lengths(_ column: SQLQuery, _ bounds: CallRequest.Bounds) -> [SQLQuery] {
        [bounds.minimum.map { "\(column) >= \($0)" }, bounds.maximum.map { "\(column) <= \($0)" }].compactMap(\.self)
    }

    private var properties: [SQLQuery] {
        var conditions: [SQLQuery] = []
        if let direction = request.direction { conditions.append("journeys.direction = \(direction.rawValue)") }
        if !request.outcomes.isEmpty {
            conditions.append("journeys.outcome IN (\(list: request.outcomes.map(\.rawValue).sorted()))")
        }
        if let number = request.number { conditions.append(numbers(number)) }
        // Calls that have no segment yet are listed as long as nobody asks for what only segments know.
        let selection = request.selection
        if selection.hours != nil || !selection.groups.isEmpty || !selection.teams.isEmpty {
            conditions.append("journeys.segment_id IN (\(keys: scope.segments(.each, nil)))")
        }
        return conditions
    }

    /// Looks at every call of the range: what stands anywhere in a number is found by no index.
    private func numbers(_ search: NumberSearch) -> SQLQuery {
        switch search {
        case .whole(let number):
            "(journeys.own_number = \(number.text) OR journeys.external_number = \(number.text))"
        case .part(let part):
            "(journeys.own_number LIKE \("%\(part)%") OR journeys.external_number LIKE \("%\(part)%"))"
        }
    }

    /// The calls of rows of `query`, with legs and teams.
    static func calls(_ rows: [[SQLValue]], in reader: any StoreReader) throws -> [ListedCall] {
        let ids = rows.compactMap { $0[0].integer }
        let legs = Dictionary(grouping: try reader.legs(ofJourneys: ids), by: \.journeyID)
        let teams = try reader.teams(ofSets: Set(rows.compactMap { $0[13].integer }))
        return rows.map { row in
            let id = row[0].integer ?? 0
            return ListedCall(
                id: id,
                startedAt: Instant(milliseconds: row[1].integer ?? 0),
                answeredAt: row[2].integer.map(Instant.init(milliseconds:)),
                endedAt: row[3].integer.map(Instant.init(milliseconds:)),
                direction: row[4].text ?? "",
                state: row[5].text ?? "",
                outcome: row[6].text,
                ownNumber: row[7].text,
                externalNumber: row[8].text,
                wait: row[9].integer,
                talk: row[10].integer,
                reachedVoicemail: row[11].integer == 1,
                group: row[12].text,
                teams: row[13].integer.flatMap { teams[$0] } ?? [],
                isInHours: row[14].integer.map { $0 == 1 },
                source: row[15].text ?? "",
                legs: legs[id, default: []].map(\.leg).sorted { ($0.startedAt, $0.callID) < ($1.startedAt, $1.callID) }
            )
        }
    }
}
