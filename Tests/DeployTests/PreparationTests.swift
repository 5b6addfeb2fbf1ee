import Foundation
import TestSupport
import Testing

/// A copy of `Deploy` as it is in a fresh clone.
enum Preparation {
    static let secrets = ["db-password", "db-root-password", "grafana-admin-password", "grafana-db-password"]

    static func copy(into folder: URL) throws -> URL {
        let copy = folder.appending(path: "Deploy")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        let made: Set = ["secrets", "config", ".env"]
        for name in try FileManager.default.contentsOfDirectory(atPath: Repository.file("Deploy").path)
        where !made.contains(name) {
            try FileManager.default.copyItem(
                at: Repository.file("Deploy/\(name)"),
                to: copy.appending(path: name)
            )
        }
        return copy
    }
}

@Suite struct PreparationTests {
    private func prepared(
        _ arguments: [String] = [],
        before: (URL) throws -> Void = { _ in },
        _ body: (URL, Tool.Result) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let copy = try Preparation.copy(into: folder)
            try before(copy)
            try await body(copy, Tool.run(copy.appending(path: "prepare"), arguments, in: folder))
        }
    }

    private func secret(_ name: String, in copy: URL) throws -> String {
        try String(contentsOf: copy.appending(path: "secrets/\(name)"), encoding: .utf8)
    }

    private func mode(_ path: String, in copy: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: copy.appending(path: path).path)[.posixPermissions] as? Int
    }

    @Test func `every password is long and like no other`() async throws {
        try await prepared { copy, result in
            #expect(result.exit == .status(0))
            let passwords = try Preparation.secrets.map { try secret($0, in: copy) }
            #expect(Set(passwords).count == passwords.count)
            for password in passwords { #expect(password.wholeMatch(of: /[0-9a-f]{48}/) != nil) }
        }
    }

    @Test func `nobody else on the machine can reach the passwords, and every container can`() async throws {
        try await prepared { copy, _ in
            let folder = try mode("secrets", in: copy)
            #expect(folder == 0o700)
            let files = try Preparation.secrets.map { try mode("secrets/\($0)", in: copy) }
            #expect(files == [0o644, 0o644, 0o644, 0o644])
        }
    }

    @Test func `what is there is not touched`() async throws {
        try await prepared(before: { copy in
            let secrets = copy.appending(path: "secrets")
            try FileManager.default.createDirectory(at: secrets, withIntermediateDirectories: true)
            try "mine".write(to: secrets.appending(path: "db-password"), atomically: false, encoding: .utf8)
            try "PUBLISH_PORT=9000\n".write(to: copy.appending(path: ".env"), atomically: false, encoding: .utf8)
        }) { copy, _ in
            let mine = try secret("db-password", in: copy)
            #expect(mine == "mine")
            let settings = try String(contentsOf: copy.appending(path: ".env"), encoding: .utf8)
            #expect(settings == "PUBLISH_PORT=9000\n")
            let made = try secret("db-root-password", in: copy)
            #expect(made.count == 48)
        }
    }

    @Test func `it says where the password of Grafana is, and not what it is`() async throws {
        try await prepared { copy, result in
            let password = try secret("grafana-admin-password", in: copy)
            #expect(result.output.contains("secrets/grafana-admin-password"))
            #expect(!result.output.contains(password))
        }
    }

    @Test func `asked for the password, it shows it`() async throws {
        try await prepared(["--show"]) { copy, result in
            let password = try secret("grafana-admin-password", in: copy)
            #expect(result.output.contains(password))
        }
    }

    @Test func `a wrong option makes nothing`() async throws {
        try await prepared(["--force"]) { copy, result in
            #expect(result.exit == .status(2))
            #expect(!FileManager.default.fileExists(atPath: copy.appending(path: "secrets").path))
        }
    }

    @Test func `git ignores all that it makes`() throws {
        let ignored = try Repository.text("Deploy/.gitignore").split(separator: "\n")
        #expect(Set(ignored) == ["/.env", "/config/", "/secrets/"])
    }
}
