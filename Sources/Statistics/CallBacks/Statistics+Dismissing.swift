import Calls
import Formulas
import PushAPI
import Store

extension Statistics {
    /// Notes that nobody needs to call a missed caller back.
    ///
    /// - Parameters:
    ///   - call: The caller's last missed call, by its number in the store.
    ///   - reason: Why.
    ///   - user: Who says so.
    ///   - store: The store that these statistics are about.
    /// - Throws: `CallBackProblem.notMissed`, `.calledAgain` or `.notOpen`; `StoreError`.
    public func dismiss(
        call: Int64,
        _ reason: String,
        by user: String,
        in store: any CallStore
    ) async throws {
        let now = clock()
        try await store.transaction { transaction in
            let (found, number) = try missedCaller(of: call, now: now, in: transaction)
            guard found.isOpen else { throw CallBackProblem.notOpen(CallBackRequest.State(found.state)) }
            guard found.lastMissedCall == call else { throw CallBackProblem.calledAgain }
            try transaction.execute(
                """
                INSERT INTO dismissals (number, at_ms, reason, dismissed_by)
                VALUES (\(number), \(now.milliseconds), \(reason), \(user))
                """
            )
        }
    }

    /// Puts a caller who was dismissed back on the list.
    ///
    /// - Parameters:
    ///   - call: The caller's last missed call, by its number in the store.
    ///   - store: The store that these statistics are about.
    /// - Returns: How far the caller has come without that.
    /// - Throws: `CallBackProblem.notMissed` or `.notDismissed`; `StoreError`.
    public func restore(call: Int64, in store: any CallStore) async throws -> CallBackRequest.State {
        let now = clock()
        return try await store.transaction { transaction in
            let (found, number) = try missedCaller(of: call, now: now, in: transaction)
            guard let dismissedAt = found.dismissedAt else { throw CallBackProblem.notDismissed }
            try transaction.execute("DELETE FROM dismissals WHERE number = \(number) AND at_ms = \(dismissedAt)")
            return CallBackRequest.State(try missedCaller(of: call, now: now, in: transaction).case.state)
        }
    }

    /// What became of a missed caller from one of the missed calls on.
    private func missedCaller(
        of call: Int64,
        now: Instant,
        in reader: any SQLReader
    ) throws -> (case: CallBacks.Case, number: String) {
        let query: SQLQuery = """
            SELECT started_ms, external_number
              FROM journeys
             WHERE id = \(call)
               AND direction = \(Journey.Direction.incoming.rawValue)
               AND outcome IN (\(list: Inquiry.missed.map(\.rawValue)))
            """
        guard let row = try reader.rows(query).first, let start = row[0].integer, let number = row[1].text else {
            throw CallBackProblem.notMissed
        }
        let moment = Instant(milliseconds: start)
        var scope = scope(PanelRequest(from: moment, to: moment + 1, unit: .minute))
        scope.now = now
        let inquiry = Inquiry(scope: scope, reader: reader, buckets: [], language: .en)
        // As if the caller had never called before: what became of it is the same.
        let missed = try inquiry.callBacks(since: moment, namesCalls: true)
        let numbers = try missed.numbers(missed.cases.map(\.party))
        guard let found = missed.cases.first(where: { numbers[$0.party] == number }) else {
            throw CallBackProblem.notMissed
        }
        return (found, number)
    }
}
