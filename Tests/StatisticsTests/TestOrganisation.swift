import Calls
import Foundation
import Organisation
import PushAPI
import Store

/// Groups, teams and opening hours, and what they mean for a call, written plainly.
struct TestOrganisation {
    /// Open minutes of days from Monday, 1 to 7.
    struct Hours: Hashable {
        var weekdays: ClosedRange<Int>
        var minutes: Range<Int>
    }

    var groups: [Group] = []
    var teams: [(name: String, numbers: [String])] = []
    /// Empty when it is always open.
    var hours: [Hours] = []

    /// The account's numbers in random traffic.
    static let numbers = (1...6).map { "+492110\($0)" } + (0...2).map { "+492031234567\($0)" }

    /// One group, no team, always open.
    init() {}

    /// Names that break queries, teams that overlap, groups of the same name, hours with gaps.
    init(_ random: inout SplitMix) {
        let names: [(String, String?)] = [
            ("g1", "O'Brien"), ("g2", "100 %"), ("g3", "back\\slash"), ("g4", "100 %"), ("g5", nil), ("other", "Other"),
        ]
        var numbers = Self.numbers.shuffled(using: &random)
        for (id, alias) in names where Int.random(in: 0..<4, using: &random) > 0 {
            let count = min(numbers.count, Int.random(in: 0...2, using: &random))
            groups.append(Group(extension: id, alias: alias, numbers: Array(numbers.prefix(count))))
            numbers.removeFirst(count)
        }
        for name in ["Blue", "\"Red\" %", "Grün", "empty"] where Int.random(in: 0..<4, using: &random) > 0 {
            let members = Self.numbers.filter { _ in name != "empty" && Int.random(in: 0..<3, using: &random) == 0 }
            teams.append((name, members))
        }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let first = Int.random(in: 1...7, using: &random)
            let opens = Int.random(in: 0..<1_380, using: &random)
            hours.append(
                Hours(
                    weekdays: first...Int.random(in: first...7, using: &random),
                    minutes: opens..<Int.random(in: (opens + 1)...1_440, using: &random)
                )
            )
        }
    }

    /// The same as the product writes it.
    func openingHours() throws -> OpeningHours? {
        guard !hours.isEmpty else { return nil }
        let names = ["", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        func clock(_ minutes: Int) -> String { String(format: "%02d:%02d", minutes / 60, minutes % 60) }
        let parts = hours.map { hours in
            "\(names[hours.weekdays.lowerBound])-\(names[hours.weekdays.upperBound]) "
                + "\(clock(hours.minutes.lowerBound))-\(clock(hours.minutes.upperBound))"
        }
        return try OpeningHours(parts.joined(separator: "; "))
    }

    func isOpen(at instant: Instant, _ calendar: Calendar) -> Bool {
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: instant.date)
        let weekday = ((parts.weekday ?? 0) + 5) % 7 + 1
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        return hours.isEmpty || hours.contains { $0.weekdays.contains(weekday) && $0.minutes.contains(minute) }
    }

    /// The group of the first of a call's numbers that has one.
    func group(of journey: Journey) -> String? {
        for number in journey.legs.compactMap(\.ownNumber?.text) {
            if let group = groups.first(where: { $0.numbers.contains(number) }) { return group.extension }
        }
        return nil
    }

    /// The name by which a call is filtered.
    func name(ofGroup id: String?) -> String {
        groups.first { $0.extension == id }.map { $0.alias ?? $0.extension } ?? "Other"
    }

    func teams(of journey: Journey) -> Set<String> {
        let numbers = journey.legs.compactMap(\.ownNumber?.text)
        return Set(teams.filter { !Set($0.numbers).isDisjoint(with: numbers) }.map(\.name))
    }
}
