import Foundation

/// Reading what sipgate answers.
enum Answer {
    /// Decodes a successful answer.
    ///
    /// - Throws: `SipgateError.unreadable`, with the place of the flaw and nothing of the content.
    static func decoded<Value: Decodable>(_ type: Value.Type, _ body: Data, what: String) throws(SipgateError) -> Value
    {
        do {
            return try JSONDecoder().decode(type, from: body)
        } catch {
            throw .unreadable(what: what, reason: flaw(error))
        }
    }

    private static func flaw(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
            "The field \(place(context.codingPath + [key])) is missing."
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "The field \(place(context.codingPath)) is of an unexpected type."
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "The field \(place(context.codingPath)) has an unexpected value."
        default: "It is not JSON."
        }
    }

    // Keys of a dictionary are content; the coding paths of this module's types hold names of fields and indices only.
    private static func place(_ path: [any CodingKey]) -> String {
        let names = path.map { key in key.intValue.map { "[\($0)]" } ?? Masking.masked(key.stringValue) }
        return names.isEmpty ? "at the top" : names.joined(separator: ".")
    }
}

/// A list as sipgate wraps it: `{"items":[…]}`, with `data` in place of `items` for OAuth2 clients.
///
/// One flawed entry makes the whole list unreadable: half a directory would look as if the rest had been deleted.
struct Listing<Item: Decodable>: Decodable {
    let items: [Item]

    private enum Key: String, CodingKey {
        case items, data
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        items = try container.decode([Item].self, forKey: container.contains(.data) ? .data : .items)
    }
}

/// A text that may also come as a whole number, or not at all.
struct LooseText: Decodable, Hashable, Sendable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            text = String(number)
        } else {
            text = try container.decode(String.self)
        }
    }
}

extension KeyedDecodingContainer {
    /// The text of a field, empty when it is missing, null or something else.
    func looseText(_ key: Key) -> String {
        (try? decodeIfPresent(LooseText.self, forKey: key))?.text ?? ""
    }

    /// The text of a field; nil when it is missing, null, empty or something else.
    func filledText(_ key: Key) -> String? {
        let text = looseText(key)
        return text.isEmpty ? nil : text
    }

    /// The text of a field without which the whole is of no use.
    func requiredText(_ key: Key) throws -> String {
        let text = try decode(LooseText.self, forKey: key).text
        guard !text.isEmpty else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "empty")
        }
        return text
    }
}
