import Foundation
import TestSupport
import Testing

/// `backup`, beside a running server and without one.
@Suite struct BackupTests {
    private static let range = ["--from", "1000", "--to", "4102444800000"]

    @Test func `a backup beside a server that takes calls is one state of the database, and the owner's alone`()
        async throws
    {
        try await withServer { server in
            await Load(seed: 41, calls: 60).send(to: server, connections: 4)
            try await server.waitUntilApplied()
            let folder = server.dataFolder.deletingLastPathComponent()
            async let more: Void = Load(seed: 42, calls: 200).send(to: server, connections: 4)
            let made = try await backUp(to: "backup.sqlite", in: folder)
            await more
            #expect(made.exit == .status(0), "\(made.errors)")
            #expect(made.output.contains("backup.sqlite: "))
            let file = folder.appending(path: "backup.sqlite")
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.filter { $0.hasPrefix("backup.sqlite") } == ["backup.sqlite"])

            let backup = try Database(file)
            let journeys = try await backup.number("SELECT COUNT(*) FROM journeys")
            #expect((60...260).contains(journeys))
            let calls = try await backup.number("SELECT COUNT(*) FROM calls")
            #expect(try await backup.number("SELECT SUM(legs) FROM journeys") == calls)
            let verified = try await Product.run(["verify", "--database", file.path], in: folder)
            #expect(verified.exit == .status(0), "\(verified.output)\(verified.errors)")
        }
    }

    @Test func `a server starts with the backup and shows the same calls`() async throws {
        try await withFolder { folder in
            try await Server.start(in: folder).use { server in
                await Load(seed: 43, calls: 30).send(to: server, connections: 2)
                try await server.waitUntilApplied()
                #expect(try await server.stop() == .status(0))
            }
            #expect(try await backUp(to: "backup.sqlite", in: folder).exit == .status(0))
            let data = folder.appending(path: "data")
            let before = try await exported(folder)
            try FileManager.default.removeItem(at: data)
            try FileManager.default.createDirectory(at: data, withIntermediateDirectories: false)
            try FileManager.default.moveItem(
                at: folder.appending(path: "backup.sqlite"),
                to: data.appending(path: "calls.sqlite")
            )
            #expect(before.split(separator: "\r\n").count == 31)
            #expect(try await exported(folder) == before)
            try await Server.start(in: folder).use { server in
                let calls = try await server.panel("total-calls").sum("total")
                #expect(calls == 30)
            }
        }
    }

    @Test func `what is there is replaced only by force, and what a killed backup has left is in nobody's way`()
        async throws
    {
        try await withFolder { folder in
            try await makeDatabase(in: folder)
            let file = folder.appending(path: "backup.sqlite")
            try Data("precious".utf8).write(to: file)
            let part = folder.appending(path: "backup.sqlite.part")
            try Data("half".utf8).write(to: part)
            let refused = try await backUp(to: "backup.sqlite", in: folder)
            #expect(refused.exit == .status(1))
            #expect(refused.errors.contains("--force"))
            #expect(try Data(contentsOf: file) == Data("precious".utf8))
            #expect(try await backUp(to: "backup.sqlite", "--force", in: folder).exit == .status(0))
            #expect(try await Database(file).number("SELECT COUNT(*) FROM calls") == 0)
            #expect(!FileManager.default.fileExists(atPath: part.path))
        }
    }

    @Test func `nothing is written where there is no database, over the database, or of something else`() async throws {
        try await withFolder { folder in
            let missing = try await backUp(to: "backup.sqlite", in: folder)
            #expect(missing.exit == .status(1))
            #expect(missing.errors.contains("There is no database"))
            try await makeDatabase(in: folder)
            let itself = try await backUp(to: "data/calls.sqlite", "--force", in: folder)
            #expect(itself.exit == .status(1))
            #expect(itself.errors.contains("is the database itself"))
            let nowhere = try await backUp(to: "none/backup.sqlite", in: folder)
            #expect(nowhere.exit == .status(1))
            #expect(nowhere.errors.contains("--output"))
            try Data("no database at all, but text".utf8).write(to: folder.appending(path: "text"))
            let text = try await Product.run(["backup", "--database", "text", "--output", "backup.sqlite"], in: folder)
            #expect(text.exit == .status(1))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!names.contains { $0.hasPrefix("backup.sqlite") })
        }
    }

    @Test func `for MariaDB its own tool is named, without the password`() async throws {
        try await withFolder { folder in
            let address = "mariadb://us%27er:s3cret@db.local:3307/calls"
            let told = try await Product.run(["backup", "--database", address, "--output", "b.sql"], in: folder)
            #expect(told.exit == .status(1))
            let command = "mariadb-dump --single-transaction --quick --host=db.local --port=3307 --user='us'\\''er' "
            #expect(told.errors.contains(command + "--password calls > b.sql"))
            #expect(!told.errors.contains("s3cret"))
        }
    }

    private func makeDatabase(in folder: URL) async throws {
        let exit = try await Server.start(in: folder).use { try await $0.stop() }
        #expect(exit == .status(0))
    }

    private func backUp(to file: String, _ options: String..., in folder: URL) async throws -> Finished {
        try await Product.run(["backup", "--data-dir", "data", "--output", file] + options, in: folder)
    }

    private func exported(_ folder: URL) async throws -> String {
        try await Product.run(["export", "calls", "--data-dir", "data"] + Self.range, in: folder).output
    }
}
