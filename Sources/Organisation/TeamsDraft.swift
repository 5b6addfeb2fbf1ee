import Foundation

/// Teams as somebody wants them, before anybody has looked whether that is possible.
///
/// A draft is written down as the file of the teams has it, and read by the same reader: what a page accepts is what
/// the file accepts.
public struct TeamsDraft: Hashable, Sendable {
    /// A team as somebody wants it.
    public struct Team: Hashable, Sendable, Codable {
        /// What it is to be called.
        public var name: String
        /// Its numbers, however they are written.
        public var numbers: [String]
        /// What differs for this team from the service level of all; nil for nothing.
        public var serviceLevel: Level?

        /// A team of these numbers.
        public init(name: String, numbers: [String], serviceLevel: Level? = nil) {
            self.name = name
            self.numbers = numbers
            self.serviceLevel = serviceLevel
        }
    }

    /// What differs for a team from the service level of all; nil is no difference.
    public struct Level: Hashable, Sendable, Codable {
        /// Within how many seconds calls are to be answered.
        public var seconds: Int64?
        /// How many of a hundred calls are to be answered within that time.
        public var goal: Int?
        /// The formula.
        public var formula: String?
        /// Up to how many seconds of waiting a caller's giving up is called short.
        public var shortAbandonSeconds: Int64?

        /// What differs.
        public init(
            seconds: Int64? = nil,
            goal: Int? = nil,
            formula: String? = nil,
            shortAbandonSeconds: Int64? = nil
        ) {
            self.seconds = seconds
            self.goal = goal
            self.formula = formula
            self.shortAbandonSeconds = shortAbandonSeconds
        }
    }

    /// Why a draft is not possible.
    public struct Problem: Error, Hashable, Sendable {
        /// What it is about, as in `teams.0.name` or `teams.2.numbers.1`.
        public var place: String
        /// What is wrong and what to write instead.
        public var problem: TeamsProblem
    }

    /// The teams, in the order of the file.
    public var teams: [Team]

    /// A draft of these teams.
    public init(teams: [Team]) {
        self.teams = teams
    }

    /// A draft that changes nothing.
    public init(_ teams: Teams) {
        self.teams = teams.teams.map { team in
            let level = Level(
                seconds: team.serviceLevel.seconds,
                goal: team.serviceLevel.goal,
                formula: team.serviceLevel.formula,
                shortAbandonSeconds: team.serviceLevel.shortAbandonSeconds
            )
            return Team(name: team.name, numbers: team.numbers, serviceLevel: level == Level() ? nil : level)
        }
    }

    /// The draft in the one spelling of names and numbers.
    ///
    /// - Parameter path: The name of the file for messages.
    /// - Throws: `TeamsDraft.Problem` for the first thing that is not possible.
    public func checked(path: String) throws(Problem) -> TeamsDraft {
        let lines = lines
        do throws(TeamsProblem) {
            return TeamsDraft(try Teams.parse(lines.map(\.text).joined(separator: "\n"), path: path, minimumNumbers: 0))
        } catch {
            let place = lines.indices.contains(error.line - 1) ? lines[error.line - 1].place : "teams"
            throw Problem(place: place, problem: error)
        }
    }

    /// The draft as the file has it: JSON, one thing on each line.
    public var text: String { lines.map { $0.text + "\n" }.joined() }
}

// Each line knows what it is about, so that a complaint about a line is one about a field.
extension TeamsDraft {
    private typealias Line = (text: String, place: String)

    private var lines: [Line] {
        guard !teams.isEmpty else { return [("[]", "teams")] }
        let blocks = teams.enumerated().map { $1.lines(at: "teams.\($0)", isLast: $0 == teams.count - 1) }
        return [("[", "teams")] + blocks.joined() + [("]", "teams")]
    }
}

extension TeamsDraft.Team {
    fileprivate func lines(at place: String, isLast: Bool) -> [(text: String, place: String)] {
        var lines = [("  {", place), (#"    "name": \#(Self.quoted(name)),"#, place + ".name")]
        let comma = serviceLevel == nil ? "" : ","
        if numbers.isEmpty {
            lines.append((#"    "numbers": []"# + comma, place + ".numbers"))
        } else {
            lines.append((#"    "numbers": ["#, place + ".numbers"))
            for (index, number) in numbers.enumerated() {
                let comma = index == numbers.count - 1 ? "" : ","
                lines.append(("      " + Self.quoted(number) + comma, "\(place).numbers.\(index)"))
            }
            lines.append(("    ]" + comma, place + ".numbers"))
        }
        if let serviceLevel { lines += serviceLevel.lines(at: place + ".serviceLevel") }
        return lines + [(isLast ? "  }" : "  },", place)]
    }

    fileprivate static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A text alone is always possible; what is none would be refused by the reader as an empty one.
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

extension TeamsDraft.Level {
    fileprivate func lines(at place: String) -> [(text: String, place: String)] {
        let members = [
            ("seconds", seconds.map(String.init)), ("goal", goal.map(String.init)),
            ("formula", formula.map(TeamsDraft.Team.quoted)),
            ("shortAbandonSeconds", shortAbandonSeconds.map(String.init)),
        ].compactMap { name, value in value.map { (name, $0) } }
        let lines = members.enumerated().map { index, member in
            let comma = index == members.count - 1 ? "" : ","
            return (text: #"      "\#(member.0)": \#(member.1)\#(comma)"#, place: "\(place).\(member.0)")
        }
        return [(#"    "serviceLevel": {"#, place)] + lines + [("    }", place)]
    }
}
