/// All panels, in the order in which the dashboard shows them.
public enum Catalogue {
    /// The panels; no two have the same id.
    public static let panels: [Panel] =
        live + answering + service + waiting + waitQuality + duration + volume + load + customers

    /// The panel with an id; nil when there is none.
    public static subscript(id: String) -> Panel? { panelsByID[id] }

    private static let panelsByID = Dictionary(uniqueKeysWithValues: panels.map { ($0.id, $0) })
}
