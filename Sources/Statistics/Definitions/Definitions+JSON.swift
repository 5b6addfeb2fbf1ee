import Calls
import Formulas

extension Definitions {
    /// All definitions but those of the panels, which the catalogue has, as JSON in UTF-8.
    ///
    /// What stands in backticks in a meaning is a name as the API writes it.
    public static func json(_ language: Language) -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.key("words")
            json.definitions((words + conventions).map { Entry($0, language) })
            json.key("outcomes")
            json.definitions(Outcome.allCases.map { Entry($0.rawValue, $0.title[language], $0.meaning[language]) })
            json.key("formulas")
            let serviceLevels = ServiceLevel.Formula.allCases.map { formula in
                Entry(formula.rawValue, formula.rawValue, formula.meaning[language], formula: formula.text)
            }
            json.definitions(
                symbols.map { Entry($0, language) } + serviceLevels + erlangFormulas.map { Entry($0, language) }
            )
        }
        return json.bytes
    }

    /// A definition in one language.
    fileprivate struct Entry {
        var id: String
        var title: String
        var meaning: String
        var formula: String?

        init(_ id: String, _ title: String, _ meaning: String, formula: String? = nil) {
            (self.id, self.title, self.meaning, self.formula) = (id, title, meaning, formula)
        }

        init(_ term: Term, _ language: Language) {
            self.init(term.id, term.name[language], term.meaning[language], formula: term.formula)
        }
    }
}

extension JSONText {
    fileprivate mutating func definitions(_ entries: [Definitions.Entry]) {
        array { json in
            for entry in entries {
                json.object { json in
                    json.member("id", entry.id)
                    json.member("title", entry.title)
                    json.member("meaning", entry.meaning)
                    if let formula = entry.formula { json.member("formula", formula) }
                }
            }
        }
    }
}
