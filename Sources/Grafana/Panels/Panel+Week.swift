import Statistics

extension Panel {
    /// A week as a coloured table.
    ///
    /// Hours stand side by side and weekdays below one another; quarters of an hour are too many for that and stand
    /// below one another.
    func weekTile(_ language: Language) -> Tile {
        columns.contains { $0.name == "hour" } ? hoursOfWeek(language) : quartersOfWeek(language)
    }

    /// What the colours show: the first column after the weekday and the time of day.
    private var cells: String { columns.dropFirst(2).first?.name ?? "" }

    private func hoursOfWeek(_ language: Language) -> Tile {
        let words = Words(language: language)
        var tile = colouredTable(language)
        tile.transformations = [.matrix(rows: "weekday", columns: "hour", cells: cells)]
        let weekdays = zip(words.weekdays, 1...).map { (String($1), $0, nil as Palette?) }
        tile.overrides = [
            heading(
                "weekday\\hour",
                Localized(de: "Wochentag", en: "Weekday")[language],
                ["mappings": words.mapping(weekdays), "custom.width": 110]
            )
        ]
        return tile
    }

    private func quartersOfWeek(_ language: Language) -> Tile {
        let time = "second"
        var tile = colouredTable(language)
        // Grafana writes seconds of the day like a clock, minutes it does not.
        tile.transformations = [
            .multiple(of: "minute", by: 60, named: time),
            .matrix(rows: time, columns: "weekday", cells: cells),
        ]
        tile.overrides = [
            heading(
                "\(time)\\weekday",
                Localized(de: "Uhrzeit", en: "Time of day")[language],
                ["unit": "dthms", "custom.width": 100]
            )
        ]
        tile.overrides += zip(Words(language: language).weekdays, 1...).map { title, number in
            FieldOverride(field: String(number), properties: ["displayName": .string(title[language])])
        }
        return tile
    }

    private func colouredTable(_ language: Language) -> Tile {
        var tile = bareTile(language, .table)
        tile.style?.color = .scale
        if let column = columns.first(where: { $0.name == cells }), let (unit, decimals) = column.grafanaUnit {
            tile.style?.unit = unit
            tile.style?.decimals = decimals
        }
        tile.picture = .colouredTable
        return tile
    }

    private func heading(_ field: String, _ title: String, _ properties: [String: JSON]) -> FieldOverride {
        let plain: [String: JSON] = [
            "displayName": .string(title), "custom.cellOptions": ["type": "auto"], "color": FieldColor.thresholds.json,
        ]
        return FieldOverride(field: field, properties: plain.merging(properties) { $1 })
    }
}
