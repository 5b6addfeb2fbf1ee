import Calls
import Formulas
import Foundation
import Organisation
import Store

extension Statistics {
    /// What can be asked, as JSON in UTF-8: zone, units, names of groups and teams, outcomes, goals, panels.
    ///
    /// - Throws: `StoreError`.
    public func catalogueJSON(_ language: Language) async throws -> [UInt8] {
        let groups = try await names(
            "SELECT DISTINCT COALESCE(alias, extension) AS name FROM `groups` WHERE extension <> 'other' ORDER BY name"
        )
        let teams = try await names("SELECT DISTINCT name FROM teams WHERE id <> 0 ORDER BY name")
        let settings = settings()
        var json = JSONText()
        json.object { json in
            json.member("timeZone", calendar.timeZone.identifier)
            json.member("units", TimeUnit.allCases.map(\.rawValue))
            json.member("groups", groups)
            json.member("teams", teams)
            json.key("outcomes")
            json.array { json in
                for outcome in Outcome.allCases {
                    json.object { json in
                        json.member("id", outcome.rawValue)
                        json.member("title", outcome.title[language])
                    }
                }
            }
            json.key("serviceLevel")
            json.object { settings.serviceLevel.write(to: &$0) }
            json.key("staffing")
            json.object { json in
                json.member("wrapUp", .optional(duration: settings.wrapUp))
                json.member("blocking", .number(settings.blocking))
            }
            json.key("panels")
            json.array { json in
                for panel in Catalogue.panels { json.object { panel.write(to: &$0, language) } }
            }
        }
        return json.bytes
    }

    /// The names that a query finds, and "Other" as the last.
    private func names(_ query: SQLQuery) async throws -> [String] {
        let found = try await reader.rows(query).compactMap { $0.first?.text }
        return found.filter { $0 != PanelRequest.other } + [PanelRequest.other]
    }
}

extension ServiceLevel.Rules {
    fileprivate func write(to json: inout JSONText) {
        json.member("threshold", .integer(threshold))
        json.member("goal", .integer(Int64(goal)))
        json.member("formula", formula.rawValue)
    }
}

extension Panel {
    fileprivate func write(to json: inout JSONText, _ language: Language) {
        json.member("id", id)
        json.member("title", title[language])
        json.member("unit", unit.rawValue)
        json.member("kind", kind.rawValue)
        json.member("definition", definition[language])
        json.key("live")
        json.literal(isLive ? "true" : "false")
        json.member("section", section.rawValue)
    }
}
