import PushAPI

/// The dates of HTTP headers, as RFC 9110 wants them sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    /// Reads the preferred form; nil for anything else.
    static func instant(_ text: String) -> Instant? {
        let pattern = #/[A-Za-z]{3}, (\d\d) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT/#
        guard let parts = text.wholeMatch(of: pattern)?.output,
            let month = months.firstIndex(of: parts.2.lowercased()),
            let day = Int(parts.1), let year = Int(parts.3),
            let hour = Int(parts.4), let minute = Int(parts.5), let second = Int(parts.6)
        else { return nil }
        return CivilDate.instant(
            year: year,
            month: month + 1,
            day: day,
            hour: hour,
            minute: minute,
            second: second
        )
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}

extension Exchange.Response {
    /// The server's clock when it answered, to the second.
    var date: Instant? { header("Date").flatMap(HTTPDate.instant) }

    /// The wait that the server asks for: seconds, or a date, which is counted from the server's own clock if it
    /// says what that is, else from `now`; nil without the header, and never negative.
    func retryAfter(now: Instant) -> Duration? {
        guard
            let value = header("Retry-After")?.split(separator: " ", omittingEmptySubsequences: true)
                .joined(separator: " "), !value.isEmpty
        else { return nil }
        if value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // More digits than ten name a wait of centuries.
            return .seconds(Int64(value.prefix(10)) ?? 0)
        }
        return HTTPDate.instant(value).map { .milliseconds(max(0, $0 - (date ?? now))) }
    }
}
