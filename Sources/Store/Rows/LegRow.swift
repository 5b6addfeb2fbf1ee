import Calls
import PushAPI

/// A leg as a row of `calls`, the same in every database.
///
/// Columns hold what is known of the leg, from events or from the account's history, so that whoever reads them sees the
/// truth. `record` tells what of it events did not say, and `first_event_ms` when the first of them arrived where that
/// is not the start.
public enum LegRow {
    /// The columns that `encode` fills, in its order.
    public static let names = [
        "call_id", "journey_id", "started_ms", "answered_ms", "ended_ms", "direction", "mastersip_id", "extension",
        "caller_number", "callee_number", "own_number", "answering_number", "hangup_cause", "voicemail", "crashed",
        "original_call_id", "xcid", "diversion", "users", "answered_by", "announced", "heard_ms", "crashed_ms",
        "lapsed_ms", "group_extension", "record", "first_event_ms", "source",
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
        let firstEventAt = leg.firstEventAt == leg.startedAt ? nil : leg.firstEventAt
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
            .optional(leg.lapsedAt?.milliseconds), .optional(group), .optional(RecordText.text(of: leg)),
            .optional(firstEventAt?.milliseconds), .text(leg.source.rawValue),
        ]
    }

    /// Reads a row of `columns`.
    public static func decode(_ row: any SQLRow) -> StoredLeg {
        let (text, source) = (RecordText(row.text(25)), row.text(27).flatMap(Source.init))
        var leg = origin(row, text?.record, source)
        let fills = text?.fills ?? []
        if !fills.contains(.direction) { leg.direction = row.text(5).flatMap(Direction.init) }
        if !fills.contains(.caller) { leg.caller = row.phoneNumber(8) }
        if !fills.contains(.callee) { leg.callee = row.phoneNumber(9) }
        leg.answeringNumber = row.phoneNumber(11)
        if !fills.contains(.hangup) {
            leg.hangup = row.instant(4).map { Leg.Hangup(at: $0, cause: row.text(12).map(HangupCause.init)) }
        }
        leg.originalCallID = row.text(15)
        leg.xcid = row.text(16)
        leg.diversion = row.phoneNumber(17)
        leg.users = UsersText.users(in: row.text(18))
        leg.answer = row.instant(3).map { Leg.Answer(at: $0, user: UsersText.users(in: row.text(19)).first) }
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

    /// A leg of which nothing is known but what the history says, and that there were events.
    private static func origin(_ row: any SQLRow, _ record: Leg.Record?, _ source: Source?) -> Leg {
        let callID = row.text(0) ?? ""
        let heard = Leg(callID: callID, startedAt: row.instant(26) ?? row.instant(2) ?? Instant(milliseconds: 0))
        guard let record else { return heard }
        let recorded = Leg(callID: callID, record: record)
        return source == .history ? recorded : heard.merged(with: recorded)
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
