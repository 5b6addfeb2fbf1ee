/// The macros of one query, replaced one after the other; the last fill wins.
struct Macros {
    let view: DashboardView
    private(set) var fill: Fill?

    init(view: DashboardView) {
        self.view = view
    }

    /// Replaces every `$name(arguments)`, wherever it stands: the engine knows neither literals nor nesting.
    mutating func replace(in sql: String) throws(ExpansionError) -> String {
        var result: [UInt8] = []
        let bytes = Array(sql.utf8)
        var position = 0
        while position < bytes.count {
            if let call = MacroCall(in: bytes, at: position) {
                result += try replacement(of: call.name, call.arguments).utf8
                position = call.end
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func replacement(of name: String, _ arguments: [String]) throws(ExpansionError) -> String {
        let column = arguments[0]
        let (from, to) = (view.fromSeconds, view.toSeconds)
        let (fromNs, toNs) = (view.fromMs * 1_000_000, view.toMs * 1_000_000)
        switch name {
        case "__time", "__timeEpoch":
            return "UNIX_TIMESTAMP(\(column)) as time_sec"
        case "__timeFilter":
            let start = from < 0 ? "DATE_ADD(FROM_UNIXTIME(0), INTERVAL \(from) SECOND)" : "FROM_UNIXTIME(\(from))"
            return "\(column) BETWEEN \(start) AND FROM_UNIXTIME(\(to))"
        case "__timeFrom":
            return "FROM_UNIXTIME(\(from))"
        case "__timeTo":
            return "FROM_UNIXTIME(\(to))"
        case "__timeGroup":
            return try timeGroup(arguments)
        case "__timeGroupAlias":
            return try timeGroup(arguments) + " AS \"time\""
        case "__unixEpochFilter":
            return "\(column) >= \(from) AND \(column) <= \(to)"
        case "__unixEpochNanoFilter":
            return "\(column) >= \(fromNs) AND \(column) <= \(toNs)"
        case "__unixEpochNanoFrom":
            return "\(fromNs)"
        case "__unixEpochNanoTo":
            return "\(toNs)"
        case "__unixEpochGroup":
            return try epochGroup(arguments)
        case "__unixEpochGroupAlias":
            return try epochGroup(arguments) + " AS \"time\""
        default:
            throw ExpansionError(message: "unknown macro \(name)")
        }
    }

    private mutating func timeGroup(_ arguments: [String]) throws(ExpansionError) -> String {
        guard arguments.count >= 2 else {
            throw ExpansionError(message: "macro __timeGroup needs time column and interval")
        }
        let seconds = try interval(arguments, quotes: ["'", "\""])
        let whole = Int64(seconds.rounded(.toNearestOrEven))
        return "UNIX_TIMESTAMP(\(arguments[0])) DIV \(whole) * \(whole)"
    }

    private mutating func epochGroup(_ arguments: [String]) throws(ExpansionError) -> String {
        guard arguments.count >= 2 else {
            throw ExpansionError(
                message: "macro __unixEpochGroup needs time column and interval and optional fill value"
            )
        }
        let seconds = shortestText(of: try interval(arguments, quotes: ["'"]))
        return "\(arguments[0]) DIV \(seconds) * \(seconds)"
    }

    /// Reads the second argument, and the third as the fill when there are exactly three.
    private mutating func interval(
        _ arguments: [String],
        quotes: Set<Character>
    ) throws(ExpansionError) -> Double {
        let text = arguments[1].trimming { quotes.contains($0) }
        guard let seconds = intervalSeconds(text, nowSeconds: view.nowSeconds) else {
            throw ExpansionError(message: "error parsing interval \(arguments[1])")
        }
        guard seconds > 0 else {
            throw ExpansionError(message: "interval must be positive, got \(arguments[1])")
        }
        if arguments.count == 3 { try setFill(arguments[2], every: seconds) }
        return seconds
    }

    private mutating func setFill(_ word: String, every seconds: Double) throws(ExpansionError) {
        switch word {
        case "NULL":
            fill = Fill(mode: .null, value: fill?.value, intervalSeconds: seconds)
        case "previous":
            fill = Fill(mode: .previous, value: fill?.value, intervalSeconds: seconds)
        default:
            guard let number = Double(word) else {
                throw ExpansionError(message: "error parsing fill value \(word)")
            }
            fill = Fill(mode: .value, value: number, intervalSeconds: seconds)
        }
    }
}

/// One `$name(arguments)` in a text.
struct MacroCall {
    /// The name without the dollar sign.
    let name: String
    /// The arguments up to the first closing parenthesis, never none: `()` has one that is empty.
    let arguments: [String]
    /// The position behind the closing parenthesis.
    let end: Int

    init?(in bytes: [UInt8], at start: Int) {
        guard bytes[start] == UInt8(ascii: "$") else { return nil }
        let nameEnd = bytes[(start + 1)...].firstIndex { !$0.isWordCharacter } ?? bytes.count
        guard nameEnd > start + 1, nameEnd < bytes.count, bytes[nameEnd] == UInt8(ascii: "("),
            let close = bytes[nameEnd...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        name = String(decoding: bytes[(start + 1)..<nameEnd], as: UTF8.self)
        arguments = bytes[(nameEnd + 1)..<close]
            .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self).trimming { $0 == " " } }
        end = close + 1
    }
}

extension UInt8 {
    /// Whether it may stand in the name of a macro or a variable.
    var isWordCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}

extension String {
    /// The text without the characters at both ends that satisfy a condition.
    func trimming(_ isSuperfluous: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isSuperfluous(first) { rest.removeFirst() }
        while let last = rest.last, isSuperfluous(last) { rest.removeLast() }
        return String(rest)
    }
}
