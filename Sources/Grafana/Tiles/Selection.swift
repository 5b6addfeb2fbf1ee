import Statistics

/// Of which calls a figure is made that is no panel of the catalogue.
enum Selection: Hashable, Sendable {
    /// Those that the filters of the dashboard select.
    case filtered
    /// All, without any variable.
    case everything

    /// The same in the words of the catalogue's own questions.
    var choice: GrafanaChoice { GrafanaChoice(variables: self == .filtered) }
}
