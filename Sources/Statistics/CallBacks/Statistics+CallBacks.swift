import Formulas
import Foundation
import Organisation
import PushAPI
import Store

extension Statistics {
    /// Lists the callers who were missed, with what became of them: the same cases as those of the panels
    /// `missed-callers` and `call-backs`.
    ///
    /// - Throws: `StoreError`.
    public func callBacks(_ request: CallBackRequest) async throws -> CallBackPage {
        let scope = scope(request.selection)
        let timeZone = calendar.timeZone.identifier
        return try await reader.snapshot { reader in
            let inquiry = Inquiry(scope: scope, reader: reader, buckets: [], language: .en)
            let missed = try inquiry.callBacks(namesCalls: true)
            let wanted = request.state.map { state in
                missed.cases.filter { CallBackRequest.State($0.state) == state }
            }
            let shown = (wanted ?? missed.cases).mostUrgent(request.limit)
            return CallBackPage(
                from: request.selection.from,
                to: request.selection.to,
                timeZone: timeZone,
                rules: scope.settings.callBacks,
                counts: missed.cases.reduce(into: [:]) { $0[CallBackRequest.State($1.state), default: 0] += 1 },
                anonymous: missed.anonymous,
                medianToReached: CallBacks.Summary(missed.cases, now: scope.now.milliseconds).medianTimeToContact,
                callers: try inquiry.callers(shown, missed.numbers(shown.map(\.party)))
            )
        }
    }
}

extension Inquiry {
    /// What a reader wants to know of some cases.
    fileprivate func callers(_ cases: [CallBacks.Case], _ numbers: [UInt32: String]) throws -> [MissedCaller] {
        let places = try places(of: cases.map(\.lastMissedCall))
        let teams = try reader.teams(ofSets: Set(places.values.compactMap(\.teamSet)))
        let dismissals = try dismissals(of: cases.compactMap { $0.dismissedAt == nil ? nil : numbers[$0.party] })
        return cases.map { item in
            let place = places[item.lastMissedCall]
            let number = numbers[item.party] ?? ""
            return MissedCaller(
                call: item.lastMissedCall,
                number: number,
                firstMissedAt: Instant(milliseconds: item.firstMissedAt),
                lastMissedAt: Instant(milliseconds: item.lastMissedAt),
                missed: item.attempts,
                tries: item.tries,
                group: place?.group,
                teams: place?.teamSet.flatMap { teams[$0] } ?? [],
                ownNumber: place?.ownNumber,
                state: CallBackRequest.State(item.state),
                reachedAt: item.contactAt.map(Instant.init(milliseconds:)),
                reachedBy: item.contactKind,
                reachedCall: item.contactCall,
                dismissal: item.dismissedAt.flatMap { dismissals[DismissalKey(number: number, at: $0)] }
            )
        }
    }

    private struct Place {
        var ownNumber: String?
        var group: String?
        var teamSet: Int64?
    }

    /// Where calls came in; no more than a page of them.
    private func places(of calls: [Int64]) throws -> [Int64: Place] {
        guard !calls.isEmpty else { return [:] }
        let query: SQLQuery = """
            SELECT journeys.id, journeys.own_number, COALESCE(`groups`.alias, journeys.group_extension),
                   segments.team_set_id
              FROM journeys
              LEFT JOIN segments ON segments.id = journeys.segment_id
              LEFT JOIN `groups` ON `groups`.extension = journeys.group_extension
             WHERE journeys.id IN (\(list: calls))
            """
        return try reader.rows(query).reduce(into: [:]) { places, row in
            guard let id = row[0].integer else { return }
            places[id] = Place(ownNumber: row[1].text, group: row[2].text, teamSet: row[3].integer)
        }
    }

    private struct DismissalKey: Hashable {
        var number: String
        var at: Int64
    }

    private func dismissals(of numbers: [String]) throws -> [DismissalKey: MissedCaller.Dismissal] {
        guard !numbers.isEmpty else { return [:] }
        let query: SQLQuery = """
            SELECT number, at_ms, dismissed_by, reason FROM dismissals WHERE number IN (\(list: numbers))
            """
        return try reader.rows(query).reduce(into: [:]) { dismissals, row in
            guard let number = row[0].text, let at = row[1].integer else { return }
            dismissals[DismissalKey(number: number, at: at)] = MissedCaller.Dismissal(
                at: Instant(milliseconds: at),
                user: row[2].text,
                reason: row[3].text ?? ""
            )
        }
    }
}
