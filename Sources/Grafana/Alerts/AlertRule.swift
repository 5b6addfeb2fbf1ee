import Statistics

/// Something that somebody has to know at once.
struct AlertRule: Hashable, Sendable {
    /// The name that never changes.
    var uid: String
    var title: String
    /// One sentence, with the value.
    var summary: String
    /// What it means and what to do.
    var description: String
    /// Answers one row with one number.
    var sql: String
    /// It is an alert while the number is greater.
    var limit: Double
    /// For how long it has to be, such as `2m`.
    var lasting: String
    /// What it is taken for when the database answers nothing.
    var noData = NoData.noData
    var severity = Severity.warning
    /// The key of the tile that shows more.
    var tile: String

    enum NoData: String, Hashable, Sendable {
        case noData = "NoData"
        case alerting = "Alerting"
    }

    enum Severity: String, Hashable, Sendable {
        case warning, critical
    }

    var json: JSON {
        [
            "uid": .string(uid),
            "title": .string(title),
            "condition": "B",
            "data": [
                [
                    "refId": "A",
                    "datasourceUid": .string(DataSource.uid),
                    "relativeTimeRange": ["from": 600, "to": 0],
                    "model": Query(sql: sql, format: .table).model,
                ],
                [
                    "refId": "B",
                    "datasourceUid": "__expr__",
                    "relativeTimeRange": ["from": 600, "to": 0],
                    "model": [
                        "refId": "B", "type": "threshold", "expression": "A",
                        "conditions": [["evaluator": ["type": "gt", "params": [.number(limit)]]]],
                    ],
                ],
            ],
            "for": .string(lasting),
            "noDataState": .string(noData.rawValue),
            "execErrState": "Error",
            "dashboardUid": .string(Address.dashboard),
            "panelId": .integer(Tile.id(of: tile)),
            "annotations": ["summary": .string(summary), "description": .string(description)],
            "labels": ["service": "call-statistics", "severity": .string(severity.rawValue)],
            "isPaused": false,
        ]
    }
}
