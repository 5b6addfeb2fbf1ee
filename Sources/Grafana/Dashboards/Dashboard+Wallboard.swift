import Statistics

extension Dashboard {
    /// A screen for the wall: now and today in great figures, without variables, so that it can be shared.
    ///
    /// It shows no telephone number.
    static func wallboard(_ language: Language, serviceLevel: ServiceLevelSQL?) -> Dashboard {
        func live(_ kind: LiveTile) -> Tile? {
            kind.tile(language, .everything, look: .wall, serviceLevel: serviceLevel)
        }
        func panel(_ id: String) -> Tile? {
            guard let panel = Catalogue[id], let sql = panel.grafanaSQL(variables: false) else { return nil }
            // A day is read best by hours, and nobody at the wall can choose.
            var tile = panel.tile(language, sql: sql.replacing("${time_unit:sqlstring}", with: "'1h'"))
            if case .figure = tile.picture { tile.picture = .figure(.wall) }
            return tile
        }
        let lines = [
            [panel("waiting"), live(.longestWait), panel("active-calls")],
            [live(.answered), live(.missed), live(.serviceLevel)],
            [panel("incoming-calls")],
        ].map { $0.compactMap(\.self) }
        return Dashboard(
            uid: Address.wallboard,
            title: Localized(de: "Anrufstatistik: Wallboard", en: "Call statistics: wallboard")[language],
            description: Localized(
                de: "Jetzt und heute, für einen Bildschirm an der Wand: ?kiosk&theme=dark anhängen.",
                en: "Now and today, for a screen on the wall: append ?kiosk&theme=dark."
            )[language],
            refresh: "10s",
            span: Span(from: "now/d", to: "now/d"),
            hasTimePicker: false,
            rows: [Row(title: "", lines: lines.filter { !$0.isEmpty }.map { Line(.middle, $0) })]
        )
    }
}
