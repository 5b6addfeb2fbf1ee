import Calls
import Formulas
import Foundation
import PushAPI
import Statistics
import Store
import Testing

struct CatalogueTests {
    @Test func `the catalogue has the order of the dashboard`() {
        #expect(
            Catalogue.panels.map(\.id) == [
                "waiting", "active-calls", "active-calls-list", "incoming-answer-ratio", "outgoing-answer-ratio",
                "incoming-calls", "outgoing-calls", "service-level", "service-level-teams", "service-level-formulas",
                "answer-rate", "abandonment", "incoming-outcomes", "voicemail-share", "answer-time", "longest-waits",
                "wait-percentiles", "wait-distribution", "call-duration", "longest-calls", "total-calls",
                "voicemail-calls", "top-callers", "weekday-hours", "peak-calls", "offered-traffic", "agents-needed",
                "lines-needed", "missed-callers", "call-backs", "repeat-callers", "new-callers", "origins",
            ]
        )
    }

    @Test(arguments: Catalogue.panels.map(\.id))
    func `a panel speaks both languages`(id: String) throws {
        let panel = try #require(Catalogue[id])
        #expect(panel.id == id)
        for text in [panel.title, panel.definition] + panel.columns.map(\.title) {
            #expect(!text.de.isEmpty && !text.en.isEmpty)
        }
        #expect(panel.definition.de != panel.definition.en)
        #expect(Set(panel.columns.map(\.name)).count == panel.columns.count)
        #expect((panel.columns.first?.name == "time") == (panel.kind == .series))
    }

    @Test func `there is no panel of an unknown id`() {
        #expect(Catalogue["Waiting"] == nil)
    }

    @Test(arguments: Catalogue.panels.map(\.id))
    func `an empty store has an answer`(id: String) async throws {
        let now = Instant(milliseconds: 1_795_377_600_000)
        let request = PanelRequest(from: now - 7_200_000, to: now - 3_600_000, unit: .hour)
        let answer = try await TestStore.with { try await $0.answer(id, request, now: now) }
        let panel = try #require(Catalogue[id])
        #expect(answer.columns.map(\.name) == panel.columns.map(\.name))
        #expect(answer.rows.allSatisfy { $0.count == panel.columns.count })
        #expect(answer.from == (panel.isLive ? now : request.from))
        #expect(answer.to == (panel.isLive ? now : request.to))
        #expect(answer.coverage.uncovered == (panel.isLive ? 0 : 3_600_000))
        #expect(answer.timeZone == "Europe/Berlin")
    }

    @Test func `the catalogue as JSON names groups, teams and panels`() async throws {
        let bytes = try await TestStore.with { store in
            try await store.organise(
                groups: [
                    Group(extension: "g1", alias: "Vertrieb \"Nord\"", numbers: []),
                    Group(extension: "g2", alias: "Other", numbers: []),
                    Group(extension: "g3", alias: nil, numbers: []),
                ],
                teams: [("Blau", ["+49211"]), ("Azur", ["+49211"])]
            )
            return try await store.statistics(now: Instant(milliseconds: 0)).catalogueJSON(.de)
        }
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(json["timeZone"] as? String == "Europe/Berlin")
        #expect(json["units"] as? [String] == ["1m", "1h", "1d", "7d", "1M", "6M", "1y"])
        #expect(json["groups"] as? [String] == ["Vertrieb \"Nord\"", "g3", "Other"])
        #expect(json["teams"] as? [String] == ["Azur", "Blau", "Other"])
        let panels = try #require(json["panels"] as? [[String: Any]])
        #expect(panels.compactMap { $0["id"] as? String } == Catalogue.panels.map(\.id))
        for (panel, written) in zip(Catalogue.panels, panels) {
            #expect(written["title"] as? String == panel.title.de)
            #expect(written["definition"] as? String == panel.definition.de)
            #expect(written["unit"] as? String == panel.unit.rawValue)
            #expect(written["kind"] as? String == panel.kind.rawValue)
            #expect(written["section"] as? String == panel.section.rawValue)
            #expect(written["live"] as? Bool == panel.isLive)
        }
    }

    @Test func `the catalogue as JSON has the words for outcomes, and what is aimed at`() async throws {
        struct Catalogue: Decodable {
            struct Outcome: Decodable, Equatable {
                var id: String
                var title: String
            }
            struct ServiceLevel: Decodable, Equatable {
                var threshold: Int
                var goal: Int
                var formula: String
            }
            struct Staffing: Decodable, Equatable {
                var wrapUp: Double
                var blocking: Double
            }
            var outcomes: [Outcome]
            var serviceLevel: ServiceLevel
            var staffing: Staffing
        }
        var settings = StatisticsSettings()
        settings.serviceLevel = ServiceLevel.Rules(threshold: 15, goal: 90, formula: .offered)
        (settings.wrapUp, settings.blocking) = (2_500, 0.02)
        let chosen = settings
        let bytes = try await TestStore.with { store in
            try await store.statistics(now: Instant(milliseconds: 0), chosen).catalogueJSON(.de)
        }
        let json = try JSONDecoder().decode(Catalogue.self, from: Data(bytes))
        #expect(json.outcomes.map(\.id) == Outcome.allCases.map(\.rawValue))
        #expect(json.outcomes.contains(Catalogue.Outcome(id: "short_abandon", title: "Kurzabbruch")))
        #expect(json.serviceLevel == Catalogue.ServiceLevel(threshold: 15, goal: 90, formula: "SL-X"))
        #expect(json.staffing == Catalogue.Staffing(wrapUp: 2.5, blocking: 0.02))
    }

    @Test func `an answer is told in the reader's language`() async throws {
        let now = Instant(milliseconds: 1_795_377_600_000)
        let request = PanelRequest(from: now - 3_600_000, to: now, unit: .hour)
        let panel = try #require(Catalogue["total-calls"])
        let answer = try await TestStore.with { try await $0.statistics(now: now).answer(panel, request, .de) }
        #expect(answer.title == "Anrufe insgesamt")
        #expect(answer.columns.map(\.title) == ["Zeit", "Alle", "Eingehend", "Ausgehend"])
    }

    @Test func `a series of too many points is refused and a table is not`() async throws {
        let now = Instant(milliseconds: 1_795_377_600_000)
        let request = PanelRequest(from: now - 86_400_000 * 100, to: now, unit: .minute)
        try await TestStore.with { store in
            await #expect(throws: RequestProblem.tooManyBuckets(unit: .minute, fitting: .hour)) {
                try await store.answer("total-calls", request, now: now)
            }
            let table = try await store.answer("longest-calls", request, now: now)
            #expect(table.rows.isEmpty)
        }
    }
}
