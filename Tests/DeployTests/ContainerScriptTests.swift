import Foundation
import TestSupport
import Testing

/// The scripts that run inside containers, with folders and programs of the test in the place of the containers'.
@Suite struct ContainerScriptTests {
    /// Runs a script whose absolute paths lie in `folder`, and whose `tool` is the given shell text.
    private func run(_ script: String, tool: String, _ text: String, in folder: URL) async throws -> Tool.Result {
        let programs = folder.appending(path: "programs")
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
        let substitute = programs.appending(path: tool)
        try "#!/bin/sh\n\(text)\n".write(to: substitute, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: substitute.path)
        let copy = folder.appending(path: script)
        try Repository.text("Deploy/containers/\(script)")
            .replacing("/tmp/", with: "\(folder.path)/")
            .replacing("/run/secrets/", with: "\(folder.path)/")
            .replacing("/grants.sql", with: "\(folder.path)/grants.sql")
            .replacing("sleep 2", with: "sleep 0")
            .write(to: copy, atomically: true, encoding: .utf8)
        let path = "\(programs.path):/usr/bin:/bin"
        let environment = ["PATH": path, "MYSQL_DATABASE": "call_statistics"]
        // The image of Grafana has no bash.
        let shell = script == "grafana-health" ? "/bin/sh" : "/bin/bash"
        return try await Tool.run(URL(filePath: shell), [copy.path], environment: environment, in: folder)
    }

    private func write(_ text: String, to name: String, in folder: URL) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private func text(_ name: String, in folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private func health(answer: String, in folder: URL) async throws -> Tool.Result {
        try write("abc123", to: "grafana-admin-password", in: folder)
        // Older than any answer to it.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -60)],
            ofItemAtPath: folder.appending(path: "grafana-admin-password").path
        )
        let curl = "cat >'\(folder.path)/asked'; printf '%s' '\(answer)'; echo \"$@\" >'\(folder.path)/arguments'"
        return try await run("grafana-health", tool: "curl", curl, in: folder)
    }

    @Test func `Grafana is well when its data source answers`() async throws {
        try await withFolder { folder in
            let answer = #"{"message":"Database Connection OK","status":"OK"}"# + "\n200"
            let result = try await health(answer: answer, in: folder)
            #expect(result.exit == .status(0))
            #expect(try text("asked", in: folder) == "user = \"admin:abc123\"\n")
        }
    }

    @Test func `the password is not among the arguments, which every process can read`() async throws {
        try await withFolder { folder in
            _ = try await health(answer: "200", in: folder)
            #expect(try !text("arguments", in: folder).contains("abc123"))
        }
    }

    @Test(arguments: [
        #"{"message":"dial tcp: no such host","status":"ERROR"}"# + "\n400", #"{"message":"not found"}"# + "\n404",
        "curl: (7) Failed to connect\n000", "",
    ])
    func `Grafana is not well when its data source does not answer, and the reason is told`(
        answer: String
    ) async throws {
        try await withFolder { folder in
            let result = try await health(answer: answer, in: folder)
            #expect(result.exit == .status(1))
            #expect(result.output == answer + "\n")
        }
    }

    @Test func `a refused password is not tried again, because that would lock the account`() async throws {
        try await withFolder { folder in
            _ = try await health(answer: #"{"message":"Invalid username or password"}"# + "\n401", in: folder)
            try FileManager.default.removeItem(at: folder.appending(path: "asked"))
            let second = try await health(answer: "200", in: folder)
            #expect(second.exit == .status(1))
            #expect(second.output.contains("another password"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "asked").path))
        }
    }

    @Test func `Grafana's user is made before it is given rights`() async throws {
        try await withFolder { folder in
            try write("ab12", to: "grafana-db-password", in: folder)
            try write("root", to: "db-root-password", in: folder)
            try write("GRANT SELECT;\n", to: "grants.sql", in: folder)
            let result = try await run("grant-reading", tool: "mariadb", "cat >'\(folder.path)/sql'", in: folder)
            #expect(result.exit == .status(0))
            let expected = """
                CREATE USER IF NOT EXISTS 'grafana'@'%' IDENTIFIED BY 'ab12';
                ALTER USER 'grafana'@'%' IDENTIFIED BY 'ab12';
                GRANT SELECT;

                """
            #expect(try text("sql", in: folder) == expected)
        }
    }

    @Test func `rights on tables that are not there yet are given later`() async throws {
        try await withFolder { folder in
            try write("ab12", to: "grafana-db-password", in: folder)
            try write("root", to: "db-root-password", in: folder)
            try write("", to: "grants.sql", in: folder)
            let third = """
                cat >/dev/null; echo x >>'\(folder.path)/tries'
                [ "$(wc -l <'\(folder.path)/tries')" -ge 3 ] || { echo 'no such table' >&2; exit 1; }
                """
            let result = try await run("grant-reading", tool: "mariadb", third, in: folder)
            #expect(result.exit == .status(0))
            #expect(try text("tries", in: folder) == "x\nx\nx\n")
        }
    }

    @Test func `rights that cannot be given are an error with its reason`() async throws {
        try await withFolder { folder in
            try write("ab12", to: "grafana-db-password", in: folder)
            try write("root", to: "db-root-password", in: folder)
            try write("", to: "grants.sql", in: folder)
            let refusal = "cat >/dev/null; echo 'Access denied' >&2; exit 1"
            let result = try await run("grant-reading", tool: "mariadb", refusal, in: folder)
            #expect(result.exit == .status(1))
            #expect(result.errors.contains("Access denied"))
        }
    }

    @Test func `a password that would end the statement is refused`() async throws {
        try await withFolder { folder in
            try write("a'; DROP TABLE calls; --", to: "grafana-db-password", in: folder)
            try write("root", to: "db-root-password", in: folder)
            let tool = "touch '\(folder.path)/called'"
            let result = try await run("grant-reading", tool: "mariadb", tool, in: folder)
            #expect(result.exit == .status(1))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "called").path))
        }
    }
}
