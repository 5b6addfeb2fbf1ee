import Foundation
import TestSupport
import Testing

/// `user`: who may log in, said on the command line.
@Suite struct UserCommandTests {
    private static let password = "correct horse battery"
    private static let other = "another horse battery"

    @Test func `a password is asked for twice, and nobody sees it`() async throws {
        try await withDatabase { folder in
            try await withDialog(["add", "--role", "lead", "anna"], folder) { dialog in
                try await dialog.sees("New password for anna: ")
                #expect(!dialog.echoes)
                dialog.type(Self.password + "\n")
                try await dialog.sees("Once more: ")
                #expect(!dialog.echoes)
                dialog.type(Self.password + "\n")
                #expect(try await dialog.exit() == .status(0))
                #expect(dialog.echoes)
                #expect(!(dialog.screen + dialog.output).contains("horse"))
            }
            #expect(try await list(folder) == ["admin administrator", "anna lead"])
        }
    }

    @Test func `nothing is done when the two passwords differ`() async throws {
        try await withDatabase { folder in
            try await withDialog(["add", "anna"], folder) { dialog in
                try await dialog.answer("New password for anna: ", Self.password)
                try await dialog.answer("Once more: ", Self.other)
                #expect(try await dialog.exit() == .status(2))
                #expect(dialog.screen.contains("The two passwords differ; nothing was done."))
                #expect(dialog.echoes)
            }
            #expect(try await list(folder) == ["admin administrator"])
        }
    }

    @Test func `nothing is done when it is interrupted between the two, and typing is seen again`() async throws {
        try await withDatabase { folder in
            try await withDialog(["password", "admin"], folder) { dialog in
                try await dialog.answer("New password for admin: ", Self.other)
                try await dialog.sees("Once more: ")
                dialog.type("another\u{3}")
                #expect(try await dialog.exit() == .signal(SIGINT))
                #expect(dialog.echoes)
                #expect(!dialog.screen.contains("another"))
            }
            try await Server.start(in: folder).use { server in
                let status = try await status(of: "admin", Self.password, server)
                #expect(status == 200)
            }
        }
    }

    @Test func `a new password holds at once, while a server runs`() async throws {
        try await withDatabase { folder in
            try await Server.start(in: folder).use { server in
                let before = try await status(of: "admin", Self.password, server)
                #expect(before == 200)
                try await withDialog(["password", "admin"], folder) { dialog in
                    try await dialog.answer("New password for admin: ", Self.other)
                    try await dialog.answer("Once more: ", Self.other)
                    #expect(try await dialog.exit() == .status(0))
                }
                let old = try await status(of: "admin", Self.password, server)
                #expect(old == 401)
                let new = try await status(of: "admin", Self.other, server)
                #expect(new == 200)
            }
        }
    }

    @Test func `through a pipe users are added, changed, listed and removed`() async throws {
        try await withDatabase { folder in
            for deed in [["add", "Zoë"], ["add", "--role", "kiosk", "wall"], ["password", "zoë"]] {
                let done = try await piped(Self.password, deed, folder)
                #expect(done.exit == .status(0), "\(done.errors)")
                #expect(done.output.isEmpty && done.errors.isEmpty)
            }
            #expect(try await list(folder) == ["admin administrator", "wall kiosk", "Zoë viewer"])
            for deed in [["role", "ZOË", "lead"], ["remove", "wall"]] {
                #expect(try await run(deed, folder).exit == .status(0))
            }
            #expect(try await list(folder) == ["admin administrator", "Zoë lead"])
        }
    }

    @Test func `the last administrator stays one`() async throws {
        try await withDatabase { folder in
            for deed in [["remove", "admin"], ["role", "admin", "lead"]] {
                let refused = try await run(deed, folder)
                #expect(refused.exit == .status(1))
                #expect(refused.errors.contains("error: This is the last administrator."))
            }
            #expect(try await list(folder) == ["admin administrator"])
            let added = try await piped(Self.password, ["add", "--role", "administrator", "anna"], folder)
            #expect(added.exit == .status(0))
            #expect(try await run(["remove", "admin"], folder).exit == .status(0))
            #expect(try await list(folder) == ["anna administrator"])
        }
    }

    @Test(arguments: [
        ["role", "admin", "boss"], ["add", "--role", "boss", "anna"], ["add"], ["remove"], ["role", "admin"],
        ["add", "anna", "--password", "correct horse battery"], ["befriend", "anna"],
    ])
    func `who calls it wrongly reads how it is called`(arguments: [String]) async throws {
        try await withFolder { folder in
            let refused = try await run(arguments, folder)
            #expect(refused.exit == .status(2))
            #expect(refused.output.isEmpty)
            #expect(refused.errors.hasPrefix("Error: ") && refused.errors.contains("Usage: call-statistics user"))
        }
    }

    @Test func `what cannot be done is explained with status 1, and nothing is changed`() async throws {
        try await withDatabase { folder in
            let cases = [
                (password: Self.password, deed: ["add", "ADMIN"], word: "upper and lower case"),
                (password: Self.password, deed: ["add", " "], word: "visible characters"),
                (password: "shortpass", deed: ["add", "anna"], word: "at least 12 characters"),
                (password: "shortpass", deed: ["password", "admin"], word: "at least 12 characters"),
                (password: Self.password, deed: ["password", "nobody"], word: "no user of this name"),
                (password: "", deed: ["remove", "nobody"], word: "no user of this name"),
                (password: "", deed: ["role", "nobody", "lead"], word: "no user of this name"),
            ]
            for wrong in cases {
                let refused = try await piped(wrong.password, wrong.deed, folder)
                #expect(refused.exit == .status(1), "\(wrong.deed)")
                #expect(refused.errors.hasPrefix("error: ") && refused.errors.contains(wrong.word))
                #expect(!refused.errors.contains("shortpass"))
            }
            let silent = try await run(["add", "anna"], folder)
            #expect(silent.exit == .status(2))
            #expect(silent.errors.contains("There is no password on the standard input."))
            #expect(try await list(folder) == ["admin administrator"])
        }
    }

    @Test func `no database is made where there is none`() async throws {
        try await withFolder { folder in
            for deed in [["list"], ["add", "anna"], ["remove", "anna"]] {
                let refused = try await piped(Self.password, deed, folder)
                #expect(refused.exit == .status(1))
                #expect(refused.errors.contains("There is no database"))
            }
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data").path))
        }
    }

    /// Runs `body` with the database of a server that has stopped, in which `admin` is the only user.
    private func withDatabase(_ body: nonisolated(nonsending) (URL) async throws -> Void) async throws {
        try await withFolder { folder in
            let settings = ["ADMIN_PASSWORD": Self.password]
            let exit = try await Server.start(in: folder, environment: settings).use { server in
                try await eventually("there is an administrator", every: .milliseconds(100)) {
                    try await list(folder) == ["admin administrator"]
                }
                return try await server.stop()
            }
            try #require(exit == .status(0))
            try await body(folder)
        }
    }

    private func withDialog(
        _ arguments: [String],
        _ folder: URL,
        _ body: nonisolated(nonsending) (Dialog) async throws -> Void
    ) async throws {
        let dialog = try Dialog(["user"] + arguments + ["--data-dir", "data"], environment: [:], in: folder)
        do {
            try await body(dialog)
        } catch {
            await dialog.end()
            throw error
        }
        await dialog.end()
    }

    private func run(_ arguments: [String], _ folder: URL) async throws -> Finished {
        try await Product.run(["user"] + arguments + ["--data-dir", "data"], in: folder)
    }

    /// Runs a command into which a password is piped.
    private func piped(
        _ password: String,
        _ arguments: [String],
        _ folder: URL
    ) async throws -> (exit: Program.Exit, output: String, errors: String) {
        let program = try Program(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", #"echo "$PASSWORD" | "$0" user "$@" --data-dir data"#, Product.executable().path] + arguments,
            environment: ["PASSWORD": password],
            in: folder
        )
        return (try await program.exit(), program.output, program.errors)
    }

    /// Names and roles, in the order in which they are listed.
    private func list(_ folder: URL) async throws -> [String] {
        let listed = try await run(["list"], folder)
        return listed.output.split(separator: "\n").map { line in
            line.split(separator: "\t").prefix(2).joined(separator: " ")
        }
    }

    private func status(of name: String, _ password: String, _ server: Server) async throws -> Int {
        let body = Array(#"{"name":"\#(name)","password":"\#(password)"}"#.utf8)
        let headers = [("Content-Type", "application/json")]
        return try await server.http.send(HTTPRequest("POST", "/api/v1/session", headers: headers, body: body)).status
    }
}
