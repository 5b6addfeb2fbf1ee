import Statistics

extension Panel {
    /// The panel as a tile of the dashboard; nil where no SQL answers it.
    func tile(_ language: Language, links: [Link] = []) -> Tile? {
        grafanaSQL().map { tile(language, sql: $0, links: links) }
    }

    /// The panel as a tile that asks with a text of its own.
    func tile(_ language: Language, sql: String, links: [Link] = []) -> Tile {
        var tile =
            switch kind {
            case .number: numberTile(language)
            case .series: seriesTile(language)
            case .table: tableTile(language)
            case .share: shareTile(language)
            case .week: weekTile(language)
            }
        tile.query = Query(sql: sql, format: kind == .series ? .series : .table)
        tile.links = links
        return tile
    }

    /// The tile but for what its kind adds.
    func bareTile(_ language: Language, _ picture: Picture) -> Tile {
        let (unit, decimals) = unit.grafanaUnit
        return Tile(
            key: id,
            title: title[language],
            description: definition[language],
            picture: picture,
            style: FieldStyle(
                unit: unit,
                decimals: decimals,
                noValue: (isLive ? Localized.nothingNow : .noCalls)[language]
            )
        )
    }

    private func numberTile(_ language: Language) -> Tile {
        let isWaiting = id == "waiting"
        var tile = bareTile(language, .figure(isWaiting ? .filled : .plain))
        tile.style?.name = tile.title
        tile.style?.noValue = "–"
        if isWaiting { tile.style?.thresholds = .waiting } else { tile.style?.color = .fixed(.incoming) }
        return tile
    }

    /// A ring needs a field for each part: the rows become fields.
    private func shareTile(_ language: Language) -> Tile {
        var tile = bareTile(language, .ring)
        tile.transformations = [.leaveOut(["share"]), .rowsToFields(name: "result", value: "calls")]
        tile.overrides = [
            ("answered", Localized(de: "Angenommen", en: "Answered")),
            ("unanswered", Localized(de: "Nicht angenommen", en: "Unanswered")),
        ].map { name, title in
            FieldOverride(
                field: name,
                properties: [
                    "displayName": .string(title[language]), "color": FieldColor.fixed(Palette(column: name)).json,
                ]
            )
        }
        return tile
    }
}
