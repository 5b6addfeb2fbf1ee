import Foundation
import Secrets
import Testing

@Suite struct KeyFileTests {
    private func withFile(_ body: (_ path: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "secret.key").path)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `a missing file is made for its owner alone and read again`() async throws {
        try await withFile { path in
            let key = try SecretKey.atFile(path)
            #expect(try mode(path) == 0o600)
            #expect(try SecretKey.atFile(path) == key)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == key.text + "\n")
        }
    }

    @Test func `all that make the file at the same time get the same key and leave nothing behind`() async throws {
        try await withFile { path in
            for round in 0..<50 {
                let path = "\(path).\(round)"
                let keys = try await withThrowingTaskGroup { group in
                    for _ in 0..<4 { group.addTask { try SecretKey.atFile(path).text } }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                #expect(keys.count == 1)
            }
            let folder = URL(filePath: path).deletingLastPathComponent().path
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 50)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func `a file that others may read is refused with the command that helps`(mode: Int) async throws {
        try await withFile { path in
            _ = try SecretKey.atFile(path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let error = #expect(throws: SecretKeyError.readableByOthers(path: path)) { try SecretKey.atFile(path) }
            #expect(error?.description.contains("chmod 600 '\(path)'") == true)
        }
    }

    @Test(arguments: ["", "\n", "no key", String(repeating: "A", count: 5_000)])
    func `a file that holds no key is refused and left as it is`(text: String) async throws {
        try await withFile { path in
            #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: SecretKeyError.noKeyInFile(path: path)) { try SecretKey.atFile(path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test func `a folder that is missing or in the place of the file is named`() async throws {
        try await withFile { path in
            let missing = "\(path)/missing/secret.key"
            #expect(
                throws: SecretKeyError.unusableFile(path: missing, reason: "No such file or directory")
            ) { try SecretKey.atFile(missing) }
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            #expect(throws: SecretKeyError.unusableFile(path: path, reason: "it is not a file")) {
                try SecretKey.atFile(path)
            }
        }
    }
}
