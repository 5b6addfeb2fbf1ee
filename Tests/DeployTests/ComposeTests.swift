import Foundation
import TestSupport
import Testing

/// The set of containers is closed by default, and says all that a user can change.
@Suite struct ComposeTests {
    static let services = ["call-statistics", "db", "grafana", "grants"]
    private let file: ComposeFile

    init() throws {
        file = try ComposeFile()
    }

    private func documentation() throws -> [String: String] {
        let lines = try Repository.text("Deploy/.env.example").matches(of: /(?m)^#([A-Z_]+)=(.*)$/)
        return Dictionary(lines.map { (String($0.output.1), String($0.output.2)) }) { first, _ in first }
    }

    @Test func `it holds the service, its database, the grants and Grafana`() throws {
        #expect(try file.services.map(\.name) == Self.services)
    }

    @Test func `Docker Compose understands it`() async throws {
        try await withFolder { folder in
            let copy = try Preparation.copy(into: folder)
            _ = try await Tool.run(copy.appending(path: "prepare"), [], in: folder)
            let compose = Repository.file("Scripts/compose")
            let settings = ["DEPLOY_FOLDER": copy.path]
            let result = try await Tool.run(compose, ["config", "--quiet"], environment: settings, in: folder)
            #expect(result.exit == .status(0), "\(result.errors)")
        }
    }

    @Test func `each of its variables is documented with its default`() throws {
        let documentation = try documentation()
        #expect(!file.variables.isEmpty)
        for variable in file.variables {
            let documented = documentation[variable.name]
            #expect(documented != nil, "\(variable.name) is not in Deploy/.env.example")
            // What stands there is an example.
            guard variable.name != "GRAFANA_URL" else { continue }
            #expect(variable.standard == documented, "\(variable.name)")
        }
    }

    @Test(arguments: services)
    func `a container can change nothing but its volumes, and gains no rights`(name: String) throws {
        let service = try file.service(name)
        #expect(service.values["read_only"] as? Bool == true)
        #expect(service.list("cap_drop") == ["ALL"])
        #expect(service.list("cap_add").isEmpty)
        #expect(service.list("security_opt") == ["no-new-privileges:true"])
        #expect(service.values["privileged"] == nil)
        #expect(!service.list("volumes").contains { $0.contains("docker.sock") })
    }

    @Test(arguments: services)
    func `no container runs as root`(name: String) throws {
        let user = try #require(try file.service(name).text("user"))
        #expect(!["", "0", "root"].contains(user.prefix { $0 != ":" }))
    }

    @Test(arguments: services.filter { $0 != "grants" })
    func `a container that stays tells whether it is well, and comes back after a crash`(name: String) throws {
        let service = try file.service(name)
        #expect(service.text("restart") == "unless-stopped")
        let check = try #require(service.mapping("healthcheck")["test"] as? [String])
        #expect(check.first == "CMD")
        #expect(check.count > 1)
    }

    @Test func `the grants run once at each start, after the tables can be there and before Grafana`() throws {
        let grants = try file.service("grants")
        #expect(grants.text("restart") == "no")
        #expect(grants.mapping("healthcheck")["disable"] as? Bool == true)
        #expect(Set(grants.mapping("depends_on").keys) == ["db", "call-statistics"])
        let before = try file.service("grafana").mapping("depends_on")["grants"] as? [String: String]
        #expect(before == ["condition": "service_completed_successfully"])
    }

    @Test func `the service does not wait for the database`() throws {
        #expect(try file.service("call-statistics").values["depends_on"] == nil)
    }

    @Test(arguments: services)
    func `passwords come from files that the container is given`(name: String) throws {
        let service = try file.service(name)
        for (key, value) in service.environment where key.contains("PASSWORD") {
            let path = try #require(value as? String)
            #expect(key.hasSuffix("_FILE"), "\(key) holds a password itself")
            let secret = try #require(path.wholeMatch(of: /\/run\/secrets\/([a-z-]+)/)).output.1
            #expect(service.list("secrets").contains(String(secret)))
        }
    }

    @Test func `every secret is a file that the preparation makes`() async throws {
        try await withFolder { folder in
            let copy = try Preparation.copy(into: folder)
            _ = try await Tool.run(copy.appending(path: "prepare"), [], in: folder)
            for (name, value) in file.section("secrets") {
                let path = try #require((value as? [String: String])?["file"])
                #expect(FileManager.default.fileExists(atPath: copy.appending(path: path).path), "\(name)")
            }
        }
    }

    @Test func `ports are open on this machine only`() throws {
        let ports = try file.services.flatMap { $0.list("ports") }
        #expect(ports.count == 2)
        #expect(ports.allSatisfy { $0.contains("_ADDRESS:-127.0.0.1}:") })
        #expect(ports.contains { $0.contains(":-3009}:3000") })
    }

    @Test func `the database is reached by the service and Grafana alone`() throws {
        let network = try #require(file.section("networks")["database"] as? [String: Any])
        #expect(network["internal"] as? Bool == true)
        let db = try file.service("db")
        #expect(db.list("networks") == ["database"])
        #expect(db.environment["MARIADB_ROOT_HOST"] as? String == "localhost")
        #expect(try file.service("grants").text("network_mode") == "none")
    }

    @Test func `images from elsewhere are pinned to a version`() throws {
        let images = try file.services.compactMap { $0.text("image") }.filter { !$0.hasPrefix("$") }
        #expect(images.count == 3)
        for image in images { #expect(image.contains(/:\d+\.\d+\.\d+$/), "\(image)") }
        #expect(try file.service("grants").text("image") == file.service("db").text("image"))
    }

    @Test func `what is mounted from the repository is there`() throws {
        let sources = try file.services.flatMap { $0.list("volumes") }.filter { $0.hasPrefix("./") }
            .map { String($0.prefix { $0 != ":" }.dropFirst(2)) }.filter { $0 != "config" }
        #expect(!sources.isEmpty)
        for path in sources.map({ "Deploy/\($0)" }) {
            #expect(FileManager.default.fileExists(atPath: Repository.file(path).path), "\(path)")
        }
    }

    @Test func `every volume is declared, and every declared one is used`() throws {
        let used = try file.services.flatMap { $0.list("volumes") }.filter { !$0.hasPrefix("./") }
        #expect(Set(used.map { String($0.prefix { $0 != ":" }) }) == Set(file.section("volumes").keys))
    }
}
