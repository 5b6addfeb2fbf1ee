/// How a target wants its rows: `format` in the dashboard's JSON.
package enum Format: String, Sendable {
    /// Rows as they are.
    case table
    /// Series over time; what Grafana assumes when a target names no format.
    case timeSeries = "time_series"
}

/// What a panel gets from one target.
package struct Frame: Hashable, Sendable {
    /// One column of the frame.
    package struct Field: Hashable, Sendable {
        /// The column's name, `Time` for the time column of a time series.
        package var name: String
        /// The text columns' values this series belongs to.
        package var labels: [String: String]
        /// The type all values share.
        package var kind: ColumnKind
        /// One value per row.
        package var values: [Value]
    }

    /// The columns; none at all when the database returned no row.
    package var fields: [Field]
    /// Warnings shown at the panel's corner.
    package var notices: [String]
    /// Whether rows were turned into one series per combination of labels.
    package var isWideFromLong: Bool

    /// The first field with a name and, when given, with these labels.
    package func field(_ name: String, labels: [String: String] = [:]) -> Field? {
        fields.first { $0.name == name && $0.labels == labels }
    }

    /// Number of rows.
    var rowCount: Int { fields.first?.values.count ?? 0 }
}

/// Why a panel shows an error although the database answered.
package struct FrameError: Error, Hashable, CustomStringConvertible {
    /// The message the user reads, word by word.
    package let message: String

    /// The message.
    package var description: String { message }
}

/// An error of the database as it reaches Grafana.
package struct DatabaseFailure: Error, Hashable, Sendable {
    /// The server's error number.
    package var code: Int
    /// The five characters of the SQL state.
    package var state: String
    /// The server's message.
    package var message: String

    /// An error with the server's number, SQL state and message.
    package init(code: Int, state: String, message: String) {
        self.code = code
        self.state = state
        self.message = message
    }

    /// What the user reads: syntax errors, unknown columns and unknown tables are told, all others hidden.
    package var shown: String {
        let told = [1064, 1054, 1146].contains(code)
        let text =
            told
            ? "Error \(code) (\(state)): \(message)" : "query failed - please inspect Grafana server log for details"
        return "db query error: \(text)"
    }
}
