/// What a preference is set to.
public enum PreferenceValue: Hashable, Sendable {
    /// A whole number, in the unit of its preference.
    case number(Int)
    /// Yes or no.
    case flag(Bool)
    /// A text, also one of several words; empty for none.
    case text(String)
}

extension PreferenceValue: Codable {
    /// Reads a number, a truth value or a text.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes the bare value.
    ///
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .text(let text): try container.encode(text)
        }
    }
}
