import Foundation
import SipgateAPI
import Statistics

// What the server on this machine says of itself.
extension Doctor {
    var serverChecks: [Check] {
        [
            Check("server", de: "Laufender Dienst", en: "Running server") { try await server() },
            Check("journal", de: "Journal", en: "Journal") { try await journal() },
        ]
    }

    private func server() async throws -> Finding {
        let answer: Exchange.Response
        do {
            answer = try await ask("/readyz")
            if answer.status == 401, try await ask("/healthz").body == Data("ok\n".utf8) { return reticent() }
        } catch is SipgateError {
            return .warning(
                Localized(de: "hier läuft kein Dienst (\(authority))", en: "no server is running here (\(authority))"),
                cure: Localized(
                    de:
                        "Den Dienst starten, oder seine Adresse mit HOST und PORT nennen. Ohne ihn wird kein Anruf gezählt.",
                    en: "Start the service, or name its address with HOST and PORT. Without it no call is counted."
                )
            )
        }
        guard answer.status != 200 else {
            return .ok(Localized(de: "\(authority) ist bereit", en: "\(authority) is ready"))
        }
        guard answer.status == 503 else {
            return .warning(
                Localized(
                    de: "\(authority) antwortet mit \(answer.status), also ein anderes Programm",
                    en: "\(authority) answers with \(answer.status), so it is another program"
                ),
                cure: Localized(de: "PORT des Dienstes berichtigen.", en: "Correct the service's PORT.")
            )
        }
        let detail = (try? JSONDecoder().decode(Refusal.self, from: answer.body))?.detail ?? "503"
        return .problem(
            .same(detail),
            cure: Localized(
                de: "Beheben, was der Dienst nennt; sein Protokoll sagt mehr.",
                en: "Set right what the service names; its log tells more."
            )
        )
    }

    /// What can be said of a server that tells nobody how it is.
    private func reticent() -> Finding {
        guard settings.account.operatorToken != nil else {
            return .ok(
                Localized(
                    de: "\(authority) läuft; ob er bereit ist, sagt er nur mit API_TOKEN",
                    en: "\(authority) is running; whether it is ready it tells only with API_TOKEN"
                )
            )
        }
        return .warning(
            Localized(
                de: "\(authority) läuft, kennt aber dieses API_TOKEN nicht",
                en: "\(authority) is running, but does not know this API_TOKEN"
            ),
            cure: Localized(
                de: "Den Dienst neu starten, oder hier dieselben Einstellungen benutzen.",
                en: "Start the service again, or use the same settings here."
            )
        )
    }

    private struct Refusal: Decodable {
        let detail: String
    }

    private func journal() async throws -> Finding {
        let metrics: [Substring: Double]
        do {
            let answer = try await ask("/metrics")
            guard answer.status != 401 else { return hidden() }
            guard answer.status == 200 else { throw SipgateError.notFound }
            metrics = Self.metrics(String(decoding: answer.body, as: UTF8.self))
        } catch is SipgateError {
            return resting()
        }
        let count = { (name: Substring) in Int(metrics["call_statistics_" + name] ?? 0) }
        let (waiting, aside, lost) = (
            count("journal_length"), count("events_set_aside_total"), count("events_lost_total")
        )
        if lost > 0 {
            return .problem(
                Localized(
                    de: "\(lost) Ereignisse sind seit dem Start verloren gegangen",
                    en: "\(lost) events were lost since the start"
                ),
                cure: Localized(
                    de:
                        "Platz und Rechte des Datenordners prüfen; die Anrufe nachtragen mit: call-statistics backfill.",
                    en: "Check space and rights of the data folder; complete the calls with: call-statistics backfill."
                )
            )
        }
        if aside > 0 {
            return .warning(
                Localized(
                    de: "\(aside) Ereignisse waren nicht zu speichern und liegen beiseite",
                    en: "\(aside) events could not be stored and are set aside"
                ),
                cure: Localized(
                    de: "Das Protokoll des Dienstes nennt den Grund; bitte melden.",
                    en: "The log of the service names the reason; please report it."
                )
            )
        }
        let found = Localized(de: "\(waiting) Ereignisse warten", en: "\(waiting) events wait")
        // So many come in within seconds only when nothing is written any more.
        guard waiting > 1_000 else { return .ok(found) }
        return .warning(
            found,
            cure: Localized(
                de: "Prüfen, ob die Datenbank schreibt; in einer Minute noch einmal nachsehen, ob es weniger werden.",
                en: "Check that the database writes; look again in a minute whether they become fewer."
            )
        )
    }

    /// How large the journal's file is, in KiB; nil where there is none.
    private var journalSize: Int? {
        let path = settings.dataFolder + "/journal.sqlite"
        let sizes = [path, path + "-wal"].compactMap {
            try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int
        }
        return sizes.isEmpty ? nil : sizes.reduce(0, +) / 1_024
    }

    /// What can be said of a journal whose server tells nobody what waits in it.
    private func hidden() -> Finding {
        let size = journalSize ?? 0
        return .ok(
            Localized(
                de: "\(size) KiB; wie viele Ereignisse warten, sagt der Dienst nur mit API_TOKEN",
                en: "\(size) KiB; how many events wait, the service tells only with API_TOKEN"
            )
        )
    }

    /// What can be said of a journal that nobody writes.
    private func resting() -> Finding {
        guard let size = journalSize else { return .ok(Localized(de: "noch keins", en: "none yet")) }
        return .ok(
            Localized(
                de: "\(size) KiB; was darin wartet, kommt beim nächsten Start in die Datenbank",
                en: "\(size) KiB; what waits in it reaches the database at the next start"
            )
        )
    }

    /// The values without labels in Prometheus text.
    private static func metrics(_ text: String) -> [Substring: Double] {
        let pairs = text.split(separator: "\n").compactMap { line -> (Substring, Double)? in
            let words = line.split(separator: " ")
            guard words.count == 2, let value = Double(words[1]) else { return nil }
            return (words[0], value)
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    private var authority: String {
        let host = HealthProbe.reachable(settings.host)
        return "\(host.contains(":") ? "[\(host)]" : host):\(settings.port)"
    }

    private func ask(_ path: String) async throws -> Exchange.Response {
        guard let address = URL(string: "http://\(authority)\(path)") else { throw SipgateError.notFound }
        var headers = ["Accept-Language": language.rawValue]
        if let token = settings.account.operatorToken { headers["Authorization"] = "Bearer \(token)" }
        return try await transport.send(Exchange.Request(url: address, headers: headers))
    }
}
