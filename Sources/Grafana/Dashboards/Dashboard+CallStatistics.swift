import Statistics

extension Dashboard {
    /// The main dashboard: at a glance whether all is well, then everything else, row by row.
    static func callStatistics(
        _ language: Language,
        serviceURL: String,
        serviceLevel: ServiceLevelSQL?
    ) -> Dashboard {
        Dashboard(
            uid: Address.dashboard,
            title: Localized(de: "Anrufstatistik", en: "Call statistics")[language],
            description: Localized(
                de: "Wer wartet, wer spricht, wie lange, und seit wann. Was jede Zahl genau bedeutet, sagt das i an "
                    + "ihrem Titel.",
                en: "Who waits, who talks, how long, and since when. What exactly a figure means, the i beside its "
                    + "title says."
            )[language],
            refresh: "30s",
            span: Span(from: "now-24h", to: "now"),
            spans: NamedSpan.choices(language),
            variables: Variable.filters(language, serviceURL: serviceURL),
            annotations: AnnotationQuery.all(language),
            links: [
                Link(title: "Wallboard", url: "/d/\(Address.wallboard)?kiosk"),
                Link(
                    title: Localized(de: "Dashboard des Dienstes", en: "The service's own dashboard")[language],
                    url: Address.service("/"),
                    isExternal: true
                ),
                Link(
                    title: Localized(de: "Zustand und Prüfungen", en: "Status and checks")[language],
                    url: Address.service("/status"),
                    isExternal: true
                ),
            ],
            rows: Composition(language: language, serviceLevel: serviceLevel).rows
        )
    }
}

/// Puts tiles at their places, each with links to what shows more.
private struct Composition {
    let language: Language
    /// All tiles that there are, by their keys.
    let tiles: [String: Tile]

    init(language: Language, serviceLevel: ServiceLevelSQL?) {
        self.language = language
        let panels = Catalogue.panels.compactMap { $0.tile(language, links: [$0.csv(language)]) }
        let live = LiveTile.allCases.compactMap { kind in
            kind.tile(
                language,
                .filtered,
                look: [.answered, .missed].contains(kind) ? .plain : .filled,
                serviceLevel: serviceLevel
            )
        }
        let all = panels + live + [OwnDashboard.tile(language)]
        let titles = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0.title) })
        tiles = Dictionary(
            uniqueKeysWithValues: all.map { tile in
                var tile = tile
                let deeper = Tile.deeper(than: tile.key).compactMap { key in
                    titles[key].map { Link(title: $0, url: Address.tile(key)) }
                }
                tile.links = deeper + tile.links
                return (tile.key, tile)
            }
        )
    }

    var rows: [Row] { [glance] + Plan.all.map(row) }

    /// The first screen, which says whether it is fine.
    private var glance: Row {
        Row(
            title: Localized(de: "Auf einen Blick", en: "At a glance")[language],
            lines: [line(.low, Composition.figures), line(.middle, Composition.trends)].compactMap(\.self)
        )
    }

    private static let figures: KeyValuePairs = [
        "waiting": 1, LiveTile.longestWait.rawValue: 1, "active-calls": 1, LiveTile.answered.rawValue: 1,
        LiveTile.missed.rawValue: 1, LiveTile.serviceLevel.rawValue: 1,
    ]

    private static let trends: KeyValuePairs = ["incoming-calls": 1, "answer-time": 1]

    /// The panels that stand in a place of their own.
    private static let placed = Set(
        (figures.map(\.key) + trends.map(\.key)) + Plan.all.flatMap(\.lines).flatMap { $0.panels.map(\.key) }
    )

    private func row(_ plan: Plan) -> Row {
        let rest = Catalogue.panels
            .filter { plan.rest.contains($0.section) && !Composition.placed.contains($0.id) }
            .compactMap { tiles[$0.id] }
        let pairs = stride(from: 0, to: rest.count, by: 2).map { Line(.middle, Array(rest[$0...].prefix(2))) }
        return Row(title: plan.title[language], lines: plan.lines.compactMap(line) + pairs)
    }

    /// The line of those panels that there are; nil when there is none.
    private func line(_ height: Line.Height, _ panels: KeyValuePairs<String, Int>) -> Line? {
        let shares = panels.compactMap { key, weight in tiles[key].map { Line.Share(tile: $0, weight: weight) } }
        return shares.isEmpty ? nil : Line(height, shares)
    }
}
