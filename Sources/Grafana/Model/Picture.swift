/// What a tile looks like, with the options of its type of panel.
enum Picture: Hashable, Sendable {
    /// One great figure.
    case figure(FigureLook)
    /// Curves or bars over time.
    case curves(bars: Bool, legend: Bool)
    /// A ring of parts, with their numbers and shares.
    case ring
    /// Rows and columns.
    case table
    /// Rows and columns whose cells have the colours of their values.
    case colouredTable
    /// Markdown.
    case text(String)

    enum FigureLook: Hashable, Sendable {
        /// On a ground of its colour.
        case filled
        /// Coloured itself.
        case plain
        /// With its name in letters that are readable from afar.
        case wall
    }

    /// Grafana's name of the type.
    var type: String {
        switch self {
        case .figure: "stat"
        case .curves: "timeseries"
        case .ring: "piechart"
        case .table, .colouredTable: "table"
        case .text: "text"
        }
    }

    var options: JSON {
        switch self {
        case .figure(let look):
            [
                "colorMode": look == .plain ? "value" : "background_solid",
                "graphMode": "none",
                "justifyMode": "center",
                "orientation": "auto",
                "percentChangeColorMode": "standard",
                "reduceOptions": Picture.lastValue,
                "showPercentChange": false,
                "text": look == .wall ? ["titleSize": 36, "valueSize": 120] : [:],
                "textMode": look == .wall ? "value_and_name" : "value",
                "wideLayout": false,
            ]
        case .curves(_, let legend):
            [
                "legend": Picture.legend(isShown: legend, values: nil),
                "tooltip": ["hideZeros": false, "mode": "multi", "sort": "none"],
            ]
        case .ring:
            [
                "pieType": "donut",
                "displayLabels": ["percent"],
                "legend": Picture.legend(isShown: true, values: ["value", "percent"]),
                "reduceOptions": Picture.lastValue,
                "tooltip": ["hideZeros": false, "mode": "multi", "sort": "none"],
            ]
        case .table, .colouredTable: ["cellHeight": "sm", "showHeader": true, "sortBy": []]
        case .text(let markdown):
            [
                "mode": "markdown", "content": .string(markdown),
                "code": ["language": "plaintext", "showLineNumbers": false, "showMiniMap": false],
            ]
        }
    }

    /// What the type adds to the style of its fields.
    var custom: JSON? {
        switch self {
        case .figure, .text: nil
        case .curves(let bars, _): Picture.curve(bars: bars)
        case .ring: ["hideFrom": Picture.hidden(false)]
        case .table: ["align": "auto", "cellOptions": ["type": "auto"], "inspect": false]
        case .colouredTable:
            [
                "align": "center", "inspect": false, "minWidth": 44,
                "cellOptions": ["type": "color-background", "mode": "basic"],
            ]
        }
    }

    private static func curve(bars: Bool) -> JSON {
        [
            "axisBorderShow": false,
            "axisCenteredZero": false,
            "axisColorMode": "text",
            "axisLabel": "",
            "axisPlacement": "auto",
            "barAlignment": 1,
            "barWidthFactor": 0.8,
            "drawStyle": bars ? "bars" : "line",
            "fillOpacity": bars ? 80 : 15,
            "gradientMode": bars ? "none" : "opacity",
            "hideFrom": hidden(false),
            "insertNulls": false,
            "lineInterpolation": "linear",
            "lineWidth": bars ? 0 : 2,
            "pointSize": 5,
            "scaleDistribution": ["type": "linear"],
            // A value between two gaps is a point, or nobody would see it.
            "showPoints": "auto",
            "spanNulls": false,
            "stacking": ["group": "A", "mode": bars ? "normal" : "none"],
            "thresholdsStyle": ["mode": "off"],
        ]
    }

    /// Where a field is not drawn.
    static func hidden(_ isHidden: Bool) -> JSON {
        ["legend": .bool(isHidden), "tooltip": false, "viz": .bool(isHidden)]
    }

    private static let lastValue: JSON = ["calcs": ["lastNotNull"], "fields": "", "values": false]

    private static func legend(isShown: Bool, values: [JSON]?) -> JSON {
        .object(present: [
            "calcs": [], "displayMode": "list", "placement": "bottom", "showLegend": .bool(isShown),
            "values": values.map(JSON.array),
        ])
    }
}
