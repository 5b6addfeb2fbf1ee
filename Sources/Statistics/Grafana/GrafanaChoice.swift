import Calls
import Store

/// Which calls a reader of Grafana has chosen, for questions that are no panel of the catalogue.
public struct GrafanaChoice: Sendable {
    private let scope: GrafanaScope

    /// - Parameter variables: Whether the reader chooses groups, teams and hours; otherwise all calls are meant.
    public init(variables: Bool) { scope = GrafanaScope(hasVariables: variables) }

    /// A condition for rows of `segments`: those that journeys are in.
    public var ofJourneys: String { scope.wantedSegments(.each, nil).inlined }

    /// A condition for rows of `segments`: those that rollups are read from, totals where nothing is chosen.
    public var ofRollups: String { scope.wantedSegments(.coarsest, nil).inlined }

    /// A condition for rows of `journeys`: those that go on.
    public var goingOn: String { scope.goingOn.inlined }
}
