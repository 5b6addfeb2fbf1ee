import Foundation
import MariaDBServer
import SipgateStub
import TestSupport
import Testing

/// `doctor`: what it finds in a whole installation, and the cure that it names for each defect.
@Suite struct DoctorTests {
    @Test func `a healthy installation is well, but for a webhook that cannot be reached from inside`() async throws {
        try await withInstallation { place in
            let checkup = try await place.doctor()
            #expect(checkup.exit == .status(0))
            #expect(checkup.notWell == ["webhook-reachable"], "\(checkup.lines)")
            #expect(checkup.lines.count > 20)
            #expect(checkup.lines.allSatisfy { ($0.cure == nil) == ($0.state == "ok") })
        }
    }

    @Test func `warnings count for whoever is strict`() async throws {
        try await withInstallation { place in
            let checkup = try await place.doctor(["--strict"])
            #expect(checkup.exit == .status(1))
        }
    }

    @Test func `people read one line for each check, in their language and without colours in a file`() async throws {
        try await withInstallation { place in
            let german = try await place.run([], ["LANG": "de_DE.UTF-8"])
            #expect(german.output.contains("Warnung  Webhook erreichbar"))
            let english = try await place.run(["--lang", "en"], ["LANG": "de_DE.UTF-8"])
            #expect(english.output.contains("warning  Webhook reachable"))
            #expect(english.output.contains(" → "))
            #expect(!english.output.contains("\u{1B}"))
            let lines = english.output.split(separator: "\n")
            let checks = try await place.doctor().lines.count
            #expect(lines.count == checks + 1)
        }
    }

    @Test(arguments: Defect.all) func `a defect is named with its cure`(defect: Defect) async throws {
        try await withInstallation(defect.settings) { place in
            try await defect.make(place)
            let checkup = try await place.doctor()
            let line = try #require(checkup.lines.first { $0.name == defect.check })
            #expect(line.state == defect.state, "\(line)")
            #expect(line.cure?.contains(defect.cure) == true, "\(line)")
            #expect(checkup.exit == .status(defect.state == "problem" ? 1 : checkup.worst))
        }
    }

    @Test func `a sipgate that never answers holds nobody up`() async throws {
        try await withInstallation { place in
            place.stub.fail(.slow(.seconds(120)))
            let start = ContinuousClock.now
            let checkup = try await place.doctor()
            #expect(ContinuousClock.now - start < .seconds(30))
            #expect(checkup["login"]?.state == "problem")
            #expect(checkup["database"]?.state == "ok")
        }
    }

    @Test func `a clock that goes wrong is noticed`() async throws {
        try await withInstallation { place in
            for (seconds, state) in [(15.0, "warning"), (-300.0, "problem")] {
                let port = try await ClockServer.start(ahead: seconds)
                let line = try await place.doctor([], ["SIPGATE_API_URL": "http://127.0.0.1:\(port)/v2"])["clock"]
                #expect(line?.state == state, "\(String(describing: line))")
                #expect(line?.cure?.contains("NTP") == true)
            }
        }
    }

    @Test func `a login that another key has sealed is not touched`() async throws {
        try await withInstallation { place in
            let insert = "INSERT INTO secrets (name, sealed, changed_ms) VALUES ('sipgate-login', '1.AAAA', 1)"
            try Database.change(place.database, insert)
            let client = ["SIPGATE_TOKEN_ID": "", "SIPGATE_CLIENT_ID": "id", "SIPGATE_CLIENT_SECRET": "client-secret"]
            let line = try await place.doctor([], client)["login"]
            #expect(line?.state == "problem")
            #expect(line?.cure?.contains("secret.key") == true)
            let remembered = try await Database(place.database).texts(
                "SELECT value FROM settings WHERE name = 'account'"
            )
            #expect(!remembered.joined().contains("loss"))
        }
    }

    @Test func `a login in the browser is used as often as wanted, and its missing rights are named`() async throws {
        try await withInstallation { place in
            _ = try await place.server.stop()
            let client = try #require(place.stub.account.clients.first)
            // So short that every use of it is a renewal, each of which needs the token of the one before.
            place.stub.accessLife = 30
            let scopes = ["numbers:read", "groups:read", "users:read", "settings:sipgateio:read", "account:read"]
            let token = place.stub.issue(clientID: client.id, scopes: scopes).refresh
            // The login of the original project, which the server takes over.
            let insert = "INSERT INTO authentication_params (token_type, token_value) VALUES ('refresh', '\(token)')"
            try Database.change(place.database, insert)
            let login = [
                "SIPGATE_TOKEN_ID": "", "SIPGATE_CLIENT_ID": client.id, "SIPGATE_CLIENT_SECRET": client.secret,
            ]
            let before = try await place.doctor([], login)["login"]
            #expect(before?.cure == "Start the service once.")

            let environment = place.environment.merging(login) { $1 }
            let server = try await Server.start(in: place.folder, environment: environment)
            try await server.use { server in
                let port = login.merging(["PORT": "\(server.port)"]) { $1 }
                try await eventually("the login is taken over") {
                    try await place.doctor([], port)["login"]?.state == "ok"
                }
                for _ in 0..<3 {
                    let checkup = try await place.doctor([], port)
                    #expect(checkup["login"]?.found.contains("in the browser") == true)
                    #expect(checkup["scopes"]?.found == "missing: history:read")
                    #expect(checkup["scopes"]?.cure?.contains("/auth") == true)
                }
            }
        }
    }

    @Test func `with MariaDB the server and Grafana's tables are looked at, too`() async throws {
        let mariadb = try await MariaDBServer()
        let name = try mariadb.makeDatabase()
        let database = ["DATABASE_URL": mariadb.address(database: name)]
        try await withInstallation(server: database) { place in
            let checkup = try await place.doctor()
            #expect(checkup["database"]?.state == "ok")
            #expect(checkup["database-server"]?.found.contains("MariaDB") == true)
            #expect(checkup["grafana-data"]?.state == "ok", "\(checkup.lines)")
            _ = try mariadb.execute("DELETE FROM service_levels", database: name)
            let later = try await place.doctor()["grafana-data"]
            #expect(later?.found.contains("service_levels") == true)
            let said = try await place.run([], [:])
            #expect(!said.output.contains(MariaDBServer.password))
        }
    }

    @Test func `a server that does not know the doctor is found all the same`() async throws {
        try await withInstallation { place in
            let stranger = try await place.doctor([], ["API_TOKEN": ""])
            #expect(stranger["server"]?.state == "ok")
            #expect(stranger["server"]?.found.contains("API_TOKEN") == true)
            #expect(stranger["journal"]?.found.contains("KiB") == true)
            let mistaken = try await place.doctor([], ["API_TOKEN": String(repeating: "x", count: 40)])
            #expect(mistaken["server"]?.state == "warning")
        }
    }

    @Test func `without a server nothing is made and nothing is changed`() async throws {
        try await withInstallation { place in
            _ = try await place.server.stop()
            let before = try place.contents()
            #expect(before["journeys"]?.count == 1 && before["files"]?.contains("secret.key") == true)
            let checkup = try await place.doctor(["--thorough"])
            #expect(checkup["server"]?.state == "warning")
            #expect(checkup["database-file"]?.state == "ok")
            #expect(try place.contents() == before)
        }
    }

    @Test func `a folder in which nothing is yet is told what to do, and stays empty`() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "data")
            let asked = try await Product.run(
                ["doctor", "--data-dir", data.path],
                environment: ["PORT": "1"],
                in: folder
            )
            #expect(asked.exit == .status(1))
            #expect(asked.output.contains("There is no database"))
            #expect(!FileManager.default.fileExists(atPath: data.path))
        }
    }

    @Test func `settings that make no sense are a finding, and a wrong call is none`() async throws {
        try await withFolder { folder in
            let asked = try await Product.run(["doctor"], environment: ["PORT": "many"], in: folder)
            #expect(asked.exit == .status(1))
            #expect(asked.output.contains("PORT is \"many\""))
            let key = try await Product.run(["doctor"], environment: ["SECRET_KEY": "too-short"], in: folder)
            #expect(key.exit == .status(1))
            #expect(key.output.contains("256 bits") && !key.output.contains("too-short"))
            #expect(try await Product.run(["doctor", "--lang", "fr"], in: folder).exit == .status(2))
        }
    }

    @Test func `every name of the example file is known`() async throws {
        try await withFolder { folder in
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            let texts = try [".env.example", "Deploy/.env.example"].map {
                try String(contentsOf: root.appending(path: $0), encoding: .utf8)
            }
            let names = texts.joined(separator: "\n").matches(of: #/(?m)^#?([A-Z][A-Z_]+)=/#).map { "\($0.output.1)=" }
            #expect(names.count > 30)
            // Empty, which sets nothing.
            try names.joined(separator: "\n").write(
                to: folder.appending(path: ".env"),
                atomically: true,
                encoding: .utf8
            )
            let asked = try await Product.run(["doctor", "--json"], in: folder)
            let lines = try JSONDecoder().decode([Checkup.Line].self, from: Data(asked.output.utf8))
            #expect(lines.first { $0.name == "setting-names" }?.state == "ok")
        }
    }
}
