import Foundation
import PushAPI

extension Teams {
    /// Reads the teams from the bytes of a JSON file.
    ///
    /// The file is a list of `{"name": "Sales", "numbers": ["+49211…", "0211…"]}`, where a team may also have
    /// `"serviceLevel": {"seconds": 20, "goal": 80, "formula": "SL-I", "shortAbandonSeconds": 5}` or a part of it. Numbers
    /// are brought into the one spelling of `PhoneNumber`; a number that a team has twice counts once.
    ///
    /// - Parameters:
    ///   - bytes: The file, in UTF-8 with or without a byte order mark.
    ///   - path: The name of the file for messages.
    ///   - minimumNumbers: How many different numbers a team must have; those with fewer are skipped.
    /// - Throws: `TeamsProblem` for the first thing in the file that is not understood.
    public static func parse(
        _ bytes: some Sequence<UInt8>,
        path: String,
        minimumNumbers: Int = 2
    ) throws(TeamsProblem) -> Teams {
        do {
            return try Teams(LocatedJSON(Array(bytes)), minimumNumbers: minimumNumbers)
        } catch let problem {
            throw TeamsProblem(path: path, line: problem.line, sentence: problem.sentence, atField: problem.atField)
        }
    }

    /// Reads the teams from the text of a JSON file; see `parse(_:path:minimumNumbers:)`.
    public static func parse(_ text: String, path: String, minimumNumbers: Int = 2) throws(TeamsProblem) -> Teams {
        try parse(text.utf8, path: path, minimumNumbers: minimumNumbers)
    }

    private init(_ json: LocatedJSON, minimumNumbers: Int) throws(JSONProblem) {
        self.init()
        var lines: [String: Int] = [:]
        for entry in try json.elements(of: "The file", such: #"[{"name": "Sales", "numbers": ["+49…"]}]"#) {
            let team = try Team(entry)
            if let line = lines.updateValue(entry.line, forKey: team.name.lowercased()) {
                throw entry.problem(
                    "The team \(quoted(team.name)) stands on line \(line) already. Give one of them another name.",
                    atField: TeamsProblem.FieldWords(
                        de: "So heißt schon ein anderes Team. Bitte einen anderen Namen wählen.",
                        en: "Another team is called so already. Give one of them another name."
                    )
                )
            }
            if team.numbers.count < minimumNumbers {
                skipped.append(Skipped(name: team.name, numberCount: team.numbers.count, line: entry.line))
            } else {
                teams.append(team)
            }
        }
    }
}

extension Teams.Team {
    private static let longestName = 100

    fileprivate init(_ json: LocatedJSON) throws(JSONProblem) {
        let members = try json.members(of: "A team", only: ["name", "numbers", "serviceLevel"])
        guard let name = members["name"] else {
            throw json.problem(#"This team has no name. Add "name": "…"."#)
        }
        guard let numbers = members["numbers"] else {
            throw json.problem(#"This team has no numbers. Add "numbers": ["+49…", "+49…"]."#)
        }
        self.init(name: try Self.name(name), numbers: [])
        var known: Set<String> = []
        for json in try numbers.elements(of: "\"numbers\"", such: #"["+49…", "+49…"]"#) {
            let number = try Self.number(json, in: self.name)
            if known.insert(number).inserted { self.numbers.append(number) }
        }
        if let level = members["serviceLevel"] { serviceLevel = try ServiceLevelOverride(level) }
    }

    private static func name(_ json: LocatedJSON) throws(JSONProblem) -> String {
        guard case .string(let text) = json.content else {
            throw json.problem(#"The name of a team is a text in quotes: "name": "Sales"."#)
        }
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else {
            throw json.problem(
                "The name of this team is empty. Give it a name.",
                atField: TeamsProblem.FieldWords(
                    de: "Das Team hat keinen Namen. Bitte einen schreiben.",
                    en: "The team has no name. Give it one."
                )
            )
        }
        guard name.count <= longestName,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw json.problem(
                "The name of a team has one line of at most \(longestName) characters. Make it shorter.",
                atField: TeamsProblem.FieldWords(
                    de: "Der Name eines Teams hat eine Zeile mit höchstens \(longestName) Zeichen. Bitte kürzen.",
                    en: "The name of a team has one line of at most \(longestName) characters. Make it shorter."
                )
            )
        }
        guard name.lowercased() != "other" else {
            throw json.problem(
                "“Other” is what calls in no team are called. Give this team another name.",
                atField: TeamsProblem.FieldWords(
                    de: "„Other“ heißen die Anrufe ohne Team. Bitte einen anderen Namen wählen.",
                    en: "“Other” is what calls in no team are called. Give this team another name."
                )
            )
        }
        return name
    }

    private static func number(_ json: LocatedJSON, in team: String) throws(JSONProblem) -> String {
        guard case .string(let text) = json.content else {
            throw json.problem("A number of the team \(quoted(team)) is not in quotes. Write \"+49…\".")
        }
        guard let number = WrittenNumber.normalised(text) else {
            throw json.problem(
                """
                “\(PhoneNumber.masked(text))” of the team \(quoted(team)) is no telephone number. \
                Write it with its country code, such as +49211….
                """,
                atField: TeamsProblem.FieldWords(
                    de: "Das ist keine Telefonnummer. Bitte mit Ländervorwahl schreiben, etwa +49 221 4710123.",
                    en: "This is no telephone number. Write it with its country code, such as +49 221 4710123."
                )
            )
        }
        return number
    }
}

extension ServiceLevelOverride {
    fileprivate init(_ json: LocatedJSON) throws(JSONProblem) {
        let names = ["seconds", "goal", "formula", "shortAbandonSeconds"]
        let members = try json.members(of: "\"serviceLevel\"", only: names)
        self.init(
            seconds: try members["seconds"]?.integer(1...3_600, of: "seconds"),
            goal: (try members["goal"]?.integer(1...100, of: "goal")).map(Int.init),
            formula: try members["formula"].map(Self.formula),
            shortAbandonSeconds: try members["shortAbandonSeconds"]?.integer(0...600, of: "shortAbandonSeconds")
        )
    }

    private static func formula(_ json: LocatedJSON) throws(JSONProblem) -> String {
        guard case .string(let formula) = json.content, formulas.contains(formula) else {
            throw json.problem(
                "\"formula\" is none that is known. Write one of \(formulas.joined(separator: ", ")).",
                atField: TeamsProblem.FieldWords(
                    de: "Diese Formel ist nicht bekannt. Bitte eine von \(formulas.joined(separator: ", ")) wählen.",
                    en: "This formula is not known. Choose one of \(formulas.joined(separator: ", "))."
                )
            )
        }
        return formula
    }
}
