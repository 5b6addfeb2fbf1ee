import Foundation
import Yams

/// What `Deploy/docker-compose.yml` says, with its anchors resolved.
struct ComposeFile {
    enum Malformed: Error {
        case notAMapping
    }

    struct Service {
        let name: String
        let values: [String: Any]

        func text(_ key: String) -> String? { values[key] as? String }
        func list(_ key: String) -> [String] { values[key] as? [String] ?? [] }
        func mapping(_ key: String) -> [String: Any] { values[key] as? [String: Any] ?? [:] }
        var environment: [String: Any] { mapping("environment") }
    }

    /// As it stands in the file.
    let text: String
    let values: [String: Any]

    init() throws {
        text = try Repository.text("Deploy/docker-compose.yml")
        guard let values = try Yams.load(yaml: text) as? [String: Any] else { throw Malformed.notAMapping }
        self.values = values
    }

    func section(_ name: String) -> [String: Any] { values[name] as? [String: Any] ?? [:] }

    func service(_ name: String) throws -> Service {
        guard let values = section("services")[name] as? [String: Any] else { throw Malformed.notAMapping }
        return Service(name: name, values: values)
    }

    var services: [Service] {
        get throws { try section("services").keys.sorted().map { try service($0) } }
    }

    /// Its variables, each with its default.
    ///
    /// The default is nil where there is none. `$$` is a dollar and begins no variable.
    var variables: [(name: String, standard: String?)] {
        text.replacing("$$", with: "")
            .matches(of: /\$\{([A-Z_]+)(?::-([^}]*))?\}/)
            .map { (String($0.output.1), $0.output.2.map(String.init)) }
    }
}
