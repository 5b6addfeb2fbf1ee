import PushAPI

extension PhoneNumber {
    /// Brings a number of the REST API into the product's one spelling; nil when there is nothing in it.
    ///
    /// Real answers hold E.164 with `+`, without it, or `anonymous`; the official description shows the national form of
    /// Germany, `01579-9912345`, so a single leading zero stands for `+49`. What is no number (a SIP id, a short code)
    /// is kept as it came.
    init?(spoken text: String) {
        let bare = text.filter { !" -/().\u{00A0}".contains($0) }
        guard bare.utf8.drop(while: { $0 == UInt8(ascii: "+") }).allSatisfy({ (0x30...0x39).contains($0) }) else {
            self.init(wire: text)
            return
        }
        let digits = bare.drop { $0 == "+" }
        let international =
            if bare.hasPrefix("+") || !digits.hasPrefix("0") {
                String(digits)
            } else {
                digits.hasPrefix("00") ? String(digits.dropFirst(2)) : "49" + digits.dropFirst()
            }
        let number = PhoneNumber(wire: international)
        self.init(wire: number?.text.hasPrefix("+") == true ? international : text)
    }
}
