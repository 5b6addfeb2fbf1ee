import Ingest
import Preferences
import Statistics
import Store

/// The answer of `GET /api/v1/settings`, in its JSON form.
struct SettingsAnswer: Encodable {
    struct Setting: Encodable {
        var name: String
        var section: String
        var kind: String
        var value: PreferenceValue
        var standard: PreferenceValue
        var source: String
        var minimum: Int?
        var maximum: Int?
        var unit: String?
        var choices: [Choice]?
        var title: String
        var hint: String
        var effect: String

        enum CodingKeys: String, CodingKey {
            case name, section, kind, value, source, minimum, maximum, unit, choices, title, hint, effect
            case standard = "default"
        }
    }

    struct Choice: Encodable {
        var value: String
        var title: String
        var hint: String?
    }

    struct Progress: Encodable {
        var share: Double
    }

    var settings: [Setting]
    /// Who changed something in the pages the last time.
    var changedBy: String?
    var changedAt: String?
    /// How far calls of the past are counted anew; nil when they all are.
    var moving: Progress?

    init(of site: Site, _ language: Language) {
        let sheet = site.preferences.sheet
        settings = Preference.all.map { Setting($0, sheet, language) }
        changedBy = sheet.chosen.changedBy
        changedAt = sheet.chosen.changedAt.map(RFC3339.text)
        moving = site.upkeep.assignment.map { Progress(share: $0.share) }
    }
}

extension SettingsAnswer.Setting {
    fileprivate init(_ preference: Preference, _ sheet: PreferenceSheet, _ language: Language) {
        name = preference.name
        section = preference.section.rawValue
        value = preference.value(in: sheet.rules)
        standard = preference.standard
        source = sheet.source(of: preference).rawValue
        title = preference.title[language]
        hint = preference.hint[language]
        effect = preference.effect.rawValue
        switch preference.kind {
        case .number(let bounds, let unit):
            kind = "number"
            (minimum, maximum) = (bounds.lowerBound, bounds.upperBound)
            self.unit = unit.rawValue
        case .flag: kind = "flag"
        case .choice(let choices):
            kind = "choice"
            self.choices = choices.map { choice in
                SettingsAnswer.Choice(
                    value: choice.value,
                    title: choice.title[language],
                    hint: choice.hint?[language]
                )
            }
        case .hours: kind = "text"
        }
    }
}
