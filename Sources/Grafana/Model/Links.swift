/// A link at the heading of a dashboard or of a panel.
struct Link: Hashable, Sendable {
    var title: String
    var url: String
    /// Whether it leaves Grafana.
    var isExternal = false
    /// Whether the link of a dashboard takes the time span along; those of panels name it in the address.
    var keepsTime = false

    var json: JSON {
        [
            "type": "link",
            "title": .string(title),
            "url": .string(url),
            "icon": isExternal ? "external link" : "dashboard",
            "tooltip": "",
            "tags": [],
            "asDropdown": false,
            "targetBlank": .bool(isExternal),
            "includeVars": false,
            "keepTime": .bool(keepsTime),
        ]
    }
}

/// A link at a value.
struct DataLink: Hashable, Sendable {
    var title: String
    var url: String
    /// Whether it leaves Grafana.
    var isExternal = false

    var json: JSON { ["title": .string(title), "url": .string(url), "targetBlank": .bool(isExternal)] }
}
