import StoreMariaDB
import Testing

@Suite struct AddressTests {
    @Test func `an address has all its parts`() throws {
        let address = try MariaDBAddress(
            "mariadb://app%40work:p%2Fw%3A%C3%BC@db.example:3307/calls?tls=verified&ca=%2Fetc%2Fca.pem"
        )
        #expect(
            address
                == MariaDBAddress(
                    host: "db.example",
                    port: 3_307,
                    database: "calls",
                    user: "app@work",
                    password: "p/w:ü",
                    encryption: .verified,
                    authorities: "/etc/ca.pem"
                )
        )
    }

    @Test(arguments: [
        ("mysql://root@db/calls", MariaDBAddress(host: "db", database: "calls", user: "root")),
        ("MariaDB://root:@db/calls", MariaDBAddress(host: "db", database: "calls", user: "root")),
        ("mariadb://u:a@b@db/c", MariaDBAddress(host: "db", database: "c", user: "u", password: "a@b")),
        ("mariadb://u@[::1]:3310/c", MariaDBAddress(host: "::1", port: 3_310, database: "c", user: "u")),
        ("mariadb://u@[::1]/c", MariaDBAddress(host: "::1", database: "c", user: "u")),
        ("mariadb://u@/c?socket=/run/s", MariaDBAddress(database: "c", user: "u", socket: "/run/s")),
        ("mariadb://u@db/c?tls=required", MariaDBAddress(host: "db", database: "c", user: "u", encryption: .required)),
        (
            "mariadb://u@db/c?ca=/ca",
            MariaDBAddress(host: "db", database: "c", user: "u", encryption: .verified, authorities: "/ca")
        ),
    ])
    func `parts may be missing`(_ text: String, _ address: MariaDBAddress) throws {
        #expect(try MariaDBAddress(text) == address)
    }

    @Test(arguments: [
        "", "sqlite:///x", "mariadb://u:geheim@db", "mariadb://u:geheim@db/", "mariadb://db/calls",
        "mariadb://:geheim@db/c", "mariadb://u:geheim@/c", "mariadb://u:geheim@db:0/c", "mariadb://u:geheim@db:70000/c",
        "mariadb://u:geheim@db:x/c", "mariadb://u:geheim%4@db/c", "mariadb://u:geheim%zz@db/c",
        "mariadb://u:geheim%ff@db/c", "mariadb://u:geheim%00@db/c", "mariadb://u:geheim@db/c?tls=maybe",
        "mariadb://u:geheim@db/c?password=geheim", "mariadb://u:geheim%+1@db/c",
    ])
    func `what is no address is refused without repeating it`(_ text: String) {
        let error = #expect(throws: MariaDBAddress.Malformed.self) { try MariaDBAddress(text) }
        #expect(error.map { !$0.description.contains("geheim") } == true)
    }

    @Test func `an address never shows its password`() {
        let address = MariaDBAddress(host: "db", database: "calls", user: "app", password: "geheim")
        var dumped = ""
        dump(address, to: &dumped)
        #expect("\(address)" == "mariadb://app@db:3306/calls")
        #expect(!"\(address) \(String(reflecting: address)) \(dumped)".contains("geheim"))
    }
}
