import Statistics

extension Panel {
    /// A table, each column in its own unit; what the table is ordered by is drawn as well.
    func tableTile(_ language: Language) -> Tile {
        var tile = bareTile(language, .table)
        let words = Words(language: language)
        tile.overrides = columns.map { column in
            var properties: [String: JSON] = ["displayName": .string(column.title[language])]
            if let (unit, decimals) = column.grafanaUnit {
                properties["unit"] = .string(unit)
                properties["decimals"] = decimals.map(JSON.integer)
            }
            if column.type == "time" { properties["custom.width"] = 170 }
            if let mapping = words.mapping(of: column.name) {
                properties["mappings"] = mapping
                properties["custom.cellOptions"] = ["type": "color-text"]
            }
            if drawnColumns.contains(column.name) {
                properties["custom.cellOptions"] = ["type": "gauge", "mode": "basic", "valueDisplayMode": "text"]
                properties["color"] = FieldColor.fixed(Palette(column: column.name)).json
                if column.unit == .share { properties["max"] = 1 }
            }
            if let link = column.link(language) { properties["links"] = .array([link.json]) }
            return FieldOverride(field: column.name, properties: properties)
        }
        return tile
    }

    /// The columns that are easier to compare as bars.
    private var drawnColumns: Set<String> {
        switch id {
        case "longest-waits": ["wait"]
        case "longest-calls": ["duration"]
        case "active-calls-list": ["talk"]
        case "top-callers": ["calls"]
        case "wait-distribution": ["answered", "abandoned", "other"]
        case "service-level-teams", "service-level-formulas": ["service_level"]
        default: []
        }
    }
}

extension Column {
    /// Where a click on a cell leads: from a team to its service level, from a number to its calls.
    fileprivate func link(_ language: Language) -> DataLink? {
        switch name {
        case "team":
            DataLink(
                title: Localized(de: "Servicelevel dieses Teams", en: "Service level of this team")[language],
                url: Address.tile("service-level", selecting: "var-teams=${__data.fields[\"team\"]:percentencode}")
            )
        case "number", "external_number", "caller_number":
            DataLink(
                title: Localized(de: "Anrufe dieser Nummer", en: "Calls of this number")[language],
                url: Address.calls("number=${__value.raw:percentencode}"),
                isExternal: true
            )
        default: nil
        }
    }
}
