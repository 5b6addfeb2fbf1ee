import Calls
import PushAPI

extension CallPage {
    /// The page as JSON in UTF-8, with its members always in the same order.
    ///
    /// Times are RFC 3339 in UTC with milliseconds, durations are seconds, what is not known is null.
    public func json() -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.member("from", RFC3339.text(from))
            json.member("to", RFC3339.text(to))
            json.member("timeZone", timeZone)
            json.key("calls")
            json.array { json in
                for call in calls { call.write(to: &json) }
            }
            json.member("next", next?.text)
            if numbersAreMasked { json.sayMasked() }
        }
        return json.bytes
    }
}

extension ListedCall {
    /// The call as JSON in UTF-8, as it stands in the array of a page; where numbers are hidden, it says so itself.
    public func json() -> [UInt8] {
        var json = JSONText()
        json.object { json in
            writeMembers(to: &json)
            if numbersAreMasked { json.sayMasked() }
        }
        return json.bytes
    }

    fileprivate func write(to json: inout JSONText) {
        json.object { writeMembers(to: &$0) }
    }

    private func writeMembers(to json: inout JSONText) {
        json.member("id", .integer(id))
        json.member("start", .time(startedAt))
        json.member("answered", .optional(answeredAt))
        json.member("end", .optional(endedAt))
        json.member("direction", direction)
        json.member("outcome", outcome)
        json.member("state", state)
        json.member("ownNumber", ownNumber)
        json.member("externalNumber", externalNumber)
        json.member("wait", .optional(duration: wait))
        json.member("talk", .optional(duration: talk))
        json.member("voicemail", reachedVoicemail)
        json.member("group", group)
        json.member("teams", teams)
        json.member("inHours", isInHours)
        json.member("source", source)
        json.key("legs")
        json.array { json in
            for leg in legs { json.object { leg.write(to: &$0) } }
        }
    }
}

extension Leg {
    fileprivate func write(to json: inout JSONText) {
        json.member("callId", callID)
        json.member("originalCallId", originalCallID)
        json.member("start", .time(startedAt))
        json.member("answered", .optional(answer?.at))
        json.member("end", .optional(hangup?.at))
        json.member("direction", direction?.rawValue ?? Journey.Direction.unknown.rawValue)
        json.member("caller", caller?.text)
        json.member("callee", callee?.text)
        json.member("ownNumber", ownNumber?.text)
        json.member("answeringNumber", answeringNumber?.text)
        json.member("cause", hangup?.cause?.rawValue)
        json.member("voicemail", isVoicemail)
        json.member("crashed", state == .writtenOff)
        json.member("diversion", diversion?.text)
        json.member("user", party?.name)
        json.member("source", source.rawValue)
    }

    /// Who picked up; until somebody has, the one party that rings or calls.
    private var party: User? { answer?.user ?? (users.count == 1 ? users[0] : nil) }
}

extension Cell {
    static func optional(_ instant: Instant?) -> Cell { instant.map(Cell.time) ?? .null }

    static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .null }

    /// A length of time in ms as seconds.
    ///
    /// Servers' clocks differ by some milliseconds; nobody waited or talked for less than nothing.
    static func optional(duration: Int64?) -> Cell { duration.map { .number(Double(max(0, $0)) / 1_000) } ?? .null }
}
