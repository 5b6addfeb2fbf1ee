import Foundation

/// A name that a user may have.
struct UserName: Hashable, Sendable {
    /// The most characters of a name.
    static let longest = 64
    /// What one column of a database holds, in code points: a character may have several.
    private static let mostCodePoints = 255

    /// The name, trimmed and in one normal form, so that databases compare it as people do.
    let text: String

    /// Accepts 1 to 64 characters that can be seen, with spaces between them.
    ///
    /// - Throws: `AccessError.nameNotAllowed`.
    init(_ typed: String) throws(AccessError) {
        // A longer text can become no shorter name than this, and need not be looked at.
        guard typed.utf8.count <= 4_096 else { throw .nameNotAllowed }
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        let scalars = text.unicodeScalars
        guard (1...Self.longest).contains(text.count), scalars.count <= Self.mostCodePoints,
            scalars.allSatisfy(Self.isVisible)
        else { throw .nameNotAllowed }
        self.text = text
    }

    /// The same for all names that count as one.
    var key: String { text.lowercased() }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }
}
