import Foundation
import TestSupport
import Testing

/// What `Deploy/Dockerfile` puts into the image.
struct Dockerfile {
    /// Its instructions, each on one line, without comments.
    let instructions: [String]

    init() throws {
        instructions = try Repository.text("Deploy/Dockerfile")
            .split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }
            .joined(separator: "\n").replacing("\\\n", with: "")
            .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }

    /// What stands behind a word such as `USER`, each time.
    func all(_ word: String) -> [String] {
        instructions.filter { $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
    }

    /// Every Debian package that it installs.
    var packages: [String] {
        all("RUN").flatMap { $0.matches(of: /apt-get install ([^&]*)/) }
            .flatMap { $0.output.1.split(separator: " ") }.filter { !$0.hasPrefix("-") }.map(String.init)
    }

    /// The environment in which the program runs.
    var environment: [String: String] {
        let pairs = all("ENV").flatMap { $0.split(separator: " ") }.compactMap { pair in
            pair.firstIndex(of: "=").map { (String(pair[..<$0]), String(pair[pair.index(after: $0)...])) }
        }
        return Dictionary(pairs) { $1 }
    }
}

@Suite struct ImageTests {
    private let file: Dockerfile

    init() throws {
        file = try Dockerfile()
    }

    @Test func `its Debian packages exist`() async throws {
        #expect(file.packages.count > 8)
        try await withFolder { folder in
            let cache = try Tool.find("apt-cache")
            let answer = try await Tool.run(cache, ["policy", "base-files"] + file.packages, in: folder)
            let sections = answer.output.matches(of: /(?m)^([a-z0-9.+-]+):\n  Installed: .*\n  Candidate: (.*)$/)
            let candidates = Dictionary(sections.map { (String($0.output.1), $0.output.2) }) { first, _ in first }
            try #require(answer.output.contains("http"), "There are no package lists. Run: sudo apt-get update")
            for package in file.packages {
                #expect(candidates[package].map { $0 != "(none)" } == true, "\(package)")
            }
        }
    }

    @Test func `the program runs under a user of its own with a fixed id`() {
        #expect(file.all("USER") == ["10001:10001"])
    }

    @Test func `it is stopped in order, and asked how it is by itself`() {
        #expect(file.all("STOPSIGNAL") == ["SIGTERM"])
        #expect(file.all("HEALTHCHECK").allSatisfy { $0.hasSuffix(#"CMD ["call-statistics", "health"]"#) })
        #expect(file.all("HEALTHCHECK").count == 1)
    }

    @Test func `its base images are named by version`() {
        let images = file.all("FROM").map { String($0.prefix { $0 != " " }) }.filter { $0 != "base" }
        #expect(images == ["debian:bookworm-slim", "swift:6.3-bookworm"])
    }

    @Test func `an engine without BuildKit builds nothing that a given program does not need`() throws {
        let stages = file.all("FROM").compactMap { $0.split(separator: " ").last }
        let prebuilt = try #require(stages.firstIndex(of: "prebuilt"))
        let build = try #require(stages.firstIndex(of: "build"))
        #expect(prebuilt < build)
        #expect(stages.last == "service")
    }

    @Test func `the build is given every folder that the package names, and nothing else`() throws {
        let ignored = try Repository.text(".dockerignore").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(ignored.first == "*")
        let given = Set(ignored.dropFirst().map { String($0.dropFirst()) })
        let named = try Repository.text("Package.swift").matches(of: /path: "([^"\/]+)/).map { String($0.output.1) }
        let needed = Set(named + ["Package.swift", "Package.resolved", "Sources", "Tests", "Plugins"])
        #expect(given == needed)
    }
}
