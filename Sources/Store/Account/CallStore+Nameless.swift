import Calls
import PushAPI

extension Leg {
    /// How the ids of legs begin that the account's history tells of without a `callId`.
    public static let namelessPrefix = "history-"
}

extension CallStore {
    /// Whether a call is known by its `callId` that fits what the account's history tells of one without.
    ///
    /// - Parameters:
    ///   - caller: The caller; a suppressed number fits any call in which it is suppressed.
    ///   - number: The account's number; matters only where the caller is not known.
    ///   - range: When it began.
    /// - Throws: `StoreError`.
    public func hasCall(
        from caller: PhoneNumber?,
        to number: PhoneNumber?,
        startedIn range: Range<Instant>
    ) async throws -> Bool {
        let known = caller.flatMap { $0.isAnonymous ? nil : $0 }
        let party: SQLQuery =
            known.map { "calls.caller_number = \($0.text)" }
            ?? "calls.caller_number IN ('', \(PhoneNumber.anonymous.text)) AND calls.own_number = \(number?.text ?? "")"
        let query: SQLQuery = """
            SELECT COUNT(*)
              FROM journeys
              JOIN calls ON calls.journey_id = journeys.id
             WHERE journeys.started_ms >= \(range.lowerBound.milliseconds)
               AND journeys.started_ms < \(range.upperBound.milliseconds)
               AND calls.call_id NOT LIKE \(Leg.namelessPrefix + "%")
               AND \(party)
            """
        return try await rows(query).first?.first?.integer ?? 0 > 0
    }
}
