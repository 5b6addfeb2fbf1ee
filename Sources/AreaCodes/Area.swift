/// Where a telephone number is at home: a German area code, or a kind of number that has none.
public struct Area: Hashable, Sendable {
    /// The area code as a number, without its leading zero, or one of 0 to 3 for a kind of number.
    public let code: UInt16

    /// An area whose code is known already, as read back from a database.
    public init(code: UInt16) {
        self.code = code
    }

    /// A suppressed number, an internal one, or no number at all.
    public static let unknown = Area(code: 0)
    /// A German mobile number: 015, 016 and 017.
    public static let mobile = Area(code: 1)
    /// A number of another country.
    public static let abroad = Area(code: 2)
    /// A German number of no place, such as 0800, 0180 and 032, or of an area code that is not known.
    public static let other = Area(code: 3)
}
