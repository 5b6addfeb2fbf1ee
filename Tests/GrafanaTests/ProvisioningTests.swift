import Grafana
import Statistics
import Testing
import Yams

/// The files beside the dashboards.
@Suite struct ProvisioningTests {
    private func yaml(_ path: String) throws -> [String: Any] {
        try #require(try Yams.load(yaml: content(of: path)) as? [String: Any])
    }

    private func rules() throws -> [[String: Any]] {
        let groups = try #require(try yaml("provisioning/alerting/call-statistics.yaml")["groups"] as? [[String: Any]])
        return try #require(groups.first?["rules"] as? [[String: Any]])
    }

    private func sql(_ rule: [String: Any]) throws -> String {
        let data = try #require(rule["data"] as? [[String: Any]])
        let model = try #require(data.first?["model"] as? [String: Any])
        return try #require(model["rawSql"] as? String)
    }

    @Test func `every file ends with one line break`() {
        for (path, content) in GrafanaFiles.all(language: .en) {
            #expect(content.hasSuffix("\n") && !content.hasSuffix("\n\n"), "\(path)")
        }
    }

    @Test(arguments: Language.allCases) func `writing again gives the same bytes`(language: Language) {
        let files = (0..<3).map { _ in GrafanaFiles.all(language: language).map { [$0.path, $0.content] } }
        #expect(files.allSatisfy { $0 == files[0] })
    }

    @Test func `the data source is the one that the dashboards name`() throws {
        let sources = try yaml("provisioning/datasources/call-statistics.yaml")["datasources"] as? [[String: Any]]
        #expect(sources?.first?["uid"] as? String == "call-statistics")
    }

    @Test func `times are read in UTC`() throws {
        let sources = try yaml("provisioning/datasources/call-statistics.yaml")["datasources"] as? [[String: Any]]
        let settings = sources?.first?["jsonData"] as? [String: Any]
        #expect(settings?["timezone"] as? String == "+00:00")
    }

    @Test func `the password comes from the environment`() throws {
        let sources = try yaml("provisioning/datasources/call-statistics.yaml")["datasources"] as? [[String: Any]]
        let secrets = sources?.first?["secureJsonData"] as? [String: String]
        #expect(secrets == ["password": "${CALLS_DB_READ_PASSWORD}"])
    }

    @Test func `dashboards are changed by their files alone`() throws {
        let providers = try yaml("provisioning/dashboards/call-statistics.yaml")["providers"] as? [[String: Any]]
        #expect(providers?.first?["allowUiUpdates"] as? Bool == false)
    }

    @Test func `there is a rule for everything that somebody has to know at once`() throws {
        let expected = ["waiting", "longest-wait", "service-level", "no-events", "orphans", "verification"]
        #expect(try rules().map { $0["uid"] as? String } == expected.map { "call-statistics-\($0)" })
    }

    @Test func `rules know no variables and no time of a dashboard`() throws {
        for rule in try rules() {
            #expect(try !sql(rule).contains("$"), "\(rule["title"] ?? "")")
        }
    }

    @Test func `a rule says what happened, what to do and where to look`() throws {
        let dashboard = try DashboardFile.main()
        for rule in try rules() {
            let texts = try #require(rule["annotations"] as? [String: String])
            #expect(texts["summary"]?.isEmpty == false && texts["description"]?.isEmpty == false)
            #expect(rule["dashboardUid"] as? String == dashboard.uid)
            let panel = try #require(rule["panelId"] as? Int)
            #expect(dashboard.dataPanels.contains { $0.id == panel }, "\(rule["title"] ?? "")")
        }
    }

    @Test func `rules leave the organisation's notification policies alone`() throws {
        #expect(try yaml("provisioning/alerting/call-statistics.yaml").keys.sorted() == ["apiVersion", "groups"])
    }

    @Test func `SQL of several lines survives YAML unchanged`() throws {
        let waiting = Catalogue["waiting"]?.grafanaSQL(variables: false)
        #expect(try sql(try #require(rules().first)) == waiting)
    }
}
