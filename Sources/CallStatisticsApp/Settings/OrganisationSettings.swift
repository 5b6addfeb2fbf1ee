import Organisation

/// Who belongs to which team, and when it is open.
struct OrganisationSettings: Sendable {
    /// nil where the teams come from elsewhere.
    var teamsFile: String?
    /// Teams with fewer numbers are skipped; the original asks for two.
    var minimumNumbers = 2
    /// nil when it is always open.
    var hours: OpeningHours?

    /// What a demo starts with: it has teams and hours of its own.
    init() {}

    /// - Throws: `SettingsError`, or `OpeningHoursProblem` with its setting.
    init(_ reader: SettingsReader) throws {
        teamsFile = reader.text("TEAMS_FILE") ?? "teams.json"
        minimumNumbers = try reader.number("TEAM_MINIMUM_NUMBERS", in: 1...1_000) ?? minimumNumbers
        let land = try reader.text("HOLIDAYS").map { name in
            guard let land = Land(rawValue: name.uppercased()) else { throw SettingsError.unknownLand(name) }
            return land
        }
        if let text = reader.text("OPENING_HOURS") {
            do {
                hours = try OpeningHours(text)
            } catch {
                throw SettingsError.unreadableHours(reason: "\(error)")
            }
        }
        guard let land else { return }
        // Without opening hours a public holiday is the one time at which it is closed.
        if hours == nil { hours = try OpeningHours("Mo-Su 00:00-24:00") }
        hours?.holidays = land
    }
}
