/// What readers of a dashboard choose at its top.
struct Variable: Hashable, Sendable {
    /// How queries name it.
    var name: String
    var label: String
    var kind: Kind

    enum Kind: Hashable, Sendable {
        /// Any number of the names that a query answers.
        case names(sql: String)
        /// One of some values.
        case choice([Option], initial: String)
        /// A value that nobody chooses.
        case constant(String)
    }

    struct Option: Hashable, Sendable {
        var label: String
        var value: String
    }

    var json: JSON {
        let shared: JSON = ["name": .string(name), "label": .string(label), "skipUrlSync": false]
        switch kind {
        case .names(let sql):
            return shared.merging([
                "type": "query",
                "hide": 0,
                "datasource": DataSource.json,
                "query": .string(sql),
                "definition": .string(sql),
                "refresh": 1,
                "sort": 0,
                "regex": "",
                "multi": true,
                "includeAll": true,
                // Stands in the SQL as it is, so that it brings its own quotes.
                "allValue": "'*'",
                "allowCustomValue": false,
                "options": [],
                "current": ["selected": true, "text": ["All"], "value": ["$__all"]],
            ])
        case .choice(let options, let initial):
            let choices = options.map { option -> JSON in
                [
                    "text": .string(option.label), "value": .string(option.value),
                    "selected": .bool(option.value == initial),
                ]
            }
            return shared.merging([
                "type": "custom",
                "hide": 0,
                "query": .string(options.map { "\($0.label) : \($0.value)" }.joined(separator: ",")),
                "multi": false,
                "includeAll": false,
                "allowCustomValue": false,
                "options": .array(choices),
                "current": [
                    "selected": true, "value": .string(initial),
                    "text": .string(options.first { $0.value == initial }?.label ?? initial),
                ],
            ])
        case .constant(let value):
            return shared.merging([
                "type": "constant", "hide": 2, "query": .string(value),
                "current": ["selected": true, "text": .string(value), "value": .string(value)],
            ])
        }
    }
}
