import Statistics

/// Everything that Grafana needs to show the statistics, made from the catalogue of panels.
public enum GrafanaFiles {
    /// All files, in the order of their paths; the same arguments give the same bytes.
    ///
    /// - Parameters:
    ///   - language: Of titles and definitions.
    ///   - database: The name of the database; nil for the one that is selected when the grants are run.
    ///   - user: The user of the database who reads for Grafana.
    ///   - serviceURL: Under which address browsers reach the service, for links.
    ///   - serviceLevel: How today's service level is asked for; by default the catalogue's own question.
    public static func all(
        language: Language,
        database: String? = nil,
        user: String = "grafana",
        serviceURL: String = "http://localhost:8080",
        serviceLevel: ServiceLevelSQL? = ServiceLevelSQL()
    ) -> [(path: String, content: String)] {
        let main = Dashboard.callStatistics(language, serviceURL: serviceURL, serviceLevel: serviceLevel)
        let wallboard = Dashboard.wallboard(language, serviceLevel: serviceLevel)
        let rules = AlertRule.all(language, serviceLevel: serviceLevel)
        return [
            ("dashboards/\(Address.wallboard).json", wallboard.json.file),
            ("dashboards/\(Address.dashboard).json", main.json.file),
            ("grants.sql", Grants.sql(database: database, user: user)),
            ("provisioning/alerting/call-statistics.yaml", Provisioning.alerting(rules)),
            ("provisioning/dashboards/call-statistics.yaml", Provisioning.dashboards),
            ("provisioning/datasources/call-statistics.yaml", Provisioning.dataSource),
        ]
    }
}
