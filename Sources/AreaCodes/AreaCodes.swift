import PushAPI

/// The area codes of Germany and the places that they stand for.
public enum AreaCodes {
    /// The areas of all German area codes, in the order of their numbers.
    public static var all: [Area] { AreaTable.germany.codes.map(Area.init(code:)) }

    /// Where a number is at home; the longest area code that it begins with decides.
    public static func area(of number: PhoneNumber) -> Area {
        area(of: number.text)
    }

    /// Where a number is at home that is in the one spelling of `PhoneNumber`, such as `+49211…`.
    ///
    /// - Complexity: a quarter of a microsecond; the very first call reads the table, which takes some milliseconds.
    public static func area(of number: String) -> Area {
        var digits = Substring(number).utf8
        // E.164: at least 7 digits make a number, 15 at most.
        guard digits.popFirst() == UInt8(ascii: "+"), (7...15).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return .unknown }
        guard digits.starts(with: "49".utf8) else { return .abroad }
        return germanArea(of: digits.dropFirst(2))
    }

    /// What an area is called in German and in English; names of places are those of the Bundesnetzagentur.
    public static func place(_ area: Area) -> (german: String, english: String) {
        switch area {
        case .mobile: ("Mobilfunk", "Mobile")
        case .abroad: ("Ausland", "Abroad")
        case .other: ("Sonstige", "Other numbers")
        default: AreaTable.germany.place(area.code) ?? ("Unbekannt", "Unknown")
        }
    }

    private static func germanArea(of digits: Substring.UTF8View.SubSequence) -> Area {
        let first = digits.prefix(AreaTable.longestCode)
        if first.starts(with: "15".utf8) || first.starts(with: "16".utf8) || first.starts(with: "17".utf8) {
            return .mobile
        }
        var code = first.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        // Area codes never begin with 0, which is why the number of a code tells its length too.
        guard first.first != UInt8(ascii: "0") else { return .other }
        while code > 0 {
            if let code = UInt16(exactly: code), AreaTable.germany.contains(code) { return Area(code: code) }
            code /= 10
        }
        return .other
    }
}
