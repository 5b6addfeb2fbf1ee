import Foundation
import TestSupport
import Testing

/// How whoever installs the service gets in.
@Suite struct FirstAdministratorTests {
    @Test func `a password is made up and printed once, and not into the log`() async throws {
        try await withFolder { folder in
            let nothing = ["ADMIN_PASSWORD": ""]
            let password = try await Server.start(in: folder, environment: nothing).use { server in
                try await server.waitForUser()
                try await eventually("the password is told") { server.program.output.contains("Password  ") }
                let output = server.program.output
                let password = try #require(output.firstMatch(of: /Password +([^ \n]+)\n/)).1
                #expect(password.count >= 12)
                #expect(output.ranges(of: password).count == 1)
                #expect(!server.program.errors.contains(password))
                #expect(try await server.logIn("admin", String(password)).status == 200)
                _ = try await server.stop()
                return String(password)
            }
            for _ in 0..<2 {
                try await Server.start(in: folder, environment: nothing).use { server async throws in
                    #expect(try await server.logIn("admin", password).status == 200)
                    #expect(try await server.user("list").split(separator: "\n").count == 1)
                    #expect(try await server.stop() == .status(0))
                    #expect(!server.program.output.contains("Password"))
                    #expect(!(server.program.output + server.program.errors).contains(password))
                }
            }
        }
    }

    @Test func `a configured password is used once and told nowhere`() async throws {
        try await withFolder { folder in
            let settings = ["ADMIN_PASSWORD": Person.password]
            try await Server.start(in: folder, environment: settings).use { server in
                _ = try await Person(server)
                try await server.user("password", "admin", password: "another horse battery")
                #expect(try await server.stop() == .status(0))
                #expect(!(server.program.output + server.program.errors).contains(Person.password))
            }
            try await Server.start(in: folder, environment: settings).use { server async throws in
                #expect(try await server.logIn("admin", Person.password).status == 401, "it was changed since")
                #expect(try await server.logIn("admin", "another horse battery").status == 200)
            }
        }
    }

    @Test func `a password that is too short is explained, and calls are taken all the same`() async throws {
        try await withServer(environment: ["ADMIN_PASSWORD": "shortpass"]) { server in
            try await eventually("the password is refused") { server.program.errors.contains("ADMIN_PASSWORD") }
            let errors = server.program.errors
            #expect(errors.contains("too short") && errors.contains("12 characters"))
            #expect(!errors.contains("shortpass"))
            #expect(try await server.post(TestCall("taken").newCall()).status == 200)
            #expect(try await server.logIn("admin", "shortpass").status == 401)
            #expect(try await server.user("list").isEmpty)
            #expect(server.program.isRunning)
        }
    }
}
