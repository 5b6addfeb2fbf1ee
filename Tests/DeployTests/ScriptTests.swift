import Foundation
import TestSupport
import Testing

@Suite struct ScriptTests {
    @Test(arguments: try Repository.scripts())
    func `a script can be run, and its language understands it`(path: String) async throws {
        #expect(FileManager.default.isExecutableFile(atPath: Repository.file(path).path))
        let first = try #require(try Repository.text(path).split(separator: "\n").first)
        let file = Repository.file(path).path
        let (program, arguments) =
            if first.hasSuffix("python3") {
                ("/usr/bin/env", ["python3", "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", file])
            } else {
                (first.hasSuffix("bash") ? "/bin/bash" : "/bin/sh", ["-n", file])
            }
        try await withFolder { folder in
            let result = try await Tool.run(URL(filePath: program), arguments, in: folder)
            #expect(result.exit == .status(0), "\(result.errors)")
        }
    }

    @Test func `without a container engine the container test says that it tried nothing`() async throws {
        try await withFolder { folder in
            let nowhere = ["DOCKER_HOST": "unix://\(folder.path)/nobody.sock"]
            let script = Repository.file("Scripts/test-container")
            let result = try await Tool.run(script, [], environment: nowhere, in: folder)
            #expect(result.exit == .status(2))
            #expect(result.errors.hasPrefix("not tried: "))
        }
    }

    @Test func `nothing is purged unless it is confirmed`() async throws {
        try await withFolder { folder in
            let result = try await Tool.run(Repository.file("Scripts/purge"), [], in: folder)
            #expect(result.exit == .status(1))
            #expect(result.errors.contains("Nothing was deleted."))
        }
    }
}
