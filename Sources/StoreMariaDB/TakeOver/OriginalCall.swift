import Calls
import PushAPI
import Store

/// A row of the original's `calls`, and the leg that it tells of.
struct OriginalCall {
    /// Its key.
    let callID: String
    /// What the row says that our own columns would be told differently, by column: the group at that time, the ids as
    /// the original divided them, and the flags as it set them.
    let verbatim: [(column: String, value: SQLValue)]
    /// The leg.
    let leg: Leg

    /// The columns that `init(_:)` reads, in its order.
    ///
    /// Times without a zone are of UTC, as in the original's containers.
    static let columns: SQLQuery = """
        call_id, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', start) DIV 1000,
        TIMESTAMPDIFF(MICROSECOND, '1970-01-01', answered_at) DIV 1000,
        TIMESTAMPDIFF(MICROSECOND, '1970-01-01', `end`) DIV 1000,
        direction, mastersip_id, extension, caller_number, callee_number, answering_number, hangup_cause,
        group_extension, voicemail, crashed
        """

    /// The columns that are told differently, in the order of `verbatim`.
    static let verbatimColumns = ["mastersip_id", "extension", "group_extension", "voicemail", "crashed"]

    init?(_ row: [SQLValue]) {
        guard let callID = row[0].text, let start = row[1].integer else { return nil }
        self.callID = callID
        verbatim = zip(Self.verbatimColumns, [row[5], row[6], row[11], row[12], row[13]]).map { ($0, $1) }
        leg = Self.leg(row, callID, Instant(milliseconds: start))
    }

    private static func leg(_ row: [SQLValue], _ callID: String, _ start: Instant) -> Leg {
        let answeredAt = row[2].integer.map(Instant.init(milliseconds:))
        let endedAt = row[3].integer.map(Instant.init(milliseconds:))
        let user = user(masterSipID: row[5].text, extension: row[6].text, isVoicemail: row[12].integer == 1)
        var leg = Leg(callID: callID, startedAt: start)
        // The original inserted a call when it was announced, and never else.
        leg.isAnnounced = true
        leg.direction = row[4].text.flatMap(Direction.init)
        leg.caller = row[7].text.flatMap(number)
        leg.callee = row[8].text.flatMap(number)
        leg.answeringNumber = row[9].text.flatMap(number)
        leg.users = user.map { [$0] } ?? []
        leg.answer = answeredAt.map { Leg.Answer(at: $0, user: user) }
        leg.hangup = endedAt.map { Leg.Hangup(at: $0, cause: row[10].text.map(HangupCause.init)) }
        leg.heardAt = [answeredAt, endedAt].compactMap(\.self).max()
        if row[13].integer == 1 { leg.crashedAt = max(start, leg.heardAt ?? start) }
        return leg
    }

    private static func user(masterSipID: String?, extension: String?, isVoicemail: Bool) -> User? {
        if isVoicemail { return User(name: "voicemail") }
        let id = (masterSipID ?? "") + (`extension` ?? "")
        return id.isEmpty ? nil : User(name: "", fullUserID: id)
    }

    /// A number in our spelling.
    ///
    /// The original put a `+` before all that it received, also before SIP ids, `anonymous` and nothing at all, and
    /// none before the number that answered.
    @Sendable
    static func number(_ text: String) -> PhoneNumber? {
        let isPrefixed = text.hasPrefix("+") && !text.dropFirst().allSatisfy(\.isNumber)
        return PhoneNumber(wire: isPrefixed ? String(text.dropFirst()) : text)
    }
}
