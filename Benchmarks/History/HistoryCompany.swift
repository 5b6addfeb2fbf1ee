import PushAPI

/// The company whose history is made: 300 numbers, 8 groups, 12 teams.
struct HistoryCompany: Sendable {
    /// A group of the account and the numbers that ring it.
    struct Group: Sendable {
        let id: String
        let name: String
        let numbers: [PhoneNumber]
    }

    /// A team and its numbers, of which some are another team's too.
    struct Team: Sendable {
        let name: String
        let numbers: [PhoneNumber]
    }

    /// All numbers of the account, the busiest first.
    let numbers: [PhoneNumber]
    let groups: [Group]
    let teams: [Team]
    /// Who is rung at a number, and who calls from it, by its place in `numbers`.
    let users: [[User]]

    init() {
        // A range for drama use (Bundesnetzagentur, Mitteilung 148/2021).
        let numbers = (0..<300).map { PhoneNumber(stored: "+492214710" + String(1_000 + $0).dropFirst()) }
        let members = (0..<8).map { group in (0..<4).map { Self.user(group * 4 + $0) } }
        self.numbers = numbers
        groups = Self.groupNames.enumerated().map { index, name in
            Group(
                id: "g\(index)",
                name: name,
                numbers: numbers.indices.filter { Self.group($0) == index }.map { numbers[$0] }
            )
        }
        teams = Self.teamNames.enumerated().map { index, name in
            Team(name: name, numbers: numbers.indices.filter { Self.teams($0).contains(index) }.map { numbers[$0] })
        }
        users = numbers.indices.map { index in Self.group(index).map { members[$0] } ?? [Self.user(index)] }
    }

    /// The group and the team of the busiest number that has both.
    var busiestGroupAndTeam: (group: String, team: String)? {
        for (index, _) in numbers.enumerated() {
            guard let group = Self.group(index), let team = Self.teams(index).first else { continue }
            return (groups[group].name, teams[team].name)
        }
        return nil
    }

    /// The place in `numbers` of the number somebody calls, or calls from: the first are the busiest.
    ///
    /// - Parameter unit: 0 up to, but not including, 1.
    func place(_ unit: Double) -> Int { Int(unit * unit * Double(numbers.count)) }

    /// A bit more than half of the numbers ring a group.
    private static func group(_ place: Int) -> Int? { place < 160 ? place % 8 : nil }

    /// Two numbers of three are a team's, one of fifteen is two teams'.
    private static func teams(_ place: Int) -> [Int] {
        guard !place.isMultiple(of: 3) else { return [] }
        let team = place / 3 % 12
        return place % 15 == 1 ? [team, (team + 5) % 12] : [team]
    }

    private static func user(_ number: Int) -> User {
        User(name: "Employee \(String(1_000 + number).dropFirst())", fullUserID: "3141592w\(number)")
    }

    private static let groupNames = [
        "Hotline", "Orders", "Support", "Returns", "Accounts", "Spare parts", "Dispatch", "Switchboard",
    ]
    private static let teamNames = [
        "Hamburg", "Bremen", "Hanover", "Berlin", "Leipzig", "Dresden", "Cologne", "Frankfurt", "Stuttgart",
        "Nuremberg",
        "Munich", "Freiburg",
    ]
}
