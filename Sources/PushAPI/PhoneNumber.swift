/// A number as sipgate names a participant, in one spelling.
///
/// The Push API sends E.164 digits without `+`, the REST API and `teams.json` write the `+`.
/// Digits of an international number get the `+`; everything else (`anonymous`, SIP ids such as
/// `123456e0`, short codes, nonsense of spoofed callers) is kept as it came.
public struct PhoneNumber: Hashable, Sendable, Codable, Comparable {
    /// The one spelling, as stored and shown to those who may see numbers.
    public let text: String

    /// Brings a number from the wire into the one spelling; nil when there is nothing in it.
    ///
    /// International numbers have 7 to 15 digits (E.164) and no leading zero. Blanks are dropped, because a `+`
    /// that a sender forgot to escape arrives as one; `anonymous` is known in any case.
    public init?(wire: String) {
        let trimmed = wire.utf8.allSatisfy { $0 != 0x20 } ? wire : String(wire.filter { $0 != " " })
        guard !trimmed.isEmpty, trimmed != "+" else { return nil }
        guard trimmed.lowercased() != Self.anonymous.text else {
            self = .anonymous
            return
        }
        let digits = trimmed.utf8
        let isInternational =
            (7...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        text = isInternational ? "+" + trimmed : trimmed
    }

    /// Takes a number that already is in the one spelling, as read back from a database.
    public init(stored text: String) {
        self.text = text
    }

    /// Reads a number in its one spelling.
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the number in its one spelling.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// A suppressed caller, which sipgate sends as the literal `anonymous`.
    public static let anonymous = PhoneNumber(stored: "anonymous")

    /// Whether the caller suppressed the number.
    public var isAnonymous: Bool { self == .anonymous }

    /// The alphabetical order of the spelling.
    public static func < (left: PhoneNumber, right: PhoneNumber) -> Bool {
        left.text < right.text
    }
}

extension PhoneNumber: CustomStringConvertible {
    /// The number with its middle hidden, fit for a log: `+4921…567`.
    public var description: String { isAnonymous ? text : Self.masked(text) }

    /// Hides all but the first five and the last three characters, and never fewer than four; short texts are hidden
    /// wholly.
    public static func masked(_ text: String) -> String {
        guard text.count >= 9 else { return "…" }
        return text.prefix(min(5, text.count - 7)) + "…" + text.suffix(3)
    }
}
