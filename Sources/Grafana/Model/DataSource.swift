/// Grafana's connection to the database.
enum DataSource {
    /// By what dashboards and alert rules know it.
    static let uid = "call-statistics"

    static let json: JSON = ["type": "mysql", "uid": .string(uid)]
}

/// What a panel asks the database.
struct Query: Hashable, Sendable {
    var sql: String
    var format: Format

    enum Format: String, Hashable, Sendable {
        case table
        /// With the column `time`, in unix seconds, ascending.
        case series = "time_series"
    }

    /// The query as dashboards and alert rules hold it.
    var model: JSON {
        [
            "refId": "A", "editorMode": "code", "rawQuery": true, "format": .string(format.rawValue),
            "rawSql": .string(sql),
        ]
    }
}
