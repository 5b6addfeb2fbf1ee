import Foundation
import TestSupport
import Testing

/// The unit starts the program as it is installed, and takes everything from it that it does not need.
@Suite struct SystemdTests {
    private let text: String
    /// Each option and its values.
    private let options: [String: [String]]

    init() throws {
        text = try Repository.text("Deploy/systemd/call-statistics.service")
        let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("[") }.compactMap { line in
            line.firstIndex(of: "=").map { (String(line[..<$0]), [String(line[line.index(after: $0)...])]) }
        }
        options = Dictionary(pairs, uniquingKeysWith: +)
    }

    @Test func `it serves with the installed program, as a user of its own`() {
        #expect(options["ExecStart"] == ["/usr/local/bin/call-statistics serve"])
        #expect(options["DynamicUser"] == ["yes"])
        #expect(options["StateDirectory"] == ["call-statistics"])
        #expect(options["Environment"]?.contains("DATA_DIR=%S/call-statistics") == true)
    }

    @Test func `it comes back after a crash, and not after a mistake in the settings`() {
        #expect(options["Restart"] == ["on-failure"])
        #expect(options["RestartPreventExitStatus"] == ["2"])
    }

    @Test func `it has longer to stop than the server takes at most`() throws {
        let limit = try #require(options["TimeoutStopSec"]?.first.flatMap { Int($0) })
        #expect(limit > 10)
    }

    @Test func `systemd understands it`() async throws {
        try await withFolder { folder in
            let unit = folder.appending(path: "call-statistics.service")
            // What is not installed here is replaced by what is.
            try text.replacing("/usr/local/bin/call-statistics", with: Product.executable().path)
                .write(to: unit, atomically: true, encoding: .utf8)
            let tool = try Tool.find("systemd-analyze")
            let result = try await Tool.run(tool, ["verify", "--man=no", unit.path], in: folder)
            #expect(result.exit == .status(0))
            #expect(!result.errors.contains(unit.lastPathComponent), "\(result.errors)")
        }
    }

    @Test func `systemd finds little that an attacker could use`() async throws {
        try await withFolder { folder in
            let unit = Repository.file("Deploy/systemd/call-statistics.service").path
            let tool = try Tool.find("systemd-analyze")
            // In tenths: anything above 1.5 of 10 is an error.
            let arguments = ["security", "--offline=true", "--threshold=15", "--no-pager", unit]
            let result = try await Tool.run(tool, arguments, in: folder)
            #expect(result.exit == .status(0), "\(result.output)")
        }
    }
}
