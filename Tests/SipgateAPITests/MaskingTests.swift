import SipgateAPI
import Testing

@testable import SipgateAPI

@Suite struct `Foreign text in a message` {
    @Test(arguments: [
        ("The number +4915799912345 is taken", "The number +4915…345 is taken"),
        ("Call 0211 555 000 12 now", "Call 0211 … 12 now"), ("number 4921155512: no", "number 492…512: no"),
        ("from (0211) 555-000", "from (0211)…000"), ("line 123456", "line …"),
    ])
    func `shows no whole phone number`(text: String, masked: String) {
        #expect(Masking.masked(text) == masked)
    }

    @Test(arguments: [
        "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ3MCJ9.AAAA", "9f9f9f9f-5555-4666-8777-888888888888",
        "dG9rZW4tQUIxMkNEOnNlY3JldDEy", "token-AB12CD", "abcdefabcdefabcdefabcdefabcdefabcdefabcdef",
    ])
    func `shows nothing that looks like a token`(secret: String) {
        #expect(Masking.masked("Invalid \(secret) given") == "Invalid … given")
    }

    @Test(arguments: [
        "It appears that you are not authorized to pass", "Feature not booked: 403 (Forbidden).",
        "This endpoint requires a sipgate Classic PBX Account", "scope settings:sipgateio:read is missing",
        "REQUEST_NOT_AUTHORIZED", "limit must be between 0 and 1000",
    ])
    func `is kept when it is plain`(text: String) {
        #expect(Masking.masked(text) == text)
    }

    @Test func `never shows a secret that is known, however short and plain`() {
        #expect(Masking.masked("no hunter here: hunter", secrets: ["hunter", ""]) == "no … here: …")
    }

    @Test func `is one line without control characters`() {
        #expect(Masking.masked("one\r\ntwo\u{0}\u{1B}[31mthree\u{85}four") == "one two [31mthree four")
    }

    @Test func `is short, whatever comes`() {
        #expect(Masking.masked(String(repeating: "long ", count: 100_000)).count == Masking.longest)
    }
}
