import Calls
import GRDB
import PushAPI
import Store

/// A leg as a row of `calls`.
enum LegRow {
    private static let names = [
        "call_id", "journey_id", "started_ms", "answered_ms", "ended_ms", "direction", "mastersip_id", "extension",
        "caller_number", "callee_number", "own_number", "answering_number", "hangup_cause", "voicemail", "crashed",
        "original_call_id", "xcid", "diversion", "users", "answered_by", "announced", "heard_ms", "crashed_ms",
        "lapsed_ms",
    ]

    /// The columns that `decode` reads, in its order.
    static let columns = (names + ["id"]).map { "calls.\($0)" }.joined(separator: ", ")

    static let insert = """
        INSERT INTO calls (\(names.joined(separator: ", "))) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
        """

    /// With the row as the last value.
    static let update = "UPDATE calls SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

    static func encode(_ leg: Leg, journeyID: Int64) -> [(any DatabaseValueConvertible)?] {
        let user = leg.answer?.user ?? (leg.users.count == 1 ? leg.users[0] : nil)
        let account = user?.fullUserID.flatMap(AccountUser.init)
        // The original asks for `end IS NULL AND crashed = 0` to find what goes on: a lapsed leg does not.
        let isWrittenOff = leg.state == .writtenOff
        return [
            leg.callID, journeyID, leg.startedAt.milliseconds, leg.answer?.at.milliseconds,
            leg.hangup?.at.milliseconds, leg.direction?.rawValue ?? "unknown", account?.masterSipID,
            account?.userExtension, leg.caller?.text ?? "", leg.callee?.text ?? "", leg.ownNumber?.text,
            leg.answeringNumber?.text, leg.hangup?.cause?.rawValue, leg.isVoicemail, isWrittenOff,
            leg.originalCallID, leg.xcid, leg.diversion?.text, JSONText.users(leg.users),
            leg.answer?.user.flatMap { JSONText.users([$0]) }, leg.isAnnounced, leg.heardAt?.milliseconds,
            leg.crashedAt?.milliseconds, leg.lapsedAt?.milliseconds,
        ]
    }

    static func decode(_ row: Row) -> StoredLeg {
        var leg = Leg(callID: row[0], startedAt: Instant(milliseconds: row[2]))
        let answeredAt = instant(row[3])
        let endedAt = instant(row[4])
        leg.direction = Direction(rawValue: row[5])
        leg.caller = number(row[8])
        leg.callee = number(row[9])
        leg.answeringNumber = number(row[11])
        leg.hangup = endedAt.map { Leg.Hangup(at: $0, cause: (row[12] as String?).map(HangupCause.init)) }
        leg.originalCallID = row[15]
        leg.xcid = row[16]
        leg.diversion = number(row[17])
        leg.users = JSONText.users(from: row[18])
        leg.answer = answeredAt.map { Leg.Answer(at: $0, user: JSONText.users(from: row[19]).first) }
        leg.isAnnounced = row[20]
        leg.heardAt = instant(row[21])
        leg.crashedAt = instant(row[22])
        leg.lapsedAt = instant(row[23])
        return StoredLeg(
            leg: leg,
            row: row[names.count],
            journeyID: row[1],
            journey: JourneyRow.decode(row, from: names.count + 1)
        )
    }

    /// The day of UTC in which a leg starts; with its id it is the leg's key.
    static func day(of leg: Leg) -> Int64 { leg.startedAt.milliseconds / 86_400_000 }

    /// The days in which a leg can start that an event at `moment` belongs to.
    static func days(near moment: Instant) -> ClosedRange<Int64> {
        let day = moment.milliseconds / 86_400_000
        return day - 2...day + 1
    }

    private static func instant(_ milliseconds: Int64?) -> Instant? { milliseconds.map(Instant.init(milliseconds:)) }

    private static func number(_ text: String?) -> PhoneNumber? {
        guard let text, !text.isEmpty else { return nil }
        return PhoneNumber(stored: text)
    }
}

/// The two halves of a `fullUserId` such as `1234567w0`: the account's id, and the user's extension.
struct AccountUser {
    var masterSipID: String
    var userExtension: String

    init?(_ fullUserID: String) {
        guard let letter = fullUserID.lastIndex(where: \.isLetter) else { return nil }
        masterSipID = String(fullUserID[..<letter])
        userExtension = String(fullUserID[letter...])
    }
}
