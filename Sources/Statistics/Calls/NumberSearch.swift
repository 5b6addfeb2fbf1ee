import PushAPI

/// Which telephone numbers a reader looks for.
public enum NumberSearch: Hashable, Sendable {
    /// This number and no other.
    case whole(PhoneNumber)
    /// All numbers with these digits next to each other; a plus sign before them stands where a number begins.
    case part(String)

    /// Fewer digits than this are in nearly every number.
    public static let leastDigits = 3

    /// Reads what a reader writes, with blanks and hyphens or without.
    ///
    /// With its country code, after `+` or `00`, a number is meant whole; `0211 1234` and `1234` are parts of numbers.
    /// What is no number, such as `anonymous`, is meant as it is.
    ///
    /// - Parameter text: As it stands in an address, where an unescaped plus sign has become a blank.
    /// - Returns: nil for fewer than three digits.
    public init?(_ text: String) {
        let begin = text.first == " " ? "+" + text.drop { $0 == " " } : text
        let isAbroad = begin.hasPrefix("+") || begin.hasPrefix("00")
        // The zero in brackets is dialled by nobody who dials the country code.
        let dialled = isAbroad ? begin.replacing("(0)", with: "") : begin
        let bare = String(dialled.filter { !" -/().\u{A0}".contains($0) })
        let digits = bare.drop { $0 == "+" }
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
            guard let number = PhoneNumber(wire: text) else { return nil }
            self = .whole(number)
            return
        }
        let meant = digits.drop { $0 == "0" }
        guard meant.count >= Self.leastDigits else { return nil }
        guard isAbroad else {
            self = .part(String(meant))
            return
        }
        let number = PhoneNumber(wire: String(meant))
        self = number.flatMap { $0.text.first == "+" ? .whole($0) : nil } ?? .part("+" + meant)
    }

    /// Whether a number is one of those.
    func finds(_ number: PhoneNumber) -> Bool {
        switch self {
        case .whole(let whole): number == whole
        case .part(let part): number.text.contains(part)
        }
    }
}
