import Foundation
import Organisation
import PushAPI
import SipgateAPI
import Statistics
import Store
import Web

// Whether Grafana finds what it shows, and is found itself.
extension Doctor {
    var grafanaChecks: [Check] {
        [
            Check("grafana-data", de: "Daten für Grafana", en: "Data for Grafana") { try await grafanaData() },
            Check("grafana", de: "Grafana", en: "Grafana") { try await grafana() },
        ]
    }

    private func grafanaData() async throws -> Finding {
        guard case .mariadb = place else {
            return .ok(
                Localized(de: "nicht benutzt: Grafana liest nur MariaDB", en: "not used: Grafana reads MariaDB only")
            )
        }
        let today = calendar.date(of: now)
        let counts: [(name: String, query: SQLQuery)] = [
            ("calendar", "SELECT COUNT(*) FROM calendar WHERE day = \(today)"),
            ("service_levels", "SELECT COUNT(*) FROM service_levels"),
            ("parameters", "SELECT COUNT(*) FROM parameters"),
            ("opening_times", "SELECT COUNT(*) FROM opening_times WHERE ends_ms > \(now.milliseconds)"),
            ("coverage", "SELECT COUNT(*) FROM coverage"),
        ]
        let store = try await store()
        let filled = try await store.snapshot { reader in
            try counts.map { try reader.rows($0.query).first?.first?.integer ?? 0 }
        }
        let empty = zip(counts, filled).filter { $0.1 == 0 }.map(\.0.name)
        guard !empty.isEmpty else {
            return .ok(
                Localized(
                    de: "vollständig, Kalender bis über heute hinaus",
                    en: "complete, the calendar reaches beyond today"
                )
            )
        }
        let list = empty.joined(separator: ", ")
        return .problem(
            Localized(de: "leer oder veraltet: \(list)", en: "empty or out of date: \(list)"),
            cure: Localized(
                de: "Den Dienst auf dieser Datenbank laufen lassen: er füllt sie beim Start und stündlich.",
                en: "Let the service run on this database: it fills them at the start and every hour."
            )
        )
    }

    private func grafana() async throws -> Finding {
        guard let grafana = settings.account.grafana else {
            return .ok(Localized(de: "keine Adresse gesetzt (GRAFANA_URL)", en: "no address is set (GRAFANA_URL)"))
        }
        let host = URL(string: settings.account.baseAddress)?.host()
        let text = grafana.address(reachedAs: host)
        guard let address = URL(string: text) else {
            throw Unknown(because: Localized(de: "GRAFANA_URL ist keine Adresse.", en: "GRAFANA_URL is no address."))
        }
        let reason: String
        do {
            let status = try await transport.send(Exchange.Request(url: address)).status
            // A page that asks for a login is there.
            if status < 500, status != 404 {
                return .ok(Localized(de: "\(text) antwortet", en: "\(text) answers"))
            }
            reason = "\(text): \(status)"
        } catch let SipgateError.unreachable(why) {
            reason = why
        }
        return .warning(
            Localized(de: "von hier aus nicht erreichbar: \(reason)", en: "not reachable from here: \(reason)"),
            cure: Localized(
                de: "Grafana starten oder GRAFANA_URL berichtigen; das eingebaute Dashboard ist davon unberührt.",
                en: "Start Grafana or correct GRAFANA_URL; the built-in dashboard works without it."
            )
        )
    }
}
