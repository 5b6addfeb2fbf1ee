import Foundation
import PushAPI
import SipgateAPI
import Testing

@Suite struct `Reading the account` {
    @Test func `a user is known by sub and masterSipId`() async throws {
        let script = Script(#"{"sub":"w4","domain":"sipgate.de","masterSipId":"2999999","locale":"de_DE"}"#)
        let expected = UserInfo(sub: "w4", domain: "sipgate.de", masterSipId: "2999999", locale: "de_DE")
        #expect(try await client(script).userInfo() == expected)
    }

    @Test(arguments: [
        ("THIRTY_DAYS", HistoryLifeTime.thirtyDays), ("UNLIMITED", .unlimited), ("NONE", .none),
        ("TWO_YEARS", HistoryLifeTime(rawValue: "TWO_YEARS")),
    ])
    func `the life time of the history is kept even when it is a new word`(
        word: String,
        lifeTime: HistoryLifeTime
    ) async throws {
        let body = #"{"company":"Ä & Co","mainProductType":"TEAM","verified":true,"historyLifeTime":"\#(word)"}"#
        let expected = AccountInfo(company: "Ä & Co", mainProductType: "TEAM", historyLifeTime: lifeTime)
        #expect(try await client(Script(body)).account() == expected)
    }

    @Test func `a number names what it rings`() async throws {
        let number = #"""
            {"id":"300","number":"+49211555000","localized":"0211 555000","type":"LANDLINE","endpointId":"g0",
            "endpointAlias":"Hotline","endpointUrl":"https://api.sipgate.com/v2/groups/g0","mnpState":{}}
            """#
        let expected = AccountNumber(
            id: "300",
            number: PhoneNumber(stored: "+49211555000"),
            endpointId: "g0",
            endpointAlias: "Hotline",
            type: .landline
        )
        #expect(try await numbers(number) == [expected])
    }

    @Test(arguments: [
        ("49211555000", "LANDLINE", "+49211555000"), ("+442071234567", "INTERNATIONAL", "+442071234567"),
        ("01579-9912345", "MOBILE", "+4915799912345"), ("12", "QUICKDIAL", "12"), ("4921155", "QUICKDIAL", "4921155"),
    ])
    func `a number is brought into one spelling, and an extension is not`(
        text: String,
        type: String,
        spelling: String
    ) async throws {
        let numbers = try await numbers(#"{"id":"1","number":"\#(text)","type":"\#(type)"}"#)
        #expect(numbers.map(\.number.text) == [spelling])
    }

    @Test(arguments: [#""endpointId":"""#, #""endpointId":null"#, #""type":"LANDLINE""#])
    func `a number may ring nowhere, as on neo`(field: String) async throws {
        let numbers = try await numbers(#"{"id":1,"number":"+49211555000",\#(field)}"#)
        #expect(numbers.map(\.endpointId) == [nil])
        #expect(numbers.map(\.id) == ["1"])
    }

    @Test func `one flawed entry spoils the list, lest the rest look deleted`() async {
        let error = await failure(SipgateError.self) {
            _ = try await client(Script(#"{"items":[{"id":"g0","alias":"A"},{"alias":"B"}]}"#)).groups()
        }
        #expect(error == .unreadable(what: "the groups", reason: "The field items.[1].id is missing."))
    }

    @Test(arguments: ["", "<html>Login</html>", #"{"items":[{"id":"g0""#, "[]", "null", #"{"items":{}}"#, "{}"])
    func `what is no list is unreadable`(body: String) async {
        let error = await failure(SipgateError.self) { _ = try await client(Script(body)).groups() }
        guard case .unreadable("the groups", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a group without a name has an empty one`() async throws {
        let groups = try await client(Script(#"{"items":[{"id":"g0","alias":null},{"id":"g1"}]}"#)).groups()
        #expect(groups == [AccountGroup(id: "g0", alias: ""), AccountGroup(id: "g1", alias: "")])
    }

    @Test(arguments: [
        (#""firstname":"Zoë","lastname":"Weiß""#, "Zoë Weiß"), (#""firstname":"Zoë""#, "Zoë"),
        (#""firstname":"","lastname":"Weiß""#, "Weiß"), (#""admin":false"#, ""),
    ])
    func `a user has the name of both parts`(fields: String, name: String) async throws {
        let users = try await client(Script(#"{"items":[{"id":"w1",\#(fields)}]}"#)).users()
        #expect(users.map(\.name) == [name])
    }

    // Gives the numbers of a single page with one number on it.
    private func numbers(_ number: String) async throws -> [AccountNumber] {
        try await client(Script(#"{"items":[\#(number)]}"#)).numbers()
    }
}

@Suite struct `Reading numbers page by page` {
    @Test(arguments: [0, 1, 49, 50, 51, 100, 101, 250], [50, 100, 1_000])
    func `finds every number, however many come at once`(count: Int, most: Int) async throws {
        let script = Script { request, _ in
            let query = asked(request)
            let offset = try #require(query["offset"].flatMap(Int.init))
            let limit = try #require(query["limit"].flatMap(Int.init))
            return page(offset..<min(offset + min(limit, most), max(count, offset)))
        }
        let numbers = try await client(script).numbers()
        #expect(numbers.map(\.id) == (0..<count).map { "\($0)" })
    }

    @Test func `ends with a server that knows no paging`() async throws {
        let script = Script { _, _ in page(0..<120) }
        #expect(try await client(script).numbers().count == 120)
        #expect(script.requests.count == 2)
    }

    @Test func `asks for a hundred at once`() async throws {
        let script = Script { _, _ in page(0..<0) }
        _ = try await client(script).numbers()
        #expect(script.requests.map { $0.url.query() } == ["offset=0&limit=100"])
    }
}

private func page(_ range: Range<Int>) -> Exchange.Response {
    let items = range.map { #"{"id":"\#($0)","number":"+4921155\#(50_000 + $0)"}"# }.joined(separator: ",")
    return Exchange.Response(status: 200, body: Data(#"{"items":[\#(items)]}"#.utf8))
}
