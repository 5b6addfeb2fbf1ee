import Statistics

/// Takes out of a report what nobody may read over somebody's shoulder, wherever a message has it from.
struct Redaction: Sendable {
    /// The settings that are secret.
    static let names = [
        "DATABASE_PASSWORD", "MYSQL_PASSWORD", "SIPGATE_CLIENT_SECRET", "SIPGATE_TOKEN", "SECRET_KEY", "ADMIN_PASSWORD",
        "API_TOKEN",
    ]
    /// Shorter ones would tear holes into words, and are no secrets.
    private static let shortest = 4

    private let secrets: [String]

    /// Hides the values of the secret settings.
    init(_ reader: SettingsReader) {
        // A secret whose file cannot be read is not known, and reported elsewhere.
        secrets = Self.names.compactMap { (try? reader.secret($0)) ?? nil }.filter { $0.count >= Self.shortest }
    }

    /// The same report without secrets, passwords in addresses and telephone numbers.
    func applied(to report: Report) -> Report {
        Report(
            lines: report.lines.map { line in
                let finding = line.finding
                return Report.Line(
                    id: line.id,
                    name: line.name,
                    finding: Finding(
                        state: finding.state,
                        found: hidden(finding.found),
                        cure: finding.cure.map(hidden)
                    )
                )
            }
        )
    }

    private func hidden(_ text: Localized) -> Localized { Localized(de: hidden(text.de), en: hidden(text.en)) }

    private func hidden(_ text: String) -> String {
        secrets.reduce(WebAddress.shown(text)) { $0.replacing($1, with: "…") }
            .replacing(#/\+\d{6,}/#, with: "+…")
    }
}
