import PushAPI

extension LocatedJSON {
    func problem(_ sentence: String, atField: TeamsProblem.FieldWords? = nil) -> JSONProblem {
        JSONProblem(line: line, sentence: sentence, atField: atField)
    }

    /// The elements of a list; `such` is an example of one.
    func elements(of subject: String, such example: String) throws(JSONProblem) -> [LocatedJSON] {
        guard case .array(let elements) = content else {
            throw problem("\(subject) is not a list. Write \(example).")
        }
        return elements
    }

    /// The members of an object by name, all of which are among the known ones.
    func members(of subject: String, only known: [String]) throws(JSONProblem) -> [String: LocatedJSON] {
        guard case .object(let members) = content else {
            throw problem("\(subject) is written in braces: {\"\(known[0])\": …}.")
        }
        for member in members where !known.contains(member.name) {
            let names = known.map { "\"\($0)\"" }.joined(separator: ", ")
            throw JSONProblem(
                line: member.line,
                sentence: "\(subject) has no member \(quoted(member.name)). Write one of \(names), or take it out."
            )
        }
        return Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// A whole number within bounds.
    func integer(_ bounds: ClosedRange<Int64>, of name: String) throws(JSONProblem) -> Int64 {
        guard case .number(let text) = content, let number = Int64(text), bounds.contains(number) else {
            throw problem(
                "\"\(name)\" is a whole number from \(bounds.lowerBound) to \(bounds.upperBound), without quotes.",
                atField: TeamsProblem.FieldWords(
                    de: "Bitte eine ganze Zahl von \(bounds.lowerBound) bis \(bounds.upperBound) schreiben.",
                    en: "Write a whole number from \(bounds.lowerBound) to \(bounds.upperBound)."
                )
            )
        }
        return number
    }
}

/// A name from a file in quotes, fit for a message: not too long, and masked where it may be a telephone number.
func quoted(_ name: String) -> String {
    guard name.count(where: \.isNumber) < 6 else { return "“\(PhoneNumber.masked(name))”" }
    return "“\(name.count <= 60 ? name : name.prefix(59) + "…")”"
}
