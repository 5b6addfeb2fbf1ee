import PushAPI
import SipgateAPI
import Store
import Testing

@testable import Account

@Suite struct `What an account says of itself` {
    @Test(arguments: ["g0", "g17", "q0", "h3"])
    func `makes a number belong to a group, queue or menu that it leads to`(endpoint: String) {
        let directory = Directory(numbers: [.made("+4921155530", endpoint, "Zentrale")], groups: [], users: [])
        #expect(directory.numbers == [Directory.Number(number: "+4921155530", endpoint: endpoint, group: endpoint)])
        #expect(directory.groups == [Directory.Entry(id: endpoint, name: "Zentrale")])
    }

    @Test(arguments: ["p0", "e1", "y2", "v0", "f0", "c0", "w0", "g", "gx", "g0a", "group"])
    func `leaves a number without a group that leads to anything else`(endpoint: String) {
        let directory = Directory(numbers: [.made("+4921155530", endpoint, "Telefon")], groups: [], users: [])
        #expect(directory.numbers == [Directory.Number(number: "+4921155530", endpoint: endpoint, group: nil)])
        #expect(directory.groups == [])
    }

    @Test func `leaves a number without a group that leads nowhere, as on neo`() {
        let directory = Directory(numbers: [.made("+4921155530", nil, nil)], groups: [], users: [])
        #expect(directory.numbers == [Directory.Number(number: "+4921155530", endpoint: nil, group: nil)])
    }

    @Test func `names a group as the list of groups does`() {
        let directory = Directory(
            numbers: [.made("+4921155530", "g0", "Old name")],
            groups: [AccountGroup(id: "g0", alias: "New name"), AccountGroup(id: "g1", alias: "")],
            users: []
        )
        #expect(
            directory.groups == [Directory.Entry(id: "g0", name: "New name"), Directory.Entry(id: "g1", name: "g1")]
        )
    }

    @Test func `names a queue by any of its numbers that has a name`() {
        let numbers = [
            AccountNumber.made("+4921155530", "q0", nil), .made("+4921155531", "q0", "Warteschlange"),
            .made("+4921155532", "q0", nil), .made("+4921155533", "q1", nil),
        ]
        let directory = Directory(numbers: numbers, groups: [], users: [])
        #expect(
            directory.groups == [
                Directory.Entry(id: "q0", name: "Warteschlange"), Directory.Entry(id: "q1", name: "q1"),
            ]
        )
    }

    @Test func `spells numbers as legs do, and extensions as they came`() {
        let quickDial = AccountNumber(
            id: "1",
            number: PhoneNumber(stored: "11"),
            endpointId: "g0",
            endpointAlias: "Hotline",
            type: .quickDial
        )
        let directory = Directory(numbers: [quickDial, .made("+49211555", "g0", "Hotline")], groups: [], users: [])
        #expect(directory.numbers.map(\.number) == ["11", "+49211555"])
    }

    @Test func `has every number once`() {
        let twice = [AccountNumber.made("+49211555", "g0", "One"), .made("+49211555", "g1", "Other")]
        let directory = Directory(numbers: twice, groups: [], users: [])
        #expect(directory.numbers == [Directory.Number(number: "+49211555", endpoint: "g0", group: "g0")])
    }

    @Test func `keeps names letter by letter`() {
        let name = #"Büro "O'Neill" & <Söhne>; DROP TABLE groups --"#
        let directory = Directory(
            numbers: [],
            groups: [AccountGroup(id: "g0", alias: name)],
            users: [
                AccountUser(id: "w0", firstname: "Siobhán", lastname: "O'Neill"),
                AccountUser(id: "w1", firstname: "", lastname: ""),
            ]
        )
        #expect(directory.groups == [Directory.Entry(id: "g0", name: name)])
        #expect(
            directory.users == [
                Directory.Entry(id: "w0", name: "Siobhán O'Neill"), Directory.Entry(id: "w1", name: "w1"),
            ]
        )
    }
}

extension AccountNumber {
    fileprivate static func made(_ number: String, _ endpoint: String?, _ alias: String?) -> AccountNumber {
        AccountNumber(
            id: number,
            number: PhoneNumber(stored: number),
            endpointId: endpoint,
            endpointAlias: alias,
            type: .landline
        )
    }
}
