import Calls
import PushAPI

/// A leg as a row of `calls`, the same in every database.
public enum LegRow {
    /// The columns that `encode` fills, in its order.
    public static let names = [
        "call_id", "journey_id", "started_ms", "answered_ms", "ended_ms", "direction", "mastersip_id", "extension",
        "caller_number", "callee_number", "own_number", "answering_number", "hangup_cause", "voicemail", "crashed",
        "original_call_id", "xcid", "diversion", "users", "answered_by", "announced", "heard_ms", "crashed_ms",
        "lapsed_ms", "group_extension",
    ]

    /// The columns that `decode` reads, in its order: those of the leg, its row, and those of its journey.
    public static let columns: SQLQuery = """
        \(SQLQuery(stringLiteral: (names + ["id"]).map { "calls.\($0)" }.joined(separator: ", "))), \
        \(JourneyRecord.columns)
        """

    /// The values of a row.
    public static func encode(_ leg: Leg, journeyID: Int64, group: String?) -> [SQLValue] {
        let user = leg.answer?.user ?? (leg.users.count == 1 ? leg.users[0] : nil)
        let account = user?.fullUserID.flatMap(AccountUser.init)
        // The original asks for `end IS NULL AND crashed = 0` to find what goes on: a lapsed leg does not.
        let isWrittenOff = leg.state == .writtenOff
        return [
            .text(leg.callID), .integer(journeyID), .integer(leg.startedAt.milliseconds),
            .optional(leg.answer?.at.milliseconds), .optional(leg.hangup?.at.milliseconds),
            .text(leg.direction?.rawValue ?? "unknown"), .optional(account?.masterSipID),
            .optional(account?.userExtension), .text(leg.caller?.text ?? ""), .text(leg.callee?.text ?? ""),
            .optional(leg.ownNumber?.text), .optional(leg.answeringNumber?.text),
            .optional(leg.hangup?.cause?.rawValue), .flag(leg.isVoicemail), .flag(isWrittenOff),
            .optional(leg.originalCallID), .optional(leg.xcid), .optional(leg.diversion?.text),
            .optional(UsersText.text(of: leg.users)), .optional(leg.answer?.user.flatMap { UsersText.text(of: [$0]) }),
            .flag(leg.isAnnounced), .optional(leg.heardAt?.milliseconds), .optional(leg.crashedAt?.milliseconds),
            .optional(leg.lapsedAt?.milliseconds), .optional(group),
        ]
    }

    /// Reads a row of `columns`.
    public static func decode(_ row: any SQLRow) -> StoredLeg {
        var leg = Leg(callID: row.text(0) ?? "", startedAt: Instant(milliseconds: row.integer(2) ?? 0))
        let answeredAt = row.instant(3)
        let endedAt = row.instant(4)
        leg.direction = row.text(5).flatMap(Direction.init)
        leg.caller = row.phoneNumber(8)
        leg.callee = row.phoneNumber(9)
        leg.answeringNumber = row.phoneNumber(11)
        leg.hangup = endedAt.map { Leg.Hangup(at: $0, cause: row.text(12).map(HangupCause.init)) }
        leg.originalCallID = row.text(15)
        leg.xcid = row.text(16)
        leg.diversion = row.phoneNumber(17)
        leg.users = UsersText.users(in: row.text(18))
        leg.answer = answeredAt.map { Leg.Answer(at: $0, user: UsersText.users(in: row.text(19)).first) }
        leg.isAnnounced = row.integer(20) == 1
        leg.heardAt = row.instant(21)
        leg.crashedAt = row.instant(22)
        leg.lapsedAt = row.instant(23)
        return StoredLeg(
            leg: leg,
            row: row.integer(names.count),
            journeyID: row.integer(1) ?? 0,
            journey: JourneyRecord(row, from: names.count + 1)
        )
    }
}

extension SQLReader {
    /// The legs that a query of `LegRow.columns` finds.
    ///
    /// - Throws: As `forEach`.
    public func storedLegs(_ query: SQLQuery) throws -> [StoredLeg] {
        var legs: [StoredLeg] = []
        try forEach(query) { legs.append(LegRow.decode($0)) }
        return legs
    }

    /// The legs that a condition on `calls` and its journey selects.
    ///
    /// - Throws: As `forEach`.
    public func storedLegs(where condition: SQLQuery) throws -> [StoredLeg] {
        try storedLegs(
            """
            SELECT \(LegRow.columns)
              FROM calls
              JOIN journeys ON journeys.id = calls.journey_id
             WHERE \(condition)
            """
        )
    }
}

extension SQLRow {
    fileprivate func instant(_ column: Int) -> Instant? { integer(column).map(Instant.init(milliseconds:)) }

    fileprivate func phoneNumber(_ column: Int) -> PhoneNumber? {
        guard let text = text(column), !text.isEmpty else { return nil }
        return PhoneNumber(stored: text)
    }
}

/// The two halves of a `fullUserId` such as `1234567w0`: the account's id, and the user's extension.
private struct AccountUser {
    var masterSipID: String
    var userExtension: String

    init?(_ fullUserID: String) {
        guard let letter = fullUserID.lastIndex(where: \.isLetter) else { return nil }
        masterSipID = String(fullUserID[..<letter])
        userExtension = String(fullUserID[letter...])
    }
}
