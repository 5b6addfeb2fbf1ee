import Foundation
import TestSupport
import Testing

/// `token`: which programs may read, said on the command line; and the token that the operator sets.
@Suite struct TokenCommandTests {
    @Test func `a program reads with its token until that is removed`() async throws {
        try await withServer { server in
            let made = try await token(["create", "Nagios"], server)
            #expect(made.exit == .status(0))
            let text = made.output.trimmingCharacters(in: .newlines)
            #expect(text.wholeMatch(of: /cs_[A-Za-z0-9_-]{43}/) != nil)
            #expect(made.errors.isEmpty)
            #expect(try await status(text, server) == 200)

            let listed = try await token(["list"], server).output
            let fields = listed.trimmingCharacters(in: .newlines).split(separator: "\t").map(String.init)
            #expect(fields.dropFirst().prefix(2) == ["Nagios", "lead"])
            #expect(fields.last != "never")
            #expect(!listed.contains(text))

            #expect(try await token(["remove", fields[0]], server).exit == .status(0))
            #expect(try await token(["list"], server).output.isEmpty)
            try await eventually("the server has seen it", within: .seconds(10)) {
                try await status(text, server) == 401
            }
        }
    }

    @Test func `what cannot be done is explained, with status 1 or 2`() async throws {
        try await withServer { server in
            #expect(try await token(["create", "Wall", "--role", "kiosk"], server).exit == .status(0))
            for (arguments, exit, words) in [
                (["create", "wall"], Int32(1), "There is a token of this name already."),
                (["create", "Root", "--role", "administrator"], 1, "A token cannot be an administrator."),
                (["remove", "nothing"], 1, "There is no token with this id."),
                (["create"], 2, "Usage: call-statistics token create"),
            ] {
                let refused = try await token(arguments, server)
                #expect(refused.exit == .status(exit), "\(arguments)")
                #expect(refused.errors.contains(words), "\(arguments)")
            }
            #expect(try await token([], server).output.contains("\tWall\tkiosk\t"))
        }
    }

    @Test func `the operator's token may stand in a file, and a short one is refused`() async throws {
        try await withFolder { folder in
            let text = String(repeating: "0123456789abcdef", count: 2)
            try Data("\(text)\n".utf8).write(to: folder.appending(path: "token"))
            let settings = ["API_TOKEN": "", "API_TOKEN_FILE": "token"]
            try await Server.start(in: folder, environment: settings).use { server in
                let right = try await status(text, server)
                #expect(right == 200)
                let wrong = try await status(text.uppercased(), server)
                #expect(wrong == 401)
            }
            let short = String(text.dropLast())
            let refused = try await Product.run(["serve"], environment: ["API_TOKEN": short], in: folder)
            #expect(refused.exit == .status(2))
            #expect(refused.errors.contains("openssl rand -hex 32") && !refused.errors.contains(short))
        }
    }

    @Test func `a viewer is given the right to see single numbers, and it is taken again`() async throws {
        try await withServer { server in
            try await server.waitForUser()
            try await server.user("add", "viola", "--may-reveal")
            #expect(try await server.user("list").contains("viola\tviewer\t"))
            #expect(try await viola(server).hasSuffix("may reveal numbers"))
            try await server.user("reveal", "VIOLA", "off")
            #expect(!(try await viola(server)).hasSuffix("may reveal numbers"))
            try await server.user("reveal", "viola", "on")
            #expect(try await viola(server).hasSuffix("may reveal numbers"))
        }
    }

    private func token(_ arguments: [String], _ server: Server) async throws -> Finished {
        let folder = server.dataFolder.deletingLastPathComponent()
        return try await Product.run(["token"] + arguments + ["--data-dir", "data"], in: folder)
    }

    /// The status of an answer for a program with this token.
    private func status(_ token: String, _ server: Server) async throws -> Int {
        let bearer = [("Authorization", "Bearer \(token)")]
        return try await server.stranger.get("/api/v1/panels", headers: bearer).status
    }

    /// What is listed of viola.
    private func viola(_ server: Server) async throws -> String {
        try await server.user("list").split(separator: "\n").first { $0.hasPrefix("viola\t") }.map(String.init) ?? ""
    }
}
