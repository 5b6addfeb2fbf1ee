import Formulas

extension CallBackPage {
    /// The page as JSON in UTF-8, with its members always in the same order.
    ///
    /// Times are RFC 3339 in UTC with milliseconds, durations are seconds, what is not known is null.
    public func json() -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.member("from", RFC3339.text(from))
            json.member("to", RFC3339.text(to))
            json.member("timeZone", timeZone)
            json.key("rules")
            json.object { json in
                json.member("minimumTalk", .optional(duration: rules.minimumTalk))
                json.member("expiryDays", .number(Double(rules.expiry) / 86_400_000))
            }
            json.key("counts")
            json.object { json in
                for state in CallBackRequest.State.allCases {
                    json.member(state.rawValue, .integer(Int64(counts[state] ?? 0)))
                }
            }
            json.member("anonymous", .integer(anonymous))
            json.member("medianToReached", .optional(duration: medianToReached))
            json.key("callers")
            json.array { json in
                for caller in callers { json.object { caller.write(to: &$0) } }
            }
            if numbersAreMasked { json.sayMasked() }
        }
        return json.bytes
    }
}

extension MissedCaller {
    fileprivate func write(to json: inout JSONText) {
        json.member("call", .integer(call))
        json.member("number", number)
        json.member("firstMissedAt", .time(firstMissedAt))
        json.member("lastMissedAt", .time(lastMissedAt))
        json.member("missed", .integer(Int64(missed)))
        json.member("tries", .integer(Int64(tries)))
        json.member("group", group)
        json.member("teams", teams)
        json.member("ownNumber", ownNumber)
        json.member("state", state.rawValue)
        json.member("reachedAt", .optional(reachedAt))
        json.member("reachedBy", reachedBy?.word)
        json.member("reachedCall", reachedCall.map(Cell.integer) ?? .null)
        json.member("dismissedBy", dismissal?.user)
        json.member("dismissedAt", .optional(dismissal?.at))
        json.member("reason", dismissal?.reason)
    }
}

extension CallBacks.ContactKind {
    /// The direction of the call, seen from the account.
    fileprivate var word: String {
        switch self {
        case .byUs: "outgoing"
        case .byThem: "incoming"
        }
    }
}
