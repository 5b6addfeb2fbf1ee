import PushAPI
import Testing

@Suite struct `Decoding users` {
    private func users(_ fields: String) throws -> [User] {
        guard case .newCall(let users) = try decode("event=newCall&direction=in&callId=7&\(fields)").kind else {
            return []
        }
        return users
    }

    private func user(_ fields: String) throws -> User? {
        guard case .answer(let user) = try decode("event=answer&callId=7&\(fields)").kind else { return nil }
        return user
    }

    @Test(arguments: [
        "user", "user[]", "user%5B%5D", "user%5b%5d", "user%5B]", "user[%5D", "USER[]", "%75ser[]",
        "user[#]", "user%5B#%5D", "user[][#]", "user%5B%5D%5B#%5D", "user%5b%5d%5b#%5d",
    ])
    func `a list is known in every spelling`(name: String) throws {
        let fields = ["Ada", "Bo", "Cy"].enumerated()
            .map { "\(name.replacing("#", with: "\($0.offset)"))=\($0.element)" }
        #expect(try users(fields.joined(separator: "&")) == [User(name: "Ada"), User(name: "Bo"), User(name: "Cy")])
    }

    @Test func `names and ids belong together by position`() throws {
        let fields = "fullUserId[]=7654321w1&fullUserId[]=7654321w2&user[]=Ada&userId[]=w1&userId[]=w2&user[]=Bo"
        let expected = [
            User(name: "Ada", fullUserID: "7654321w1"), User(name: "Bo", fullUserID: "7654321w2"),
        ]
        #expect(try users(fields) == expected)
    }

    @Test func `spellings of one list may be mixed`() throws {
        #expect(try users("user=Ada&user%5B%5D=Bo&user[2]=Cy").map(\.name) == ["Ada", "Bo", "Cy"])
    }

    @Test func `an empty id keeps its place`() throws {
        let expected = [User(name: "voicemail"), User(name: "Bo", fullUserID: "7654321w2")]
        #expect(try users("user[]=voicemail&user[]=Bo&fullUserId[]=&fullUserId[]=7654321w2") == expected)
    }

    @Test func `names beyond the ids have none`() throws {
        let expected = [User(name: "Ada", fullUserID: "7654321w1"), User(name: "Bo")]
        #expect(try users("user[]=Ada&user[]=Bo&fullUserId[]=7654321w1") == expected)
    }

    @Test func `ids beyond the names are users without a name`() throws {
        let expected = [User(name: "Ada", fullUserID: "7654321w1"), User(name: "", fullUserID: "7654321w2")]
        #expect(try users("user[]=Ada&fullUserId[]=7654321w1&fullUserId[]=7654321w2") == expected)
    }

    @Test(arguments: ["", "user%5B%5D=", "user[]=&userId[]=&fullUserId[]=", "user[]=&user[]=", "user"])
    func `empty elements are nobody`(fields: String) throws {
        #expect(try users(fields).isEmpty)
    }

    @Test func `a userId stands in for a missing fullUserId`() throws {
        #expect(try users("user[]=Ada&userId[]=w1") == [User(name: "Ada", fullUserID: "w1")])
    }

    @Test func `the voicemail has no id`() throws {
        #expect(try user("user=voicemail")?.isVoicemail == true)
    }

    @Test(arguments: ["userId", "fullUserId"])
    func `a colleague named voicemail is not the voicemail`(field: String) throws {
        #expect(try user("user=voicemail&\(field)=7654321w5")?.isVoicemail == false)
    }

    @Test func `an answer takes the first of several users`() throws {
        #expect(try user("user[]=&user[]=Bo&user[]=Cy") == User(name: "Bo"))
    }

    @Test(arguments: [
        ("A%00d%0Aa%7F", "Ada"), ("B%C2%85o", "Bo"), ("%C3%89va", "Éva"), ("A%C2%A0d", "A\u{A0}d"),
        ("a%26b%3Dc", "a&b=c"), ("user%5B%5D%3Dx", "user[]=x"), ("%F0%9F%93%9E", "📞"),
    ])
    func `names lose control characters and nothing else`(value: String, name: String) throws {
        #expect(try users("user[]=\(value)") == [User(name: name)])
    }

    @Test func `a group of a thousand people is read in full`() throws {
        let fields = (0..<1000).map { "user%5B%5D=U\($0)&fullUserId%5B%5D=7654321w\($0)" }.joined(separator: "&")
        let expected = (0..<1000).map { User(name: "U\($0)", fullUserID: "7654321w\($0)") }
        #expect(try users(fields) == expected)
    }
}
