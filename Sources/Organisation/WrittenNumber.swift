import PushAPI

/// A telephone number as people write it.
enum WrittenNumber {
    /// The number as `PhoneNumber` stores it; nil when it is none.
    ///
    /// Understood are `+49…`, `0049…`, `49…` and the national `0211…`, with blanks, hyphens, slashes, dots and
    /// parentheses anywhere, and a zero in parentheses after the country code. Digits that begin with neither 0 nor 49
    /// are refused: most likely the zero of the area code was forgotten.
    static func normalised(_ text: String) -> String? {
        var digits = text.replacing("(0)", with: text.hasPrefix("(0)") ? "0" : "")
            .filter { !" \u{A0}\t-‐‑–/().".contains($0) }
        if digits.hasPrefix("+") {
            digits.removeFirst()
            guard !digits.hasPrefix("0") else { return nil }
        } else if digits.hasPrefix("00") {
            digits.removeFirst(2)
        } else if digits.hasPrefix("0") {
            digits = "49" + digits.dropFirst()
        } else if !digits.hasPrefix("49") {
            return nil
        }
        // The zero of the area code is not dialled after the country code: +49 0211 is +49 211.
        if digits.hasPrefix("490") { digits = "49" + digits.dropFirst(3) }
        guard let number = PhoneNumber(wire: digits), number.text == "+" + digits else { return nil }
        return number.text
    }
}
