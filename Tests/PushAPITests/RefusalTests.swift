import PushAPI
import Testing

@Suite struct `Refusing a request` {
    @Test(arguments: [
        ("", "empty"), ("&&&", "event"), ("callId=7", "event"), ("event=&callId=7", "event"),
        ("event=dtmf", "callId"), ("event=newCall&direction=in&callId=", "callId"),
        ("event=newCall&callId=7", "direction"), ("event=newCall&callId=7&direction=", "direction"),
        ("event=newCall&callId=7&direction=up", "direction"), ("event=hangup&callId=7&direction=inout", "direction"),
    ])
    func `a form that is no event is undecodable and the reason names the field`(body: String, field: String) throws {
        let refused = try #require(refusal(of: body))
        #expect(refused.status == 400)
        #expect(refused.reason.contains(field))
    }

    static let boundedFields = [
        "callId", "origCallId", "xcid", "from", "to", "diversion", "answeringNumber", "fullUserId", "userId",
    ]

    private func body(_ field: String, _ value: String) -> String {
        "event=answer&\(field)=\(value)&callId=7"
    }

    @Test(arguments: boundedFields) func `a value of 256 bytes is refused`(field: String) throws {
        let refused = try #require(refusal(of: body(field, String(repeating: "9", count: 256))))
        #expect(refused.status == 400)
        #expect(refused.reason.contains("field \(field) "))
        #expect(!refused.reason.contains("999"))
    }

    @Test func `a cause of 256 bytes is refused`() throws {
        let refused = try #require(refusal(of: "event=hangup&callId=7&cause=\(String(repeating: "x", count: 256))"))
        #expect(refused.reason.contains("field cause "))
    }

    @Test func `the limit counts bytes, not characters`() {
        #expect(refusal(of: body("xcid", String(repeating: "ü", count: 127))) == nil)
        #expect(refusal(of: body("xcid", String(repeating: "ü", count: 128)))?.status == 400)
    }

    @Test(arguments: boundedFields, ["%00", "1%0A2", "%7F", "1%C2%9B", "\u{1}"])
    func `a control character in an id or a number is refused`(field: String, value: String) throws {
        let refused = try #require(refusal(of: body(field, value)))
        #expect(refused.status == 400)
        #expect(refused.reason.contains("field \(field) "))
    }

    @Test func `an unknown event is told from a broken one`() {
        #expect(refusal(of: "event=transfer&callId=7") == .unknownEvent("transfer"))
    }

    @Test(arguments: [
        ("a%0D%0Ab", "a??b"), ("%22quoted%22", "?quoted?"), ("newCall2", "newCall2"), ("%C3%BC", "?"),
        ("4915550001122", "#############"), ("49+155+5000", "## ### ####"),
    ])
    func `the name of an unknown event is made fit for a log`(value: String, shown: String) {
        #expect(refusal(of: "event=\(value)&callId=7") == .unknownEvent(shown))
    }

    @Test func `the name of an unknown event is cut`() {
        let expected = Refusal.unknownEvent(String(repeating: "x", count: WebhookLimits.quotedCharacters))
        #expect(refusal(of: "event=\(String(repeating: "x", count: 500))&callId=7") == expected)
    }

    static let everyRefusal: [(Refusal, Int, String)] = [
        (.wrongMethod, 405, "wrong-method"),
        (.wrongContentType("text/plain"), 415, "wrong-content-type"),
        (.wrongContentType(nil), 415, "wrong-content-type"),
        (.tooLarge(limit: 65_536), 413, "too-large"),
        (.missingSignature, 403, "missing-signature"),
        (.badSignature, 403, "bad-signature"),
        (.undecodable(reason: "The body is empty."), 400, "undecodable"),
        (.unknownEvent("transfer"), 422, "unknown-event"),
    ]

    @Test(arguments: everyRefusal) func `every refusal has its status and label`(
        refusal: Refusal,
        status: Int,
        name: String
    ) {
        #expect(refusal.status == status)
        #expect(refusal.name == name)
    }

    @Test(arguments: everyRefusal) func `every refusal is explained in whole sentences`(
        refusal: Refusal,
        status: Int,
        name: String
    ) {
        #expect(refusal.reason.hasSuffix("."))
        #expect(!refusal.reason.contains("\n"))
        #expect("\(refusal)" == refusal.reason)
    }

    @Test(arguments: [
        Refusal.wrongContentType("tel/4915550001122\r\n"), .unknownEvent("4915550001122\r\n"),
    ])
    func `a stranger's text is repeated without numbers and line breaks`(refusal: Refusal) {
        #expect(!refusal.reason.contains("4915"))
        #expect(!refusal.reason.contains("\r\n"))
    }
}

@Suite struct `Knowing a form` {
    @Test(arguments: [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
        "Application/X-WWW-Form-URLEncoded;charset=utf-8", " application/x-www-form-urlencoded ; a=b; c=d",
        "application/x-www-form-urlencoded;",
    ])
    func `a form is known with any parameters in any case`(header: String) {
        #expect(isFormContentType(header))
    }

    @Test(arguments: [
        nil, "", ";", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded2",
        "text/plain; application/x-www-form-urlencoded", "application/x-www-form-urlencoded, text/plain",
    ])
    func `nothing else is taken for a form`(header: String?) {
        #expect(!isFormContentType(header))
    }
}
