import PushAPI

/// One leg of a journey, and the bodies that sipgate sends about it.
struct Leg {
    /// Who rings (incoming) or calls (outgoing).
    enum Party {
        case colleagues([Colleague])
        /// sipgate's voicemail, a user without ids.
        case voicemail
        /// A telephone outside, which has no user; live traffic shows one empty name.
        case outside
    }

    let direction: Direction
    let from: String
    let to: String
    let callID: String
    let originalCallID: String
    let xcid: String
    let diversion: String?
    /// Who answered; every body from then on carries it.
    private(set) var answeringNumber: String?

    init(
        _ direction: Direction,
        from: String,
        to: String,
        callID: String,
        originalCallID: String? = nil,
        xcid: String,
        diversion: String? = nil
    ) {
        self.direction = direction
        self.from = from
        self.to = to
        self.callID = callID
        self.originalCallID = originalCallID ?? callID
        self.xcid = xcid
        self.diversion = diversion
    }

    func newCall(_ party: Party) -> [UInt8] {
        var body = FormBody(event: "newCall")
        body.add("direction", direction.rawValue)
        body.add("from", from)
        body.add("to", to)
        body.add("callId", callID)
        body.add("origCallId", originalCallID)
        switch party {
        case .colleagues(let colleagues):
            for colleague in colleagues { body.add("user%5B%5D", colleague.name) }
            for colleague in colleagues { body.add("userId%5B%5D", colleague.userID) }
            for colleague in colleagues { body.add("fullUserId%5B%5D", colleague.fullUserID) }
        case .voicemail: body.add("user%5B%5D", Self.voicemail)
        case .outside: body.add("user%5B%5D", "")
        }
        body.add("xcid", xcid)
        body.add("diversion", ifPresent: diversion)
        return body.bytes
    }

    /// Someone picks up.
    ///
    /// Outgoing legs and telephones outside name no user.
    mutating func answer(by party: Party, at number: String) -> [UInt8] {
        answeringNumber = number
        var body = FormBody(event: "answer")
        body.add("callId", callID)
        switch party {
        case .colleagues(let colleagues):
            if let colleague = colleagues.first {
                body.add("user", colleague.name)
                body.add("userId", colleague.userID)
                body.add("fullUserId", colleague.fullUserID)
            }
        case .voicemail: body.add("user", Self.voicemail)
        case .outside: break
        }
        addRest(to: &body)
        return body.bytes
    }

    func hangup(_ cause: HangupCause) -> [UInt8] {
        var body = FormBody(event: "hangup")
        body.add("callId", callID)
        body.add("cause", cause.rawValue)
        addRest(to: &body)
        return body.bytes
    }

    private func addRest(to body: inout FormBody) {
        body.add("to", to)
        body.add("from", from)
        body.add("direction", direction.rawValue)
        body.add("origCallId", originalCallID)
        body.add("xcid", xcid)
        body.add("diversion", ifPresent: diversion)
        body.add("answeringNumber", ifPresent: answeringNumber)
    }

    private static let voicemail = "voicemail"
}
