/// The fields of a body, in order, without undoing the escapes: a reader of its own beside the product's.
struct Form {
    let pairs: [(key: String, value: String)]

    init(_ body: [UInt8]) {
        pairs = String(decoding: body, as: UTF8.self).split(separator: "&").map { field in
            let key = field.prefix { $0 != "=" }
            return (String(key), String(field.dropFirst(key.count + 1)))
        }
    }

    var keys: [String] { pairs.map(\.key) }
    var event: String { self["event"] ?? "" }
    var leg: String { self["callId"] ?? "" }

    subscript(_ key: String) -> String? {
        pairs.first { $0.key == key }?.value
    }

    func all(_ key: String) -> [String] {
        pairs.filter { $0.key == key }.map(\.value)
    }
}
