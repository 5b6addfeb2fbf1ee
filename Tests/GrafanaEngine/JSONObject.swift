import Foundation

/// An object of a JSON file whose fields are asked for one by one, because dashboards hold many that do not matter.
struct JSONObject {
    private let fields: [String: Any]

    init?(_ value: Any) {
        guard let fields = value as? [String: Any] else { return nil }
        self.fields = fields
    }

    func has(_ key: String) -> Bool {
        fields[key] != nil
    }

    func text(_ key: String) -> String? {
        fields[key] as? String
    }

    func integer(_ key: String) -> Int? {
        fields[key] as? Int
    }

    /// False when the field is absent.
    func flag(_ key: String) -> Bool {
        fields[key] as? Bool ?? false
    }

    func object(_ key: String) -> JSONObject? {
        fields[key].flatMap { JSONObject($0) }
    }

    /// Empty when the field is absent.
    func objects(_ key: String) -> [JSONObject] {
        (fields[key] as? [Any])?.compactMap { JSONObject($0) } ?? []
    }

    /// A text or a list of texts; nil when the field is neither.
    func texts(_ key: String) -> [String]? {
        text(key).map { [$0] } ?? fields[key] as? [String]
    }

    /// The object as JSON text, empty when it cannot be written.
    var serialised: String {
        let data = try? JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
