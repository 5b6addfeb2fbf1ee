import PushAPI
import Simulation

/// The people outside who call and are called: a tenth of them again and again, the others rarely.
struct Callers: Sendable {
    /// One of them, and the place of the company's number that he has to do with in most cases.
    struct Caller {
        let number: PhoneNumber
        let home: Double
    }

    /// As many numbers as there are different ones.
    static let largestCount = 10_000_000

    let count: Int

    init(count: Int) {
        self.count = min(max(count, 10), Self.largestCount)
    }

    /// Half of all calls are of a tenth, among whom the first few are by far the most talkative.
    func draw(using random: inout SeededGenerator) -> Caller {
        let regulars = count / 10
        guard random.chance(0.5) else { return caller(regulars + random.index(below: count - regulars)) }
        let unit = random.unit()
        return caller(Int(unit * unit * unit.squareRoot() * Double(regulars)))
    }

    /// The caller of a place in the order of talkativeness; no two have the same number.
    func caller(_ place: Int) -> Caller {
        var random = SeededGenerator(seed: UInt64(place))
        let isMobile = random.chance(0.42)
        let prefixes = isMobile ? Self.mobile : Self.fixed
        // The square makes the large cities, which stand first, frequent.
        let unit = random.unit()
        let prefix = prefixes[Int(unit * unit * Double(prefixes.count))]
        // A permutation of seven digits: neighbours in talkativeness are no neighbours in an index.
        let line = (place * 7_654_321 + 1_234_567) % Self.largestCount
        let number = PhoneNumber(stored: prefix + String(Self.largestCount + line).dropFirst())
        return Caller(number: number, home: random.unit())
    }

    /// Real area codes; what follows begins with 0, as no subscriber's number does.
    private static let fixed: [String] = [
        "30", "89", "40", "221", "69", "211", "711", "231", "201", "341", "421", "351", "511", "911", "203", "234",
        "202", "521", "228", "251", "721", "621", "821", "611", "431", "241", "391", "761", "361", "451", "6131", "381",
        "561", "681", "331", "541", "931", "731", "5251", "7131", "8431", "5361", "2271", "4131", "9571", "3831",
        "6441",
        "7531",
    ].map { "+49\($0)0" }

    private static let mobile: [String] = [
        "176", "151", "172", "170", "152", "179", "157", "171", "160", "173", "175", "159", "162", "163", "177", "178",
    ].map { "+49\($0)0" }
}
