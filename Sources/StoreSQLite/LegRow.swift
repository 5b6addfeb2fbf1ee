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
    static let columns = names.map { "calls.\($0)" }.joined(separator: ", ")

    static let upsert = """
        INSERT INTO calls (\(names.joined(separator: ", ")))
        VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (call_id) DO UPDATE SET \(names.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    static func encode(_ leg: Leg, journeyID: Int64) -> StatementArguments {
        let user = leg.answer?.user ?? (leg.users.count == 1 ? leg.users[0] : nil)
        let account = user?.fullUserID.flatMap(AccountUser.init)
        // The original asks for `end IS NULL AND crashed = 0` to find what goes on: a lapsed leg does not.
        let isWrittenOff = leg.state == .writtenOff
        let values: [(any DatabaseValueConvertible)?] = [
            leg.callID, journeyID, leg.startedAt.milliseconds, leg.answer?.at.milliseconds,
            leg.hangup?.at.milliseconds, leg.direction?.rawValue ?? "unknown", account?.masterSipID,
            account?.userExtension, leg.caller?.text ?? "", leg.callee?.text ?? "", leg.ownNumber?.text,
            leg.answeringNumber?.text, leg.hangup?.cause?.rawValue, leg.isVoicemail, isWrittenOff,
            leg.originalCallID, leg.xcid, leg.diversion?.text, JSONText.users(leg.users),
            leg.answer?.user.flatMap { JSONText.users([$0]) }, leg.isAnnounced, leg.heardAt?.milliseconds,
            leg.crashedAt?.milliseconds, leg.lapsedAt?.milliseconds,
        ]
        return StatementArguments(values)
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
        return StoredLeg(leg: leg, journeyID: row[1], journeyLegs: row[24])
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
