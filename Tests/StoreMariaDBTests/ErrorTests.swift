import MariaDBServer
import Store
import StoreMariaDB
import Testing

@Suite struct ErrorTests {

    @Test(arguments: [
        ("password", "Check user and password"), ("user", "Check user and password"),
        ("database", "Create the database nowhere"), ("port", "Check that the server runs"),
        ("host", "Check that the server runs"), ("socket", "Check that the server runs"),
        ("tls", "Check the server's certificate"),
    ])
    func `a wrong address is answered with what to do`(_ part: String, _ advice: String) async throws {
        let server = try await MariaDBServer.shared()
        var address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        switch part {
        case "password": address.password = "geheim"
        case "user": address.user = "nobody"
        case "database": address.database = "nowhere"
        case "port": address.port = 1
        case "host": address.host = "nowhere.invalid"
        case "socket": address.socket = "/nowhere/socket"
        default: address.encryption = .required
        }
        let store = MariaDBDatabase.open(address, calendar: try berlin())
        let error = await #expect(throws: StoreError.self) { try await store.ping() }
        try await store.close()
        guard case .cannotOpen(let path, let reason) = try #require(error) else {
            Issue.record("\(error?.description ?? "")")
            return
        }
        #expect(path == address.description)
        #expect(reason.contains(advice))
        #expect(!"\(path) \(reason)".contains(address.password ?? "?"))
    }

    @Test func `an error names no value of the statement`() async throws {
        try await withStore { store, _, _ in
            for statement: SQLQuery in [
                "INSERT INTO settings (name, value) VALUES (\("+4921112345678"), '1'), (\("+4921112345678"), '2')",
                "INSERT INTO parameters (name, value) VALUES ('x', \("tel +4921112345678"))",
                "SELECT nothing FROM settings WHERE '+4921112345678' = name",
                "SELEKT '+4921112345678'",
            ] {
                let error = await #expect(throws: StoreError.self) {
                    try await store.transaction { try $0.execute(statement) }
                }
                let text = try #require(error).description
                #expect(text.contains("MariaDB 1"))
                #expect(!text.contains("4921112345678"))
            }
        }
    }

    @Test func `a failed transaction leaves nothing behind`() async throws {
        struct Halt: Error {}
        try await withStore { store, _, _ in
            await #expect(throws: Halt.self) {
                try await store.transaction { transaction in
                    try transaction.execute("INSERT INTO parameters (name, value) VALUES ('x', 1.5)")
                    throw Halt()
                }
            }
            let rows = try await store.rows("SELECT COUNT(*) FROM parameters")
            #expect(rows == [[.integer(0)]])
        }
    }

    @Test func `a closed store says so`() async throws {
        let server = try await MariaDBServer.shared()
        let address = try MariaDBAddress(server.address(database: server.makeDatabase()))
        let store = MariaDBDatabase.open(address, calendar: try berlin())
        try await store.ping()
        try await store.close()
        try await store.close()
        await #expect(throws: StoreError.failed(reason: "it has been closed")) { try await store.ping() }
    }
}
