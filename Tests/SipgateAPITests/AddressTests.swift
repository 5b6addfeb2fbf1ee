import Foundation
import Testing

@testable import SipgateAPI

@Suite struct `The addresses of sipgate` {
    @Test func `are those of the official description by default`() {
        let addresses = SipgateAddresses()
        let realm = "https://login.sipgate.com/auth/realms/third-party/protocol/openid-connect"
        #expect(addresses.api.absoluteString == "https://api.sipgate.com/v2")
        #expect(addresses.authorise.absoluteString == realm + "/auth")
        #expect(addresses.token.absoluteString == realm + "/token")
    }

    @Test(arguments: ["http://127.0.0.1:8081", "http://127.0.0.1:8081/"])
    func `may be those of another server and realm, with a slash at the end or without`(login: String) throws {
        let addresses = SipgateAddresses(login: try #require(URL(string: login)), realm: "sipgate-apps")
        let expected = "http://127.0.0.1:8081/auth/realms/sipgate-apps/protocol/openid-connect/token"
        #expect(addresses.token.absoluteString == expected)
    }

    @Test func `keep a segment from leading elsewhere`() throws {
        let base = try #require(URL(string: "https://api.example.com/v2/"))
        let address = base.adding(segments: ["clients", "a/../b?c#d"])
        #expect(address.absoluteString == "https://api.example.com/v2/clients/a%2F..%2Fb%3Fc%23d")
    }
}

@Suite struct `A form` {
    @Test func `escapes all that is not unreserved`() {
        #expect(Form.encoded([("a b", "1+1=2&ü"), ("to", "+49~.-_")]) == "a%20b=1%2B1%3D2%26%C3%BC&to=%2B49~.-_")
    }

    @Test(arguments: [
        ("code=a.b%2Fc&state=s", ["code": "a.b/c", "state": "s"]),
        ("code=YWJj==&x=1", ["code": "YWJj==", "x": "1"]),
        ("error_description=The+user%20said%3A+no", ["error_description": "The user said: no"]),
        ("empty=&bare&=nameless", ["empty": "", "bare": "", "": "nameless"]),
        ("broken=100%&half=%4&odd=%zz", ["broken": "100%", "half": "%4", "odd": "%zz"]),
        ("umlaut=%C3%BC", ["umlaut": "ü"]),
        ("", [:]),
    ])
    func `is split as browsers write it`(query: String, fields: [String: String]) {
        let decoded = Form.decoded(query).map { ($0.name, $0.value) }
        #expect(Dictionary(decoded) { first, _ in first } == fields)
    }

    @Test func `gives back any text`() {
        let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(UnicodeScalar.init)))
        #expect(Form.decoded(Form.encoded([("t", text)])).map(\.value) == [text])
    }
}
