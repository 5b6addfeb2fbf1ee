/// The people outside who call and are called, a few of them often and most of them rarely.
public struct Customers: Sendable {
    /// The most customers that the number ranges hold.
    public static let largestPool = 6000

    /// What sipgate sends for a caller who suppresses the number.
    public static let anonymous = "anonymous"

    /// Their numbers, the most talkative first.
    ///
    /// Digits without `+`.
    public let numbers: [String]

    /// Share of incoming calls without a number, 0…1.
    public var anonymousShare = 0.04

    /// Draws `count` customers, at least 1 and at most `largestPool`.
    public init(seed: UInt64, count: Int) {
        var random = SeededGenerator(seed: seed, part: 0xC057)
        let all = Self.ranges.flatMap { range in
            range.lines.map { line in
                range.prefix + String(repeating: "0", count: range.digits - "\(line)".utf8.count) + "\(line)"
            }
        }
        numbers = Array(random.shuffled(all).prefix(min(max(count, 1), Self.largestPool)))
    }

    /// Somebody who calls; sometimes `anonymous`.
    func caller(using random: inout SeededGenerator) -> String {
        random.chance(anonymousShare) ? Self.anonymous : known(using: &random)
    }

    /// Somebody whose number is known.
    func known(using random: inout SeededGenerator) -> String {
        // The cube makes the first tenth of the list responsible for almost half of the calls.
        let place = random.unit()
        return numbers[Int(place * place * place * Double(numbers.count))]
    }

    /// Number ranges for drama use: Bundesnetzagentur, Mitteilung 148/2021, and Ofcom's list.
    ///
    /// A mobile number of the range has two digits after the prefix; a third one keeps it unreachable and
    /// makes the range large enough.
    private static let ranges: [(prefix: String, digits: Int, lines: Range<Int>)] = [
        ("493023125", 3, 0..<1000),  // Berlin
        ("494066969", 3, 0..<1000),  // Hamburg
        ("496990009", 3, 0..<1000),  // Frankfurt
        ("498999998", 3, 0..<1000),  // Munich
        ("492214710", 3, 300..<1000),  // Cologne; the lines below belong to the firm
        ("4917139200", 3, 0..<1000),  // mobile
        ("49176040690", 2, 0..<100),  // mobile
        ("44207946", 4, 0..<200),  // London
    ]
}
