/// A template variable of a dashboard together with what is selected.
package struct Variable: Hashable, Sendable {
    /// One choice: what the user reads and what the query gets.
    package struct Option: Hashable, Sendable {
        /// What the user reads.
        package var text: String
        /// What the query gets.
        package var value: String

        /// A choice whose text is its value when left out.
        package init(_ value: String, text: String? = nil) {
            self.value = value
            self.text = text ?? value
        }
    }

    /// What the user has chosen.
    package enum Selection: Hashable, Sendable {
        /// The entry “All”.
        case all
        /// These values; none means that nothing was chosen, upon which Grafana takes the first option.
        case values([String])
    }

    /// The name without dollar sign and braces.
    package var name: String
    /// Whether several values may be chosen.
    package var multi: Bool
    /// Whether the list offers “All”.
    package var includeAll: Bool
    /// The text that stands for “All”, inserted as it is whatever format is asked for.
    package var allValue: String?
    /// The choices.
    package var options: [Option]
    /// What is chosen.
    package var selection: Selection

    /// A variable with its choices and the selection among them.
    package init(
        _ name: String,
        multi: Bool = false,
        includeAll: Bool = false,
        allValue: String? = nil,
        options: [Option] = [],
        selection: Selection
    ) {
        self.name = name
        self.multi = multi
        self.includeAll = includeAll
        self.allValue = allValue
        self.options = options
        self.selection = selection
    }

    /// The value the formats work on.
    var value: VariableValue {
        switch selection {
        case .all:
            return .list(options.map(\.value))
        case .values(let chosen):
            let effective = chosen.isEmpty ? options.prefix(1).map(\.value) : chosen
            return multi ? .list(effective) : .single(effective.first ?? "")
        }
    }

    /// What the user reads in the list's closed state.
    var text: String {
        guard selection != .all else { return "All" }
        return value.items
            .map { item in options.first { $0.value == item }?.text ?? item }
            .joined(separator: " + ")
    }
}

/// A variable's value as the formats see it: formats treat a list of one unlike a single value.
enum VariableValue: Hashable {
    case single(String)
    case list([String])

    var items: [String] {
        switch self {
        case .single(let text): [text]
        case .list(let texts): texts
        }
    }

    /// What JavaScript makes of it as a text.
    var joined: String { items.joined(separator: ",") }
}
