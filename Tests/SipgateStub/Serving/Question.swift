import Foundation

/// A request as it came over the wire.
struct Question: Sendable {
    var method: String
    /// Without the query.
    var path: String
    /// Still escaped.
    var query: String
    /// The names in lower case.
    var headers: [String: String]
    var body: String

    /// The parts between the slashes of the path, unescaped.
    var segments: [String] {
        path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    }

    /// What the query names.
    var parameters: Form { Form(query) }

    /// What a form sent in the body; nil when the body is no form.
    var form: Form? {
        guard headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true else { return nil }
        return Form(body)
    }

    /// The body as JSON; nil when it is none, or not of this type.
    func json<Value: Decodable>(_ type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: Data(body.utf8))
    }
}

/// Names and values in the order in which they were sent.
struct Form: Sendable {
    private let fields: [(name: String, value: String)]

    init(_ text: String) {
        fields = text.split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.plain)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }

    /// The first value of a name.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of a name.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func plain(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }
}
