/// A width of time as Grafana writes it: one number in the largest unit that fits, cut off.
package func intervalText(ofMs milliseconds: Int64) -> String {
    let units: [(ms: Int64, name: String)] = [
        (365 * 86_400_000, "y"), (86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1000, "s"), (1, "ms"),
    ]
    guard let unit = units.first(where: { milliseconds >= $0.ms }) else { return "1ms" }
    return "\(milliseconds / unit.ms)\(unit.name)"
}

/// The seconds an interval of a macro means, or nil when it cannot be read.
///
/// Months and years are counted from the wall clock, so that `1M` has 28 to 31 days.
func intervalSeconds(_ text: String, nowSeconds: Int64) -> Double? {
    guard let unit = text.last, "dwMy".contains(unit), let count = wholeNumber(text.dropLast()) else {
        return durationSeconds(text)
    }
    switch unit {
    case "d": return Double(count) * 86_400
    case "w": return Double(count) * 7 * 86_400
    case "M": return Double(CivilDate.secondsAdding(months: count, to: nowSeconds))
    default: return Double(CivilDate.secondsAdding(months: count * 12, to: nowSeconds))
    }
}

/// The seconds of a text like `1h30m`, `-1.5s` or `0`.
private func durationSeconds(_ text: String) -> Double? {
    let nanoseconds: [Substring: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
    ]
    var rest = text[...]
    let sign: Double = rest.first == "-" ? -1 : 1
    if let first = rest.first, "+-".contains(first) { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        rest = rest[digits.endIndex...]
        let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
        rest = rest[unit.endIndex...]
        guard let number = Double("0\(digits)0".contains(".") ? "0\(digits)0" : String(digits)),
            let scale = nanoseconds[unit]
        else { return nil }
        total += number * scale
    }
    return sign * total.rounded(.towardZero) / 1e9
}

private func wholeNumber(_ digits: Substring) -> Int64? {
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int64(digits)
}

/// A number in the fewest digits that name it, with an exponent from a million on, as Go prints it by default.
func shortestText(of number: Double) -> String {
    let plain = number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    guard abs(number) >= 1e6, !plain.contains("e") else { return plain }
    let exponent = plain.prefix { $0 != "." }.count - 1
    var digits = plain.filter { $0 != "." }
    while digits.last == "0" { digits.removeLast() }
    let fraction = digits.dropFirst()
    return "\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e+\(exponent < 10 ? "0" : "")\(exponent)"
}
