extension Event {
    /// Decodes the body of a webhook request.
    ///
    /// Takes every spelling that sipgate sends or documents and asks for no more than an event needs: its name,
    /// `callId`, and for a newCall the direction. The caller limits the body to `WebhookLimits.bodyBytes`.
    ///
    /// - Parameters:
    ///   - body: The body as it came.
    ///   - receivedAt: The server's clock when the request arrived.
    /// - Throws: `Refusal.undecodable` or `Refusal.unknownEvent`.
    public static func decode(
        _ body: UnsafeRawBufferPointer,
        receivedAt: Instant
    ) throws(Refusal) -> Event {
        guard !body.isEmpty else {
            throw .undecodable(reason: "The body is empty. Check that the proxy in front passes the body on.")
        }
        let fields = Fields(body.bindMemory(to: UInt8.self).span)
        let name = try Name(fields.event)
        let callID = try fields.identifier(fields.callID, of: "callId")
        guard let callID else { throw .missing("callId") }
        let direction = try fields.readDirection()
        if name == .newCall, direction == nil { throw .missing("direction") }
        return Event(
            kind: try fields.kind(of: name),
            callID: callID,
            originalCallID: try fields.identifier(fields.originalCallID, of: "origCallId"),
            xcid: try fields.identifier(fields.xcid, of: "xcid"),
            direction: direction,
            caller: try fields.number(fields.from, of: "from"),
            callee: try fields.number(fields.to, of: "to"),
            diversion: try fields.number(fields.diversion, of: "diversion"),
            answeringNumber: try fields.number(fields.answeringNumber, of: "answeringNumber"),
            receivedAt: receivedAt
        )
    }
}

/// The event that a form names.
private enum Name {
    case newCall, answer, hangup, dtmf

    /// Knows the names on the wire, and those of the attributes that subscribe to them, in any case.
    init(_ text: String) throws(Refusal) {
        switch text.lowercased() {
        case "newcall": self = .newCall
        case "answer", "onanswer": self = .answer
        case "hangup", "onhangup": self = .hangup
        case "dtmf", "ondata": self = .dtmf
        case "": throw .missing("event")
        default: throw .unknownEvent(Refusal.printable(text))
        }
    }
}

extension Fields {
    fileprivate func kind(of name: Name) throws(Refusal) -> Event.Kind {
        switch name {
        case .newCall: .newCall(users: try readUsers())
        case .answer: .answer(user: try readUsers().first)
        case .hangup: .hangup(cause: try readCause())
        case .dtmf: .dtmf
        }
    }

    fileprivate func readDirection() throws(Refusal) -> Direction? {
        switch direction.lowercased() {
        case "": return nil
        case "in": return .incoming
        case "out": return .outgoing
        default:
            throw .undecodable(reason: "The field direction is neither in nor out. \(Refusal.askSender)")
        }
    }

    /// Pairs names and ids by position; what has neither is nobody.
    ///
    /// A `userId` stands in for a missing `fullUserId`: a colleague named voicemail must not be taken for sipgate's.
    fileprivate func readUsers() throws(Refusal) -> [User] {
        var found: [User] = []
        for position in 0..<max(users.count, userIDs.count, fullUserIDs.count) {
            let fullUserID = try identifier(fullUserIDs.value(at: position), of: "fullUserId")
            let userID = try identifier(userIDs.value(at: position), of: "userId")
            let id = fullUserID ?? userID
            let name = users.value(at: position).withoutControlCharacters
            if !name.isEmpty || id != nil { found.append(User(name: name, fullUserID: id)) }
        }
        return found
    }

    private func readCause() throws(Refusal) -> HangupCause? {
        let text = try bounded(cause, of: "cause").withoutControlCharacters
        return text.isEmpty ? nil : HangupCause(rawValue: text)
    }

    fileprivate func number(_ text: String, of field: String) throws(Refusal) -> PhoneNumber? {
        try identifier(text, of: field).flatMap(PhoneNumber.init(wire:))
    }

    /// Checks a text that identifies something, where leaving a part out would make it another one.
    fileprivate func identifier(_ text: String, of field: String) throws(Refusal) -> String? {
        guard !text.isEmpty else { return nil }
        guard !text.hasControlCharacters else {
            throw .undecodable(reason: "The field \(field) holds control characters. \(Refusal.askSender)")
        }
        return try bounded(text, of: field)
    }

    private func bounded(_ text: String, of field: String) throws(Refusal) -> String {
        let limit = WebhookLimits.identifierBytes
        guard text.utf8.count <= limit else {
            throw .undecodable(reason: "The field \(field) is longer than \(limit) bytes. \(Refusal.askSender)")
        }
        return text
    }
}

extension [String] {
    /// The element at `position`, or an empty text behind the end.
    fileprivate func value(at position: Int) -> String {
        position < count ? self[position] : ""
    }
}

extension Refusal {
    fileprivate static let askSender = "sipgate sends no such value; check that no proxy changes the body."

    fileprivate static func missing(_ field: String) -> Refusal {
        .undecodable(reason: "The field \(field) is missing or empty. Check that no proxy changes the body.")
    }
}
