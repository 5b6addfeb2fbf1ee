import Foundation
import PushAPI

/// Makes foreign text fit for a message or a log.
enum Masking {
    /// The most characters that are kept of a foreign text.
    static let longest = 300

    /// Hides every one of `secrets`, then everything that looks like a token or a phone number.
    ///
    /// - Returns: One line without control characters, at most ``longest`` characters.
    static func masked(_ text: String, secrets: [String] = []) -> String {
        // A server that floods us must not make the patterns below work for seconds.
        let start = String(text.prefix(longest * 8))
        let bare = secrets.filter { !$0.isEmpty }.reduce(start) { $0.replacing($1, with: "…") }
        let line = bare.split {
            $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        .joined(separator: " ")
        return String(hidingNumbers(hidingTokens(line)).prefix(longest))
    }

    // Tokens are long, and but for words of the language hold digits: JWTs, UUIDs, keys in Base64 or hexadecimal.
    private static func hidingTokens(_ line: String) -> String {
        line.replacing(#/[A-Za-z0-9_.~+/=\-]{12,}/#) { match in
            let word = match.output
            let looksLikeToken = word.count >= 40 || word.count >= 16 && word.contains(where: \.isNumber)
            return looksLikeToken || word.hasPrefix("token-") ? "…" : String(word)
        }
    }

    // Six digits and more, with the separators that people write between them.
    private static func hidingNumbers(_ line: String) -> String {
        line.replacing(#/\+?[0-9](?:[ \/().\-]{0,2}[0-9]){5,}/#) { PhoneNumber.masked(String($0.output)) }
    }
}
