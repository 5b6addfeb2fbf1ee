import Foundation
import Ingest
import Logging
import Organisation
import PushAPI
import StoreSQLite
import Testing

@Suite struct TeamsFileEditingTests {
    private func withFile(_ text: String?, _ body: (TeamsFile, String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "teams-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "teams.json").path
        try text?.write(toFile: path, atomically: true, encoding: .utf8)
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let store = try SQLiteDatabase.open(
            path: folder.appending(path: "calls.sqlite").path,
            calendar: LocalCalendar(timeZone: zone)
        )
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try body(TeamsFile(path: path, store: store, logger: logger) { Instant(milliseconds: 0) }, path)
    }

    private func rights(of path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func `a file keeps its rights, and nothing is left beside it`() throws {
        try withFile("[]\n") { file, path in
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try file.replace(with: "[ ]\n") { $0 == "[]\n" }
            #expect(try file.text() == "[ ]\n")
            #expect(try rights(of: path) == 0o640)
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.filter { $0.hasPrefix("teams") } == ["teams.json"])
        }
    }

    @Test func `a file that was not there is made`() throws {
        try withFile(nil) { file, _ in
            #expect(try file.text() == nil)
            try file.replace(with: "[]\n") { $0 == nil }
            #expect(try file.text() == "[]\n")
        }
    }

    @Test func `a file that has changed meanwhile stays as it is`() throws {
        try withFile("[]\n") { file, path in
            try "[ ]\n".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: TeamsFile.Obstacle.changedMeanwhile) { try file.replace(with: "") { $0 == "[]\n" } }
            #expect(try file.text() == "[ ]\n")
        }
    }

    @Test func `a link stays a link`() throws {
        try withFile(nil) { file, path in
            let target = path + ".real"
            try "[]\n".write(toFile: target, atomically: true, encoding: .utf8)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
            try file.replace(with: "[ ]\n") { _ in true }
            #expect(try String(contentsOfFile: target, encoding: .utf8) == "[ ]\n")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
        }
    }

    @Test func `teams of no file cannot be written`() throws {
        try withFile(nil) { _, path in
            let store = try SQLiteDatabase.open(
                path: path + ".sqlite",
                calendar: LocalCalendar(timeZone: try #require(TimeZone(identifier: "Europe/Berlin")))
            )
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let file = TeamsFile(path: nil, store: store, logger: logger) { Instant(milliseconds: 0) }
            #expect(file.obstacle == .noFile)
            #expect(throws: TeamsFile.Obstacle.noFile) { try file.replace(with: "[]") { _ in true } }
        }
    }
}
