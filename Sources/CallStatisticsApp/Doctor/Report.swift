import Foundation
import Statistics

/// What all checks have found: a value that knows how to be shown.
struct Report: Equatable, Sendable {
    /// One check and its finding.
    struct Line: Equatable, Sendable {
        let id: String
        let name: Localized
        let finding: Finding
    }

    let lines: [Line]

    func count(_ state: Finding.State) -> Int { lines.count { $0.finding.state == state } }

    /// 0 when all is well, 1 otherwise.
    ///
    /// - Parameter isStrict: Whether warnings count like problems.
    func exitStatus(isStrict: Bool) -> Int32 {
        count(.problem) > 0 || (isStrict && count(.warning) > 0) ? 1 : 0
    }
}

// For people.
extension Report {
    /// One line for each check, and a last one that counts.
    func text(_ language: Language, coloured: Bool) -> String {
        let words = Finding.State.allCases.map { $0.word[language].count }.max() ?? 0
        let names = lines.map { $0.name[language].count }.max() ?? 0
        let texts = lines.map { line in
            let word = line.finding.state.word[language].padded(to: words)
            let cure = line.finding.cure.map { " → " + $0[language] } ?? ""
            let text = "  \(line.name[language].padded(to: names))  \(line.finding.found[language])\(cure)"
            return line.finding.state.painted(word, coloured) + text.onOneLine
        }
        return (texts + ["", summary[language]]).joined(separator: "\n")
    }

    private var summary: Localized {
        let (warnings, problems) = (count(.warning), count(.problem))
        guard warnings + problems > 0 else {
            return Localized(
                de: "Alle \(lines.count) Prüfungen sind in Ordnung.",
                en: "All \(lines.count) checks are well."
            )
        }
        return Localized(
            de: "\(lines.count) Prüfungen: \(count(.ok)) in Ordnung, \(warnings) Warnungen, \(problems) Probleme.",
            en: "\(lines.count) checks: \(count(.ok)) ok, \(warnings) warnings, \(problems) problems."
        )
    }
}

extension Finding.State {
    fileprivate var word: Localized {
        switch self {
        case .ok: .same("ok")
        case .warning: Localized(de: "Warnung", en: "warning")
        case .problem: Localized(de: "Problem", en: "problem")
        }
    }

    fileprivate func painted(_ word: String, _ coloured: Bool) -> String {
        guard coloured else { return word }
        let colour =
            switch self {
            case .ok: 32
            case .warning: 33
            case .problem: 31
            }
        return "\u{1B}[\(colour)m\(word)\u{1B}[0m"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// A message from elsewhere may have several lines, or codes that a terminal would obey.
    fileprivate var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}

// For programs.
extension Report {
    /// An array of objects with `name`, `state`, `found` and `cure`, which is null where nothing is to be done.
    ///
    /// - Throws: `EncodingError`.
    func json(_ language: Language) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let entries = lines.map { line in
            Entry(
                name: line.id,
                state: line.finding.state.rawValue,
                found: line.finding.found[language],
                cure: line.finding.cure?[language]
            )
        }
        return String(decoding: try encoder.encode(entries), as: UTF8.self)
    }

    private struct Entry: Encodable {
        let name: String
        let state: String
        let found: String
        let cure: String?

        private enum CodingKeys: String, CodingKey {
            case name, state, found, cure
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(state, forKey: .state)
            try container.encode(found, forKey: .found)
            // Always there, so that readers need not ask whether it is.
            try container.encode(cure, forKey: .cure)
        }
    }
}
