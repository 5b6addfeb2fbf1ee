import Preferences
import Statistics

extension SettingsReader {
    /// The file of the teams.
    var teamsFile: String { text("TEAMS_FILE") ?? "teams.json" }

    /// The preferences that the environment sets, by name; what it does not set is chosen in the pages.
    ///
    /// - Throws: `SettingsError.unusable`.
    func preferences() throws -> [String: PreferenceValue] {
        var values: [String: PreferenceValue] = [:]
        for preference in Preference.all {
            guard let (text, source) = find([preference.name]) else { continue }
            do {
                values[preference.name] = try preference.value(of: text)
            } catch {
                throw SettingsError.unusable(setting: source, value: text, cure: error.sentence(.en))
            }
        }
        return values
    }
}
