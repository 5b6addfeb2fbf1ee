/// The SQL that reaches the database, and how the answer's gaps are to be filled.
package struct Expanded: Hashable, Sendable {
    /// The text the database executes.
    package var text: String
    /// The fill asked for by the last group macro with three arguments, if any.
    package var fill: Fill?
}

/// How the points of a time series without a row get their value.
package struct Fill: Hashable, Sendable {
    /// What a point without a row gets.
    package enum Mode: String, Sendable {
        /// No value.
        case null
        /// The value of the last row before it.
        case previous
        /// The number given in the macro.
        case value
    }

    /// What a point without a row gets.
    package var mode: Mode
    /// The number for `.value`; with another mode the leftover of an earlier macro, without effect.
    package var value: Double?
    /// Distance of the points in seconds.
    package var intervalSeconds: Double

    /// A fill with points every `intervalSeconds`.
    package init(mode: Mode, value: Double? = nil, intervalSeconds: Double) {
        self.mode = mode
        self.value = value
        self.intervalSeconds = intervalSeconds
    }
}

/// Why Grafana refuses to send a query to the database.
package struct ExpansionError: Error, Hashable, CustomStringConvertible {
    /// The macro engine's message, word by word, without the prefix `interpolation failed: `.
    package let message: String

    /// The message.
    package var description: String { message }
}
