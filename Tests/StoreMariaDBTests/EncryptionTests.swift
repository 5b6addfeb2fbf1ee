import Foundation
import MariaDBServer
import Store
import StoreMariaDB
import Testing

/// One server with a certificate for 127.0.0.1, and one authority that did not make it.
@Suite struct EncryptionTests {
    private struct Place {
        let server: MariaDBServer
        let authority: String
        let stranger: String
        let folder: URL

        init() async throws {
            folder = FileManager.default.temporaryDirectory
                .appending(path: "certificates-" + String(UInt64.random(in: .min ... .max), radix: 36))
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            authority = try Self.makeAuthority("authority", in: folder)
            stranger = try Self.makeAuthority("stranger", in: folder)
            let name = folder.appending(path: "server").path
            let extensions = folder.appending(path: "extensions").path
            try Data("subjectAltName = IP:127.0.0.1\n".utf8).write(to: URL(filePath: extensions))
            try Program.run(
                "openssl",
                ["req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", "\(name).key"]
                    + ["-out", "\(name).csr"]
            )
            try Program.run(
                "openssl",
                [
                    "x509", "-req", "-in", "\(name).csr", "-CA", authority, "-CAkey", "\(authority).key",
                    "-CAcreateserial",
                ]
                    + ["-days", "2", "-extfile", extensions, "-out", "\(name).pem"]
            )
            server = try await MariaDBServer(options: [
                "--ssl-ca=\(authority)", "--ssl-cert=\(name).pem", "--ssl-key=\(name).key",
            ])
        }

        private static func makeAuthority(_ name: String, in folder: URL) throws -> String {
            let path = folder.appending(path: "\(name).pem").path
            try Program.run(
                "openssl",
                ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(name)"]
                    + ["-keyout", "\(path).key", "-out", path]
            )
            return path
        }
    }

    @Test func `an encrypted connection that was killed is replaced`() async throws {
        let place = try await Self.place.value
        let database = try place.server.makeDatabase()
        var address = try MariaDBAddress(place.server.address(database: database))
        address.encryption = .required
        let store = MariaDBDatabase.open(address, calendar: try berlin())
        try await store.ping()
        for _ in 0..<3 {
            for id in try place.server.execute("SELECT id FROM information_schema.processlist WHERE db = '\(database)'")
            {
                try place.server.execute("KILL \(id[0])")
            }
            #expect(try await store.rows("SELECT 1") == [[.integer(1)]])
        }
        try await store.close()
    }

    private static let place = Task { try await Place() }

    private func connect(_ change: (inout MariaDBAddress, Place) -> Void) async throws -> [[SQLValue]] {
        let place = try await Self.place.value
        var address = try MariaDBAddress(place.server.address(database: place.server.makeDatabase()))
        change(&address, place)
        let store = MariaDBDatabase.open(address, calendar: try berlin())
        do {
            let rows = try await store.rows(
                "SELECT variable_value <> '' FROM information_schema.session_status WHERE variable_name = 'Ssl_cipher'"
            )
            try await store.close()
            return rows
        } catch {
            try await store.close()
            throw error
        }
    }

    @Test func `the way is not encrypted unless it is asked for`() async throws {
        #expect(try await connect { _, _ in } == [[.integer(0)]])
    }

    @Test func `the way is encrypted when it is asked for`() async throws {
        #expect(try await connect { address, _ in address.encryption = .required } == [[.integer(1)]])
    }

    @Test func `a server whose authority is known is trusted`() async throws {
        let rows = try await connect { address, place in
            address.encryption = .verified
            address.authorities = place.authority
        }
        #expect(rows == [[.integer(1)]])
    }

    @Test func `a server whose authority is unknown is refused`() async throws {
        let error = await #expect(throws: StoreError.self) {
            try await connect { address, place in
                address.encryption = .verified
                address.authorities = place.stranger
            }
        }
        #expect(error.map { $0.description.contains("Check the server's certificate") } == true)
    }

    @Test func `a server whose certificate has another name is refused`() async throws {
        let error = await #expect(throws: StoreError.self) {
            try await connect { address, place in
                address.encryption = .verified
                address.authorities = place.authority
                address.host = "localhost"
            }
        }
        #expect(error.map { $0.description.contains("Check the server's certificate") } == true)
    }
}
