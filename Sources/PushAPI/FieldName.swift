/// The name of a form field in one machine word, so that comparing names costs next to nothing.
///
/// All spellings of a name are equal: letters of either case, escaped or not, with or without the brackets of a
/// list (`user`, `user[]`, `user%5B%5D`, `user[0]`, `user%5b%5d%5b0%5d`). What is no such name equals none.
struct FieldName: Equatable {
    /// The letters in lower case, one a byte, the last one lowest; 0 for anything else than a name.
    ///
    /// The longest known name has 15 letters, so the highest byte of every known name is 0. A name too long
    /// for the word loses its first letters and still has a letter there: it cannot be taken for a known one.
    private var letters: UInt128 = 0

    static let event = FieldName("event")
    static let direction = FieldName("direction")
    static let from = FieldName("from")
    static let to = FieldName("to")
    static let callID = FieldName("callId")
    static let origCallID = FieldName("origCallId")
    static let originalCallID = FieldName("originalCallId")
    static let xcid = FieldName("xcid")
    static let cause = FieldName("cause")
    static let diversion = FieldName("diversion")
    static let answeringNumber = FieldName("answeringNumber")
    static let user = FieldName("user")
    static let userID = FieldName("userId")
    static let fullUserID = FieldName("fullUserId")

    /// Packs a name that consists of ASCII letters.
    private init(_ name: StaticString) {
        name.withUTF8Buffer { $0.forEach { append($0) } }
    }

    /// Takes the name that begins at `position` and moves on to the `=` or `&` behind it or the end.
    init(taking body: FormBytes, at position: inout Int) {
        var isName = true
        var isInBrackets = false
        while position < body.count, body[position] != UInt8(ascii: "="), body[position] != UInt8(ascii: "&") {
            switch body.takeUnescaped(at: &position, end: body.count) {
            case UInt8(ascii: "["): isInBrackets = true
            case UInt8(ascii: "]") where isInBrackets: break
            case UInt8(ascii: "0")...UInt8(ascii: "9") where isInBrackets: break
            case let byte where byte.isLetter && !isInBrackets: append(byte)
            default: isName = false
            }
        }
        if !isName { letters = 0 }
    }

    private mutating func append(_ letter: UInt8) {
        letters = letters << 8 | UInt128(letter | 0x20)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
