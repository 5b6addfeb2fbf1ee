import Organisation
import PushAPI
import Store

/// Instants as text: `2026-11-22T20:00:00.000Z`.
///
/// Done on whole numbers, because an answer holds up to 100,000 of them and formatters are slow.
public enum RFC3339 {
    /// What can be written with four digits of the year: 0001-01-01 through 9999-12-31.
    static let range = Instant(milliseconds: -62_135_596_800_000)...Instant(milliseconds: 253_402_300_799_999)

    /// An instant in UTC with milliseconds; the first or the last one that can be written for any beyond these.
    public static func text(_ instant: Instant) -> String {
        String(decoding: bytes(instant), as: UTF8.self)
    }

    /// Reads an instant with `Z` or an offset and up to any number of fraction digits; nil for anything else.
    ///
    /// Digits beyond the millisecond are cut off. A blank is taken for the `+` of an offset, because that is what a
    /// forgotten escape in an address becomes.
    public static func instant(_ text: String) -> Instant? {
        var reader = Reader(rest: Array(text.utf8)[...])
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), let date = CivilDate(year: year, month: month, day: day),
            reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(2), hour < 24, reader.skip(":"),
            let minute = reader.number(2), minute < 60, reader.skip(":"),
            // A leap second is the first moment of the next minute.
            let second = reader.number(2), second <= 60,
            let fraction = reader.fraction(), let offset = reader.offset(), reader.rest.isEmpty
        else { return nil }
        let seconds = ((date.daysSince1970 * 24 + hour) * 60 + minute - offset) * 60 + second
        let instant = Instant(milliseconds: seconds * 1_000 + fraction)
        return range.contains(instant) ? instant : nil
    }

    static func bytes(_ instant: Instant) -> [UInt8] {
        let instant = min(max(instant, range.lowerBound), range.upperBound)
        let ofDay = instant.milliseconds.remainder(by: 86_400_000)
        let date = CivilDate(daysSince1970: (instant.milliseconds - ofDay) / 86_400_000)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        bytes.append(date.year, digits: 4, then: "-")
        bytes.append(date.month, digits: 2, then: "-")
        bytes.append(date.day, digits: 2, then: "T")
        bytes.append(ofDay / 3_600_000, digits: 2, then: ":")
        bytes.append(ofDay / 60_000 % 60, digits: 2, then: ":")
        bytes.append(ofDay / 1_000 % 60, digits: 2, then: ".")
        bytes.append(ofDay % 1_000, digits: 3, then: "Z")
        return bytes
    }
}

/// Takes a text apart from its front.
private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int64? {
        guard rest.count >= digits else { return nil }
        var number: Int64 = 0
        for byte in rest.prefix(digits) {
            guard let digit = byte.digit else { return nil }
            number = number * 10 + digit
        }
        rest = rest.dropFirst(digits)
        return number
    }

    /// The fraction of a second in ms; 0 when there is none.
    mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        let digits = rest.prefix { $0.digit != nil }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        return [100, 10, 1].enumerated().reduce(0) { sum, place in
            sum + (digits.dropFirst(place.offset).first?.digit ?? 0) * place.element
        }
    }

    /// The offset from UTC in minutes.
    mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let isEast = skip("+") || skip(" ")
        guard isEast || skip("-"), let hours = number(2), hours < 24, skip(":"), let minutes = number(2), minutes < 60
        else { return nil }
        return (isEast ? 1 : -1) * (hours * 60 + minutes)
    }
}

extension UInt8 {
    fileprivate var digit: Int64? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int64(self - UInt8(ascii: "0")) : nil
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ number: Int64, digits: Int, then separator: Unicode.Scalar) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
        append(UInt8(ascii: separator))
    }
}

extension Int64 {
    /// The remainder that is never negative.
    fileprivate func remainder(by divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
