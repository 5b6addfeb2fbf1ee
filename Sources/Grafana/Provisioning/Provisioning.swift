import Statistics

/// The files from which Grafana sets itself up.
enum Provisioning {
    /// The folder in Grafana that holds dashboards and alert rules.
    private static let folder = "Call statistics"

    /// The variables of Grafana's environment that say where the database is and who reads it.
    static let variables = ["CALLS_DB_HOST", "CALLS_DB_NAME", "CALLS_DB_READ_USER", "CALLS_DB_READ_PASSWORD"]

    /// The connection to the database.
    static var dataSource: String {
        file(
            "# Grafana takes from its environment: \(variables.joined(separator: ", ")).",
            [
                "apiVersion": 1,
                "prune": true,
                "datasources": [
                    [
                        "name": "Call statistics",
                        "uid": .string(DataSource.uid),
                        "type": "mysql",
                        "access": "proxy",
                        "url": "${CALLS_DB_HOST}:3306",
                        "user": "${CALLS_DB_READ_USER}",
                        "isDefault": true,
                        "editable": false,
                        "jsonData": [
                            "database": "${CALLS_DB_NAME}",
                            "timezone": "+00:00",
                            "timeInterval": "1m",
                            "maxOpenConns": 10,
                            "maxIdleConns": 10,
                            "connMaxLifetime": 3600,
                        ],
                        "secureJsonData": ["password": "${CALLS_DB_READ_PASSWORD}"],
                    ]
                ],
            ]
        )
    }

    /// Where the dashboards lie.
    static var dashboards: String {
        file(
            "# Grafana reads the dashboards again whenever these files change.",
            [
                "apiVersion": 1,
                "providers": [
                    [
                        "name": "call-statistics",
                        "orgId": 1,
                        "type": "file",
                        "folder": .string(folder),
                        "folderUid": "call-statistics",
                        "disableDeletion": true,
                        "allowUiUpdates": false,
                        "updateIntervalSeconds": 30,
                        "options": ["path": "/etc/grafana/dashboards", "foldersFromFilesStructure": false],
                    ]
                ],
            ]
        )
    }

    /// The alert rules.
    ///
    /// Whom to tell is not in it: a policy here would replace all others of the organisation.
    static func alerting(_ rules: [AlertRule]) -> String {
        file(
            "# Whom to tell is set in Grafana, under Alerting: Contact points and Notification policies.",
            [
                "apiVersion": 1,
                "groups": [
                    [
                        "orgId": 1, "name": "call-statistics", "folder": .string(folder), "interval": "30s",
                        "rules": .array(rules.map(\.json)),
                    ]
                ],
            ]
        )
    }

    private static func file(_ comment: String, _ content: JSON) -> String {
        "# Written by `call-statistics grafana`, which writes it anew: changes here are lost.\n\(comment)\n\(content.yaml)"
    }
}
