import PushAPI
import Testing

@Suite struct `Decoding an event` {
    @Test func `a newCall of live traffic is read in full`() throws {
        let body = """
            event=newCall&direction=in&from=4915550001122&to=4920155544433&callId=AB12&origCallId=AB00\
            &user%5B%5D=J%C3%B6rg+Weber&userId%5B%5D=w7&fullUserId%5B%5D=7654321w7&xcid=0123456789abcdef\
            &diversion=4920155544400
            """
        let expected = Event(
            kind: .newCall(users: [User(name: "Jörg Weber", fullUserID: "7654321w7")]),
            callID: "AB12",
            originalCallID: "AB00",
            xcid: "0123456789abcdef",
            direction: .incoming,
            caller: PhoneNumber(stored: "+4915550001122"),
            callee: PhoneNumber(stored: "+4920155544433"),
            diversion: PhoneNumber(stored: "+4920155544400"),
            receivedAt: arrival
        )
        #expect(try decode(body) == expected)
    }

    @Test func `an answer names who picked up and where`() throws {
        let body = """
            event=answer&callId=77&user=Ada+Low&userId=w3&fullUserId=7654321w3&from=4915550001122\
            &to=4920155544433&direction=in&answeringNumber=20155544433
            """
        let expected = Event(
            kind: .answer(user: User(name: "Ada Low", fullUserID: "7654321w3")),
            callID: "77",
            direction: .incoming,
            caller: PhoneNumber(stored: "+4915550001122"),
            callee: PhoneNumber(stored: "+4920155544433"),
            answeringNumber: PhoneNumber(stored: "+20155544433"),
            receivedAt: arrival
        )
        #expect(try decode(body) == expected)
    }

    @Test func `an answer may name nobody`() throws {
        #expect(try decode("event=answer&direction=out&callId=7").kind == .answer(user: nil))
    }

    @Test func `a hangup needs no numbers`() throws {
        let expected = Event(kind: .hangup(cause: .cancel), callID: "7", direction: .incoming, receivedAt: arrival)
        #expect(try decode("event=hangup&cause=cancel&callId=7&direction=in") == expected)
    }

    @Test func `a dtmf needs no more than a call`() throws {
        #expect(try decode("event=dtmf&dtmf=042&callId=7") == Event(kind: .dtmf, callID: "7", receivedAt: arrival))
    }

    @Test(arguments: [
        ("newCall", "newCall"), ("newcall", "newCall"), ("NEWCALL", "newCall"), ("Answer", "answer"),
        ("onAnswer", "answer"), ("onanswer", "answer"), ("hangUp", "hangup"), ("onHangup", "hangup"),
        ("onData", "dtmf"), ("DTMF", "dtmf"), ("new%43all", "newCall"),
    ])
    func `event names are known in any case and under their subscription's name`(spelling: String, name: String) throws
    {
        #expect(try decode("event=\(spelling)&direction=in&callId=7").kind.name == name)
    }

    @Test(arguments: [("in", Direction.incoming), ("IN", .incoming), ("out", .outgoing), ("Out", .outgoing)])
    func `directions are known in any case`(spelling: String, direction: Direction) throws {
        #expect(try decode("event=newCall&direction=\(spelling)&callId=7").direction == direction)
    }

    @Test(arguments: ["answer", "hangup", "dtmf"], ["", "&direction="])
    func `follow-up events may leave the direction out`(event: String, field: String) throws {
        #expect(try decode("event=\(event)&callId=7\(field)").direction == nil)
    }

    @Test(arguments: ["callId", "CALLID", "callid", "call%49d", "c%61llId", "callId[]", "callId%5B%5D"])
    func `field names are known in any case and spelling`(name: String) throws {
        #expect(try decode("event=dtmf&\(name)=77").callID == "77")
    }

    @Test(arguments: ["origCallId", "originalCallId", "ORIGCALLID"])
    func `the first call has two names`(name: String) throws {
        #expect(try decode("event=dtmf&callId=7&\(name)=6").originalCallID == "6")
    }

    @Test(arguments: ["", "&origCallId=", "&origCallId=7", "&origCallId=&originalCallId="])
    func `a fresh call has no first call`(field: String) throws {
        #expect(try decode("event=dtmf&callId=7\(field)").originalCallID == nil)
    }

    @Test(arguments: ["", "&xcid=", "&xcid"])
    func `an empty flow id is none`(field: String) throws {
        #expect(try decode("event=dtmf&callId=7\(field)").xcid == nil)
    }

    @Test(arguments: ["normalClearing", "chanunavail", "somethingNew", "Noch nie gesehen"])
    func `causes are kept as they come`(cause: String) throws {
        let body = "event=hangup&callId=7&cause=\(cause.replacing(" ", with: "+"))"
        #expect(try decode(body).kind == .hangup(cause: HangupCause(rawValue: cause)))
    }

    @Test(arguments: ["", "&cause=", "&cause=%00"])
    func `a hangup without a cause has none`(field: String) throws {
        #expect(try decode("event=hangup&callId=7\(field)").kind == .hangup(cause: nil))
    }

    @Test(arguments: [
        "future=1&event=dtmf&callId=7&callIdentity=8", "callI=1&allId=2&event=dtmf&callId=7",
        "xcallId=1&aaaaaaaaaaaaaaaaaaaacallId=2&event=dtmf&callId=7", "%00callId=1&event=dtmf&callId=7",
        "call-Id=1&call+Id=2&event=dtmf&callId=7", "=1&&&=&event=dtmf&callId=7&", "callId[x]=1&event=dtmf&callId=7",
        "callId]=1&7callId=2&event=dtmf&callId=7", "%5B%5DcallId=1&callId%3D=2&event=dtmf&callId=7",
    ])
    func `unknown fields are passed over`(body: String) throws {
        #expect(try decode(body) == Event(kind: .dtmf, callID: "7", receivedAt: arrival))
    }

    @Test func `the first value that is not empty counts when a field repeats`() throws {
        #expect(try decode("event=dtmf&callId=&callId=7&callId=8").callID == "7")
    }

    @Test(arguments: [
        ("100%25", "100%"), ("%G1", "%G1"), ("50%", "50%"), ("50%4", "50%4"), ("%%41", "%A"), ("%2", "%2"),
        ("a+b%20c", "a b c"), ("%2B1", "+1"), ("%c3%BC", "ü"), ("ü", "ü"), ("a=b", "a=b"), ("%26%3D", "&="),
        ("user[]", "user[]"), ("user%5B%5D", "user[]"), ("origCallId", "origCallId"), ("a;b", "a;b"),
    ])
    func `values are unescaped once and otherwise left alone`(value: String, text: String) throws {
        #expect(try decode("event=dtmf&callId=7&xcid=\(value)").xcid == text)
    }

    @Test(arguments: [
        ("A%FFB", "A\u{FFFD}B"), ("%C3", "\u{FFFD}"), ("%C3%28", "\u{FFFD}("),
    ])
    func `broken UTF-8 in escapes is repaired`(value: String, text: String) throws {
        #expect(try decode("event=dtmf&callId=7&xcid=\(value)").xcid == text)
    }

    @Test func `broken UTF-8 without escapes is repaired`() throws {
        let body = Array("event=dtmf&callId=7&xcid=A".utf8) + [0xFF]
        #expect(try decode(body).xcid == "A\u{FFFD}")
    }

    @Test(arguments: [
        ("4915550001122", "+4915550001122"), ("+4915550001122", "+4915550001122"),
        ("%2B4915550001122", "+4915550001122"), ("%20+4915550001122", "+4915550001122"), ("anonymous", "anonymous"),
        ("Anonymous", "anonymous"), ("ANONYMOUS", "anonymous"), ("234567e1", "234567e1"), ("110", "110"),
        ("00000", "00000"), ("1a2b3c", "1a2b3c"),
    ])
    func `numbers are brought into one spelling`(value: String, number: String) throws {
        let event = try decode(
            "event=hangup&callId=7&from=\(value)&to=\(value)&diversion=\(value)&answeringNumber=\(value)"
        )
        let numbers = [event.caller, event.callee, event.diversion, event.answeringNumber]
        #expect(numbers == Array(repeating: PhoneNumber(stored: number), count: 4))
    }

    @Test(arguments: ["", "&from=", "&from=+", "&from=%2B"])
    func `an empty number is none`(field: String) throws {
        #expect(try decode("event=hangup&callId=7\(field)").caller == nil)
    }

    @Test func `an id of 255 bytes is taken`() throws {
        let id = String(repeating: "F", count: WebhookLimits.identifierBytes)
        #expect(try decode("event=dtmf&callId=\(id)").callID == id)
    }
}
