/// Why a text is not understood as opening hours, and what to write instead.
public struct OpeningHoursProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// One or two sentences for the person who wrote the text.
    public let description: String
    /// The same in German.
    public let german: String
}

extension OpeningHours {
    /// Reads opening hours such as `Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-13:00`.
    ///
    /// Each part names days and their hours; parts are separated by semicolons or new lines. Days are English or German,
    /// short or in full, in any case: `Mo-Fr`, `Mon,Wed`, `Di, Do`, `Sa-Mo`. Times are from `00:00` to `24:00`. Hours
    /// that overlap are joined, also when several parts name the same day.
    ///
    /// - Throws: `OpeningHoursProblem` when a part is not understood or there is none.
    public init(_ text: String) throws(OpeningHoursProblem) {
        var days = [[Range<Int64>]](repeating: [], count: 7)
        for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
            let part = part.filter { !$0.isWhitespace }.replacing(/[–—]/, with: "-")
            guard !part.isEmpty else { continue }
            let hours = part.drop { !$0.isWholeNumber }
            let ranges = try Self.ranges(hours, in: part)
            for day in try Self.weekdays(part[..<hours.startIndex], in: part) { days[day] += ranges }
        }
        guard days.contains(where: { !$0.isEmpty }) else {
            throw OpeningHoursProblem(
                description: "There are no hours. Write days and times, such as \(Self.example).",
                german: "Es sind keine Zeiten angegeben. Bitte Tage und Uhrzeiten schreiben, etwa \(Self.example)."
            )
        }
        self.init(days: days)
    }

    /// The hours in one spelling: English days, those with the same hours together, as in `Mo-Fr 08:00-18:00`.
    public var text: String {
        var parts: [(ranges: [Range<Int64>], days: [Int])] = []
        for (day, ranges) in days.enumerated() where !ranges.isEmpty {
            if let known = parts.firstIndex(where: { $0.ranges == ranges }) {
                parts[known].days.append(day)
            } else {
                parts.append((ranges, [day]))
            }
        }
        return parts.map { part in
            let hours = part.ranges.map { "\(Self.clock($0.lowerBound))-\(Self.clock($0.upperBound))" }
            return Self.names(of: part.days) + " " + hours.joined(separator: ",")
        }
        .joined(separator: "; ")
    }

    private static let example = "Mo-Fr 08:00-18:00; Sa 09:00-13:00"

    private static let written = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

    /// What each day may be called, from Monday.
    private static let names = [
        ["mo", "mon", "monday", "montag"],
        ["tu", "tue", "tuesday", "di", "die", "dienstag"],
        ["we", "wed", "wednesday", "mi", "mit", "mittwoch"],
        ["th", "thu", "thursday", "do", "don", "donnerstag"],
        ["fr", "fri", "friday", "fre", "freitag"],
        ["sa", "sat", "saturday", "sam", "samstag", "sonnabend"],
        ["su", "sun", "sunday", "so", "son", "sonntag"],
    ]

    private static func weekdays(_ text: Substring, in part: String) throws(OpeningHoursProblem) -> [Int] {
        guard !text.isEmpty else {
            throw OpeningHoursProblem(
                description: "“\(part)” names no days. Write them before the times, such as \(example).",
                german: "„\(part)“ nennt keine Tage. Bitte vor die Uhrzeiten schreiben, etwa \(example)."
            )
        }
        var days: [Int] = []
        for span in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = span.split(separator: "-", omittingEmptySubsequences: false)
            guard let first = ends.first, let last = ends.last, ends.count <= 2 else {
                throw OpeningHoursProblem(
                    description: "“\(span)” is no span of days. Write two days, such as Mo-Fr.",
                    german: "„\(span)“ ist keine Spanne von Tagen. Bitte zwei Tage schreiben, etwa Mo-Fr."
                )
            }
            let (from, to) = (try weekday(first, in: part), try weekday(last, in: part))
            // Saturday to Monday goes over the end of the week.
            days += (from...(to < from ? to + 7 : to)).map { $0 % 7 }
        }
        return days
    }

    private static func weekday(_ name: Substring, in part: String) throws(OpeningHoursProblem) -> Int {
        let name = name.hasSuffix(".") ? name.dropLast() : name
        guard let day = names.firstIndex(where: { $0.contains(name.lowercased()) }) else {
            throw OpeningHoursProblem(
                description: """
                    “\(name)” in “\(part)” is no day. Write Mo, Tu, We, Th, Fr, Sa, Su or Mo, Di, Mi, Do, Fr, Sa, So.
                    """,
                german: "„\(name)“ in „\(part)“ ist kein Tag. Bitte Mo, Di, Mi, Do, Fr, Sa oder So schreiben."
            )
        }
        return day
    }

    private static func ranges(_ text: Substring, in part: String) throws(OpeningHoursProblem) -> [Range<Int64>] {
        var ranges: [Range<Int64>] = []
        for span in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let match = span.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})/),
                let from = minutes(match.1, match.2), let to = minutes(match.3, match.4)
            else {
                throw OpeningHoursProblem(
                    description: """
                        “\(span)” in “\(part)” is not a time from and to. Write both as hours and minutes up to 24:00, \
                        such as 08:00-18:00, and a semicolon before the next days.
                        """,
                    german: """
                        „\(span)“ in „\(part)“ sind keine Uhrzeiten von und bis. Bitte beide als Stunden und Minuten bis \
                        24:00 schreiben, etwa 08:00-18:00, und ein Semikolon vor die nächsten Tage.
                        """
                )
            }
            guard from < to else {
                throw OpeningHoursProblem(
                    description: """
                        “\(span)” in “\(part)” ends before it begins. Write hours over midnight in two parts, such as \
                        Fr 22:00-24:00; Sa 00:00-06:00.
                        """,
                    german: """
                        „\(span)“ in „\(part)“ endet, bevor es beginnt. Zeiten über Mitternacht bitte zweiteilig \
                        schreiben, etwa Fr 22:00-24:00; Sa 00:00-06:00.
                        """
                )
            }
            ranges.append(from..<to)
        }
        return ranges
    }

    private static func minutes(_ hour: Substring, _ minute: Substring) -> Int64? {
        guard let hour = Int64(hour), let minute = Int64(minute), minute < 60, hour * 60 + minute <= 1_440 else {
            return nil
        }
        return hour * 60 + minute
    }

    private static func clock(_ minutes: Int64) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The days, those that follow one another as a span.
    private static func names(of days: [Int]) -> String {
        let spans = days.reduce(into: [ClosedRange<Int>]()) { spans, day in
            if let last = spans.last, last.upperBound + 1 == day {
                spans[spans.count - 1] = last.lowerBound...day
            } else {
                spans.append(day...day)
            }
        }
        return spans.map { span in
            let (first, last) = (written[span.lowerBound], written[span.upperBound])
            return span.count == 1 ? first : "\(first)-\(last)"
        }
        .joined(separator: ",")
    }
}
