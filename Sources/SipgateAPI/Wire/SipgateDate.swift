import PushAPI

/// The dates of sipgate's REST API.
///
/// Real answers are `2019-04-30T10:03:03Z`; the official description shows `2016-02-10 14:19:39+00:00`.
enum SipgateDate {
    /// Reads either form, with fractions of a second and any offset; nil for anything else.
    static func instant(_ text: String) -> Instant? {
        let pattern =
            #/(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(?:[Zz]|([+\-])(\d\d):?(\d\d))?/#
        guard let parts = text.wholeMatch(of: pattern)?.output,
            let year = Int(parts.1), let month = Int(parts.2), let day = Int(parts.3),
            let hour = Int(parts.4), let minute = Int(parts.5), let second = Int(parts.6),
            let instant = CivilDate.instant(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: second
            )
        else { return nil }
        let fraction = parts.7.flatMap { Int64(($0 + "00").prefix(3)) } ?? 0
        let offset = (parts.9.flatMap { Int64($0) } ?? 0) * 60 + (parts.10.flatMap { Int64($0) } ?? 0)
        return instant + fraction - (parts.8 == "-" ? -offset : offset) * 60_000
    }

    /// Writes ISO 8601 in UTC with whole seconds, cut off: `2019-04-30T10:03:03Z`.
    static func text(_ instant: Instant) -> String {
        let seconds = Int(max(0, instant.milliseconds) / 1_000)
        let (year, month, day) = CivilDate.date(days: seconds / 86_400)
        let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map(padded).joined(separator: ":")
        return "\(year)-\(padded(month))-\(padded(day))T\(time)Z"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
