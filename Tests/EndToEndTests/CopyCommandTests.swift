import Foundation
import TestSupport
import Testing

/// `copy`, as a process that can be killed; what it copies is tested with the store.
@Suite struct CopyCommandTests {
    @Test func `a copy that is killed goes on when it is run again, and is right in the end`() async throws {
        try await withFolder { folder in
            try await makeDatabase(in: folder)
            let filled = try await Product.run(["fakedata", "--days", "60", "--data-dir", "data"], in: folder)
            #expect(filled.exit == .status(0), "\(filled.errors)")
            let new = folder.appending(path: "new.sqlite")
            var tries = 0
            repeat {
                tries += 1
                for file in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: new.path + file) }
                try await killCopy(to: new, in: folder)
            } while try await !isHalfway(new) && tries < 10
            try #require(try await isHalfway(new), "it was finished each time before it was killed")

            let copied = try await Product.run(arguments(to: "new.sqlite"), in: folder)
            #expect(copied.exit == .status(0), "\(copied.errors)")
            #expect(copied.errors.contains("Going on"))
            #expect(copied.output.contains("equal") && !copied.output.contains("DIFFERS"))
            let mode = try FileManager.default.attributesOfItem(atPath: new.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let verified = try await Product.run(["verify", "--database", "new.sqlite"], in: folder)
            #expect(verified.exit == .status(0), "\(verified.output)\(verified.errors)")
        }
    }

    @Test func `what a running server writes to is not copied, unless that is wanted`() async throws {
        try await withServer { server in
            let folder = server.dataFolder.deletingLastPathComponent()
            let refused = try await Product.run(arguments(to: "new.sqlite"), in: folder)
            #expect(refused.exit == .status(1))
            #expect(refused.errors.contains("--while-running"))
            let wanted = try await Product.run(arguments(to: "new.sqlite") + ["--while-running"], in: folder)
            #expect(wanted.output.contains("journeys"))
        }
    }

    @Test func `a copy onto itself, from nothing or to another kind of address is refused`() async throws {
        try await withFolder { folder in
            try await makeDatabase(in: folder)
            let cases: [(options: [String], status: Int32, word: String)] = [
                (["--from", "data/calls.sqlite", "--to", "sqlite://data/../data/calls.sqlite"], 1, "--to"),
                (["--from", "none.sqlite", "--to", "new.sqlite"], 1, "There is no database"),
                (["--from", "data/calls.sqlite", "--to", "postgres://a@b/c"], 2, "mariadb://user@host"),
            ]
            for wrong in cases {
                let refused = try await Product.run(["copy"] + wrong.options, in: folder)
                #expect(refused.exit == .status(wrong.status), "\(wrong.options)")
                #expect(refused.errors.contains(wrong.word), "\(refused.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "new.sqlite").path))
        }
    }

    private func isHalfway(_ new: URL) async throws -> Bool {
        try await Database(new).number("SELECT COUNT(*) FROM settings WHERE name = 'copy'") == 1
    }

    /// Kills a copy as soon as some of the calls are there.
    private func killCopy(to new: URL, in folder: URL) async throws {
        let copy = try Program(Product.executable(), arguments(to: new.lastPathComponent), in: folder)
        do {
            try await eventually("the copy has begun", within: .seconds(120), every: .milliseconds(5)) {
                guard FileManager.default.fileExists(atPath: new.path) else { return false }
                return (try? await Database(new).number("SELECT COUNT(*) FROM journeys")) ?? 0 > 0
            }
        } catch {
            await copy.end()
            throw error
        }
        copy.signal(SIGKILL)
        try await copy.exit()
    }

    private func arguments(to file: String) -> [String] { ["copy", "--from", "data/calls.sqlite", "--to", file] }

    /// A database of a server that was stopped, though some seconds ago.
    private func makeDatabase(in folder: URL) async throws {
        let exit = try await Server.start(in: folder).use { try await $0.stop() }
        #expect(exit == .status(0))
        let file = folder.appending(path: "data/calls.sqlite")
        try Database.change(file, "UPDATE coverage SET seen_ms = seen_ms - 60000, started_ms = started_ms - 60000")
    }
}
