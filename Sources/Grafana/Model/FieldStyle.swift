/// How the values of a field are written and coloured.
struct FieldStyle: Hashable, Sendable {
    /// What all fields are called; nil for a name of their own each.
    var name: String?
    /// A name of Grafana's units, such as `s` or `percentunit`.
    var unit: String
    var decimals: Int?
    /// Where axes, gauges and scales of colours begin.
    var minimum: Double? = 0
    /// Where they end; nil for the greatest value.
    var maximum: Double?
    /// What stands there when nothing was answered.
    var noValue: String
    var color = FieldColor.thresholds
    var thresholds = Thresholds.none

    var json: JSON {
        .object(present: [
            "displayName": name.map(JSON.string),
            "unit": .string(unit),
            "decimals": decimals.map(JSON.integer),
            "min": minimum.map(JSON.number),
            "max": maximum.map(JSON.number),
            "noValue": .string(noValue),
            "color": color.json,
            "thresholds": thresholds.json,
            "mappings": [Words.noValue],
        ])
    }
}

/// Where the colour of a field comes from.
enum FieldColor: Hashable, Sendable {
    /// The threshold that the value has reached.
    case thresholds
    /// The same for every value.
    case fixed(Palette)
    /// Fainter for small values, stronger for great ones.
    case scale

    var json: JSON {
        switch self {
        case .thresholds: ["mode": "thresholds"]
        case .fixed(let color): ["mode": "fixed", "fixedColor": .string(color.rawValue)]
        case .scale: ["mode": "continuous-blues"]
        }
    }
}

/// From which value on which colour is shown.
struct Thresholds: Hashable, Sendable {
    /// The colour of values below all steps.
    var base: Palette
    /// In rising order.
    var steps: [Step] = []

    struct Step: Hashable, Sendable {
        var from: Double
        var color: Palette
    }

    /// No value is better than another.
    static let none = Thresholds(base: .neutral)

    var json: JSON {
        // The step with the value null is the one for everything below the others.
        let first: JSON = ["color": .string(base.rawValue), "value": nil]
        let others = steps.map { ["color": .string($0.color.rawValue), "value": .number($0.from)] as JSON }
        return ["mode": "absolute", "steps": .array([first] + others)]
    }
}

/// What is different for one field.
struct FieldOverride: Hashable, Sendable {
    /// The name of the field in the answer of the database, or after the transformations.
    var field: String
    /// By the path of the setting.
    var properties: [String: JSON]

    var json: JSON {
        [
            "matcher": ["id": "byName", "options": .string(field)],
            "properties": .array(
                properties.sorted { $0.key < $1.key }.map { ["id": .string($0.key), "value": $0.value] }
            ),
        ]
    }
}
