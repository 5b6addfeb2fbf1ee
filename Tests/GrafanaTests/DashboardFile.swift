import Foundation
import Grafana
import Statistics
import Testing

/// A dashboard as Grafana reads it.
struct DashboardFile: Decodable {
    let uid: String
    let schemaVersion: Int
    let refresh: String
    let panels: [Panel]
    let templating: Templating
    let annotations: Annotations
    let links: [Link]

    struct Panel: Decodable {
        let id: Int
        let type: String
        let title: String
        let description: String?
        let gridPos: Place
        let targets: [Target]?
        let fieldConfig: FieldConfig?
        let links: [Link]?
        let datasource: Source?

        var sql: String? { targets?.first?.rawSql }
    }

    struct Place: Decodable {
        let x: Int, y: Int, w: Int, h: Int
    }

    struct Source: Decodable {
        let type: String, uid: String
    }

    struct Target: Decodable {
        let refId: String, format: String, rawSql: String
        let datasource: Source?
    }

    struct FieldConfig: Decodable {
        let defaults: Defaults

        struct Defaults: Decodable {
            let unit: String?
            let noValue: String?
            let thresholds: Thresholds
        }

        struct Thresholds: Decodable {
            let steps: [Step]
        }

        struct Step: Decodable {
            let color: String
            let value: Double?
        }
    }

    struct Link: Decodable {
        let url: String
    }

    struct Templating: Decodable {
        let list: [Variable]

        struct Variable: Decodable {
            let name: String
            let query: String
            let allValue: String?
        }
    }

    struct Annotations: Decodable {
        let list: [Annotation]

        struct Annotation: Decodable {
            let name: String
            let target: Target?
        }
    }

    /// The panels that ask the database.
    var dataPanels: [Panel] { panels.filter { $0.targets != nil } }

    /// All SQL in it.
    var sql: [String] {
        dataPanels.compactMap(\.sql) + annotations.list.compactMap(\.target?.rawSql)
    }

    static func main(_ language: Language = .en) throws -> DashboardFile {
        try file("dashboards/call-statistics.json", language)
    }

    static func wallboard(_ language: Language = .en) throws -> DashboardFile {
        try file("dashboards/call-statistics-wallboard.json", language)
    }

    private static func file(_ path: String, _ language: Language) throws -> DashboardFile {
        try JSONDecoder().decode(DashboardFile.self, from: Data(content(of: path, language).utf8))
    }
}

/// The content of one of the written files.
func content(of path: String, _ language: Language = .en) throws -> String { try #require(written[language]?[path]) }

/// What is written in each language, by its path.
private let written = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
        let files = GrafanaFiles.all(language: language).map { ($0.path, $0.content) }
        return (language, Dictionary(uniqueKeysWithValues: files))
    }
)
