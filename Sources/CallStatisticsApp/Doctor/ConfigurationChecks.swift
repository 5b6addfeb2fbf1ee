import Foundation
import Statistics

// What is set.
extension Doctor {
    var configurationChecks: [Check] {
        [
            Check("configuration", de: "Konfiguration", en: "Configuration") {
                Self.readable(place.name(in: settings.dataFolder))
            },
            Check("setting-names", de: "Namen in .env", en: "Names in .env") { try Self.names(in: ".env") },
            Check("addresses", de: "Adressen", en: "Addresses") { addresses() },
        ]
    }

    /// The report where settings cannot be read, so that nothing else can be looked at.
    static func report(on error: any Error) async -> Report {
        await Check.report(on: [
            Check("configuration", de: "Konfiguration", en: "Configuration") {
                .problem(
                    .same("\(error)"),
                    cure: Localized(
                        de:
                            "Die genannte Einstellung richtigstellen; danach werden auch alle anderen Prüfungen gemacht.",
                        en: "Set the named setting right; all other checks are made after that."
                    )
                )
            },
            Check("setting-names", de: "Namen in .env", en: "Names in .env") { try names(in: ".env") },
        ])
    }

    private static func readable(_ database: String) -> Finding {
        .ok(
            Localized(
                de: "alle Einstellungen sind lesbar; Datenbank: \(database)",
                en: "all settings can be read; database: \(database)"
            )
        )
    }

    private static func names(in file: String) throws -> Finding {
        guard FileManager.default.fileExists(atPath: file) else {
            return .ok(
                Localized(
                    de: "keine Datei .env in diesem Ordner; es gilt die Umgebung",
                    en: "no file .env in this folder; the environment counts"
                )
            )
        }
        let used = try EnvironmentFile.read(file).keys.sorted()
        let mistaken = used.compactMap { name in SettingName.meant(by: name).map { "\(name) (\($0)?)" } }
        guard !mistaken.isEmpty else {
            return .ok(
                Localized(
                    de: "\(used.count) Namen, alle bekannt oder fremd",
                    en: "\(used.count) names, all known or foreign"
                )
            )
        }
        let list = mistaken.joined(separator: ", ")
        return .warning(
            Localized(de: "vermutlich verschrieben: \(list)", en: "probably misspelt: \(list)"),
            cure: Localized(
                de: "In .env den Namen in Klammern verwenden; was anders heißt, hat keine Wirkung.",
                en: "Use the name in brackets in .env; what has another name has no effect."
            )
        )
    }

    private func addresses() -> Finding {
        guard let webhook = settings.webhookAddress else {
            return .warning(
                Localized(de: "SIPGATE_WEBHOOK_URL ist nicht gesetzt", en: "SIPGATE_WEBHOOK_URL is not set"),
                cure: Localized(
                    de: "Die öffentliche Adresse des Dienstes eintragen: call-statistics setup.",
                    en: "Set the public address of the service: call-statistics setup."
                )
            )
        }
        // A dashboard on this machine alone is fine without encryption; sipgate's way to the webhook never is.
        let isOwnDashboard = WebAddress(settings.account.baseAddress).map(\.isLoopback) ?? true
        let flaws = [
            flaw("SIPGATE_WEBHOOK_URL", webhook),
            isOwnDashboard ? nil : flaw("SERVICE_BASE_URL", settings.account.baseAddress),
        ].compactMap(\.self)
        guard flaws.isEmpty else {
            return .warning(
                Localized(de: flaws.map(\.de).joined(separator: "; "), en: flaws.map(\.en).joined(separator: "; ")),
                cure: Localized(
                    de:
                        "Die Adresse eintragen, unter der der Dienst von außen verschlüsselt erreichbar ist (https://…).",
                    en: "Set the address under which the service is reached from outside with encryption (https://…)."
                )
            )
        }
        return .ok(
            Localized(
                de: "Webhook \(webhook), Dashboard \(settings.account.baseAddress)",
                en: "webhook \(webhook), dashboard \(settings.account.baseAddress)"
            )
        )
    }

    private func flaw(_ setting: String, _ text: String) -> Localized? {
        guard let address = WebAddress(text) else {
            return Localized(de: "\(setting) ist keine Adresse", en: "\(setting) is no address")
        }
        if address.isLoopback {
            return Localized(
                de: "\(setting) (\(text)) führt nur auf den eigenen Rechner",
                en: "\(setting) (\(text)) leads to one's own machine only"
            )
        }
        guard !address.isEncrypted else { return nil }
        return Localized(
            de: "\(setting) (\(text)) ist nicht verschlüsselt",
            en: "\(setting) (\(text)) is not encrypted"
        )
    }
}
