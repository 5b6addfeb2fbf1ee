import Statistics

extension Panel {
    /// Curves, or bars where the parts add up to a whole.
    ///
    /// What is counted in another unit than the panel is not drawn; the tooltip has it.
    func seriesTile(_ language: Language) -> Tile {
        let fields = columns.filter { $0.type != "time" }
        let drawn = fields.filter { $0.unit == unit }
        let areParts = drawn.allSatisfy { Words.outcomeColumns.contains($0.name) }
        var tile = bareTile(language, .curves(bars: areParts, legend: drawn.count > 1))
        tile.style?.color = .fixed(.neutral)
        // A share that ought to be whole is seen against the whole; a small one has a scale of its own.
        if unit == .share, drawn.contains(where: { Palette(column: $0.name) == .answered }) { tile.style?.maximum = 1 }
        tile.overrides = fields.map { column in
            FieldOverride(
                field: column.name,
                properties: column.properties(language).merging(
                    column.unit == unit ? column.curve : column.onlyInTooltip
                ) { $1 }
            )
        }
        return tile
    }
}

extension Column {
    fileprivate func properties(_ language: Language) -> [String: JSON] {
        [
            "displayName": .string(title[language]),
            "color": FieldColor.fixed(Palette(column: name)).json,
        ]
    }

    /// How its curve differs from others of the same colour or kind.
    fileprivate var curve: [String: JSON] {
        switch name {
        // A goal is a line to stay above, not an area.
        case "goal": ["custom.lineStyle": Column.dashes, "custom.fillOpacity": 0, "custom.lineWidth": 1]
        case "p90", "answer_rate_in_hours": ["custom.lineStyle": Column.dashes, "custom.fillOpacity": 0]
        case "p95": ["custom.lineStyle": ["fill": "dot", "dash": [0, 8]], "custom.fillOpacity": 0]
        default: [:]
        }
    }

    fileprivate var onlyInTooltip: [String: JSON] {
        var properties: [String: JSON] = [
            "custom.hideFrom": Picture.hidden(true), "custom.axisPlacement": "hidden",
        ]
        if let (unit, decimals) = unit?.grafanaUnit {
            properties["unit"] = .string(unit)
            properties["decimals"] = decimals.map(JSON.integer)
        }
        return properties
    }

    private static let dashes: JSON = ["fill": "dash", "dash": [8, 6]]
}
