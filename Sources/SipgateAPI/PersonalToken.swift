/// A personal access token as its owner typed it, found usable.
public struct PersonalToken: Hashable, Sendable {
    /// The id, at sipgate `token-` and six characters; used as the user name of HTTP Basic.
    public let id: String
    /// The secret, at sipgate a UUID.
    public let token: String

    /// Checks what was typed; blanks around it are dropped.
    ///
    /// Lenient on purpose, as sipgate documents no format: neither part may be empty or hold blanks or control
    /// characters, and a colon in the id would end the user name of HTTP Basic early.
    ///
    /// - Throws: ``Flaw``, which says what to type instead.
    public init(id: String, token: String) throws(Flaw) {
        let id = Self.trimmed(id)
        let token = Self.trimmed(token)
        guard !id.isEmpty else { throw .idMissing }
        guard Self.isPrintable(id), !id.contains(":") else { throw .idMalformed }
        guard !token.isEmpty else { throw .tokenMissing }
        guard Self.isPrintable(token) else { throw .tokenMalformed }
        self.id = id
        self.token = token
    }

    /// What is wrong with a personal access token as typed.
    public enum Flaw: Error, Hashable, Sendable {
        /// There is no id.
        case idMissing
        /// The id holds a colon, a blank or a control character.
        case idMalformed
        /// There is no token.
        case tokenMissing
        /// The token holds a blank or a control character.
        case tokenMalformed
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.prefix(start.reversed().drop { $0.isWhitespace }.count))
    }

    private static func isPrintable(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension PersonalToken: Discreet {
    /// Its kind, without any part of it.
    public var description: String { "personal access token" }
}

extension PersonalToken.Flaw: CustomStringConvertible {
    /// A sentence that says what to type instead; holds nothing of what was typed.
    public var description: String {
        switch self {
        case .idMissing: "The token's id is missing. sipgate shows it beside the token; it begins with token-."
        case .idMalformed:
            "The token's id holds a colon or a blank. Copy only the id, which begins with token- at sipgate."
        case .tokenMissing:
            "The token is missing. sipgate shows it once, when it is made; make a new one if it is lost."
        case .tokenMalformed:
            "The token holds a blank or a character that is none. Copy it once more, without a line break."
        }
    }
}
