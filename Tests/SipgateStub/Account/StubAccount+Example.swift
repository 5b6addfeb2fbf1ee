import Foundation

extension StubAccount {
    /// A small German firm with a hotline, a sales team and more numbers than fit on one page.
    ///
    /// 134 numbers: three groups with two each, one queue, three quick dials, one that rings nowhere, one mobile, one
    /// from abroad, and a block of direct dials for the phone lines of five users. Five history entries of March 2026,
    /// one OAuth client whose redirect address is `http://127.0.0.1:8080/auth-code`, and two personal tokens: one for
    /// everything, one for numbers alone.
    package static var example: StubAccount {
        var account = StubAccount(masterSipID: "2999999", company: "Müller & Söhne GmbH")
        account.users = exampleUsers
        account.groups = [
            Group(id: "g0", alias: "Hotline", userIDs: ["w0", "w1", "w2"]),
            Group(id: "g1", alias: "Vertrieb", userIDs: ["w3"]),
            Group(id: "g2", alias: "Büro \"O'Neill\" & Partner", userIDs: ["w0", "w4"]),
        ]
        account.phoneLines = account.users.enumerated().map { index, user in
            PhoneLine(id: "p\(index)", alias: "Telefon von \(user.firstName)", userID: user.id)
        }
        account.numbers = exampleNumbers(of: account)
        account.history = exampleHistory
        account.clients = [exampleClient]
        account.tokens = [
            PersonalToken(id: "token-AAAAAA", token: "11111111-2222-4333-8444-555555555555", scopes: ["all"]),
            PersonalToken(id: "token-BBBBBB", token: "66666666-7777-4888-9999-aaaaaaaaaaaa", scopes: ["numbers:read"]),
        ]
        return account
    }

    private static var exampleClient: OAuthClient {
        OAuthClient(
            id: "2999999-0-0f0f0f0f-1111-4222-8333-444444444444:third-party",
            secret: "9f9f9f9f-5555-4666-8777-888888888888",
            name: "Call statistics",
            description: "Statistics of all calls",
            redirectURIs: ["http://127.0.0.1:8080/auth-code"],
            webOrigins: ["http://127.0.0.1:8080"],
            privacyURL: "https://example.com/privacy",
            termsURL: "https://example.com/terms"
        )
    }

    private static var exampleUsers: [User] {
        [
            ("Jürgen", "Müller", "juergen"), ("Zoë", "Weiß", "zoe"), ("Ömer", "Çelik", "oemer"),
            ("Käthe", "Groß", "kaethe"), ("Siobhán", "O'Neill", "siobhan"),
        ].enumerated().map { index, name in
            User(
                id: "w\(index)",
                firstName: name.0,
                lastName: name.1,
                email: "\(name.2)@example.com",
                isAdministrator: index == 0
            )
        }
    }

    private static func exampleNumbers(of account: StubAccount) -> [Number] {
        var numbers: [Number] = []
        func add(_ number: String, _ localized: String, _ kind: Number.Kind, _ endpointID: String, _ alias: String) {
            let id = "\(3_000_001 + numbers.count)"
            numbers.append(
                Number(
                    id: id,
                    number: number,
                    localized: localized,
                    kind: kind,
                    endpointID: endpointID,
                    endpointAlias: alias
                )
            )
        }
        for (index, group) in account.groups.enumerated() {
            for last in 0..<2 {
                add("+492115550\(index)\(last)", "0211 5550\(index)\(last)", .landline, group.id, group.alias)
            }
        }
        add("+4921155530", "0211 55530", .landline, "q0", "Warteschlange")
        add("+4921155531", "0211 55531", .landline, "", "")
        add("+4915799912345", "01579 9912345", .mobile, "p0", account.phoneLines[0].alias)
        add("+442071234567", "+44 20 71234567", .international, "p1", account.phoneLines[1].alias)
        for (index, line) in account.phoneLines.prefix(3).enumerated() {
            add("\(index + 11)", "\(index + 11)", .quickDial, line.id, line.alias)
        }
        for direct in 100..<221 {
            let line = account.phoneLines[direct % account.phoneLines.count]
            add("+49211555\(direct)", "0211 555\(direct)", .landline, line.id, line.alias)
        }
        return numbers
    }
}
