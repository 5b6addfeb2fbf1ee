import Foundation
import Testing

@testable import CallStatisticsApp

/// Files that hold secrets.
@Suite struct PrivateFileTests {
    @Test func `a written file belongs to its owner alone and leaves nothing beside it`() throws {
        try withFolder { folder in
            let file = PrivateFile(folder.appending(path: ".env").path)
            #expect(try file.read() == nil)
            try file.write("A=1\n")
            #expect(file.isPrivate)
            #expect(try file.read() == "A=1\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [".env"])
        }
    }

    @Test func `a file that others could read can be read by them no more`() throws {
        try withFolder { folder in
            let path = folder.appending(path: ".env").path
            try Data("A=1\n".utf8).write(to: URL(filePath: path))
            chmod(path, 0o644)
            let file = PrivateFile(path)
            #expect(!file.isPrivate)
            try file.write("A=2\n")
            #expect(file.isPrivate)
        }
    }

    @Test func `a link keeps pointing to the file that is replaced`() throws {
        try withFolder { folder in
            let real = folder.appending(path: "real")
            let link = folder.appending(path: ".env")
            try Data("A=1\n".utf8).write(to: real)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
            try PrivateFile(link.path).write("A=2\n")
            #expect(try String(contentsOf: real, encoding: .utf8) == "A=2\n")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == real.path)
        }
    }

    @Test func `where nothing can be written the error names the file`() throws {
        try withFolder { folder in
            let file = PrivateFile(folder.appending(path: "missing/.env").path)
            #expect(throws: PrivateFileError.self) { try file.checkRights() }
            #expect(throws: PrivateFileError(path: file.path, reason: "No such file or directory")) {
                try file.write("A=1\n")
            }
        }
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "setup-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}
