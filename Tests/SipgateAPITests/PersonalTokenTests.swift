import SipgateAPI
import Testing

@Suite struct `A personal access token` {
    @Test func `is taken with the blanks around it dropped`() throws {
        let token = try PersonalToken(id: " token-AB12CD\n", token: "\t11112222-3333-4444-8555-666677778888 ")
        #expect(token.id == "token-AB12CD")
        #expect(token.token == "11112222-3333-4444-8555-666677778888")
    }

    @Test(arguments: ["AB12CD", "token-1", "x"])
    func `may have an id of another form`(id: String) throws {
        #expect(try PersonalToken(id: id, token: "secret").id == id)
    }

    @Test(arguments: [
        ("", "secret", PersonalToken.Flaw.idMissing), ("  ", "secret", .idMissing), ("a:b", "secret", .idMalformed),
        ("token AB", "secret", .idMalformed), ("tökén", "secret", .idMalformed), ("token-AB12CD", "", .tokenMissing),
        ("token-AB12CD", " \n", .tokenMissing), ("token-AB12CD", "one two", .tokenMalformed),
        ("token-AB12CD", "one\u{7}", .tokenMalformed),
    ])
    func `is refused with the reason`(id: String, token: String, flaw: PersonalToken.Flaw) {
        #expect(throws: flaw) { try PersonalToken(id: id, token: token) }
    }

    @Test func `is sent as HTTP Basic`() async throws {
        let script = Script(#"{"sub":"w0","masterSipId":"1"}"#)
        let token = try PersonalToken(id: "token-AB12CD", token: "secret")
        _ = try await client(script, credentials: Credentials(token)).userInfo()
        #expect(script.requests.map { $0.headers["Authorization"] } == ["Basic dG9rZW4tQUIxMkNEOnNlY3JldA=="])
    }

    @Test func `differs from an access token, which is sent as Bearer`() async throws {
        let script = Script(#"{"sub":"w0","masterSipId":"1"}"#)
        _ = try await client(script, credentials: .bearer("abc")).userInfo()
        #expect(script.requests.map { $0.headers["Authorization"] } == ["Bearer abc"])
    }
}
