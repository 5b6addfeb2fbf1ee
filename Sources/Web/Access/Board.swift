/// What the wallboard shows besides the calls of this moment.
enum Board {
    /// The panels that it asks for; a screen on a wall gets no others.
    static let panels: Set<String> = ["incoming-calls", "service-level", "service-level-teams"]
}
