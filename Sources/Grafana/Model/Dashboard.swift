/// A dashboard in Grafana's classic model.
struct Dashboard: Hashable, Sendable {
    var uid: String
    var title: String
    var description: String
    /// How often it asks anew, such as `30s`.
    var refresh: String
    /// The span that it shows at first, in Grafana's words.
    var span: Span
    /// Whether readers may choose another span.
    var hasTimePicker = true
    /// Spans for readers to choose from.
    var spans: [NamedSpan] = []
    var variables: [Variable] = []
    var annotations: [AnnotationQuery] = []
    var links: [Link] = []
    var rows: [Row]

    struct Span: Hashable, Sendable {
        var from: String
        var to: String
    }

    struct NamedSpan: Hashable, Sendable {
        var title: String
        var span: Span
    }

    /// All panels but the headings.
    var tiles: [Tile] { rows.flatMap(\.lines).flatMap(\.tiles).map(\.tile) }

    var json: JSON {
        [
            "uid": .string(uid),
            "title": .string(title),
            "description": .string(description),
            "tags": ["call-statistics"],
            "timezone": "browser",
            "weekStart": "monday",
            "fiscalYearStartMonth": 0,
            "editable": false,
            // One crosshair in all charts.
            "graphTooltip": 1,
            "preload": false,
            "refresh": .string(refresh),
            "schemaVersion": 42,
            "version": 1,
            "time": ["from": .string(span.from), "to": .string(span.to)],
            "timepicker": .object(present: [
                "hidden": hasTimePicker ? nil : true,
                "nowDelay": "",
                "refresh_intervals": ["5s", "10s", "30s", "1m", "5m", "15m"],
                "quick_ranges": spans.isEmpty ? nil : .array(spans.map(\.json)),
            ]),
            "templating": ["list": .array(variables.map(\.json))],
            "annotations": ["list": .array([AnnotationQuery.builtIn] + annotations.map(\.json))],
            "links": .array(links.map(\.json)),
            "panels": .array(rows.panels),
        ]
    }
}

extension Dashboard.NamedSpan {
    fileprivate var json: JSON {
        ["display": .string(title), "from": .string(span.from), "to": .string(span.to)]
    }
}

/// Something to mark in all charts.
struct AnnotationQuery: Hashable, Sendable {
    var name: String
    var color: Palette
    /// Answers `time`, `timeend` where it lasts, `text` and `tags`; times in ms.
    var sql: String

    var json: JSON {
        [
            "name": .string(name),
            "datasource": DataSource.json,
            "enable": true,
            "hide": false,
            "iconColor": .string(color.rawValue),
            "target": Query(sql: sql, format: .table).model.merging(["refId": "Annotation"]),
        ]
    }

    /// Grafana's own, which every dashboard has.
    fileprivate static let builtIn: JSON = [
        "builtIn": 1,
        "name": "Annotations & Alerts",
        "type": "dashboard",
        "datasource": ["type": "grafana", "uid": "-- Grafana --"],
        "enable": true,
        "hide": true,
        "iconColor": "rgba(0, 211, 255, 1)",
    ]
}
