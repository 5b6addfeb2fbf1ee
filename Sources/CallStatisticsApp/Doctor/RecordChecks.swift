import Foundation
import Organisation
import Preferences
import PushAPI
import Statistics
import Store

// Whether what is recorded is complete and right.
extension Doctor {
    private static let day: Int64 = 86_400_000

    var recordChecks: [Check] {
        [
            Check("teams", de: "Teams", en: "Teams") { try teams() },
            Check("last-event", de: "Letztes Ereignis", en: "Last event") { try await lastEvent() },
            Check("verification", de: "Letzte Gegenrechnung", en: "Last verification") { try await verification() },
            Check("coverage", de: "Lücken", en: "Gaps") { try await gaps() },
            Check("history-imports", de: "Verlauf einlesen", en: "History imports") { try await imports() },
        ]
    }

    private func teams() throws -> Finding {
        guard let path = settings.teamsFile, FileManager.default.fileExists(atPath: path) else {
            return .ok(Localized(de: "keine Datei, also keine Teams von hier", en: "no file, so no teams from here"))
        }
        let cure = Localized(
            de:
                "Die genannte Zeile berichtigen, dann: call-statistics teams. Bis dahin gelten die letzten guten Teams.",
            en: "Correct the named line, then: call-statistics teams. Until then the last good teams stay in force."
        )
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return .problem(
                Localized(
                    de: "\(path) ist nicht als Text in UTF-8 lesbar",
                    en: "\(path) cannot be read as text in UTF-8"
                ),
                cure: cure
            )
        }
        do {
            let minimum = PreferenceSheet(environment: settings.preferences).rules.minimumNumbers
            let teams = try Teams.parse(text, path: path, minimumNumbers: minimum)
            guard !teams.skipped.isEmpty else {
                return .ok(
                    Localized(de: "\(path): \(teams.teams.count) Teams", en: "\(path): \(teams.teams.count) teams")
                )
            }
            let names = teams.skipped.map { "\($0.name) (\($0.line))" }.joined(separator: ", ")
            return .warning(
                Localized(de: "übergangen, zu wenige Nummern: \(names)", en: "skipped, too few numbers: \(names)"),
                cure: Localized(
                    de: "Nummern ergänzen oder TEAM_MINIMUM_NUMBERS senken.",
                    en: "Add numbers or lower TEAM_MINIMUM_NUMBERS."
                )
            )
        } catch {
            // A sentence about a number quotes it.
            return .problem(.same("\(error)".replacing(#/\d{5,}/#, with: "…")), cure: cure)
        }
    }

    private func lastEvent() async throws -> Finding {
        let query: SQLQuery =
            "SELECT started_ms FROM journeys WHERE source <> 'history' ORDER BY started_ms DESC LIMIT 1"
        guard let last = try await store().rows(query).first?.first?.integer.map(Instant.init(milliseconds:)) else {
            return .warning(
                Localized(de: "noch nie kam eines an", en: "none has ever arrived"),
                cure: Localized(
                    de: "Einen Testanruf machen. Kommt er nicht an: Zeile „Webhook bei sipgate“ beachten, und ob die "
                        + "Adresse von außen erreichbar ist.",
                    en: "Make a test call. If it does not arrive: see the line “Webhook at sipgate”, and whether the "
                        + "address is reachable from outside."
                )
            )
        }
        let found = Localized.same(RFC3339.text(last))
        // At a weekend nobody may have called since Wednesday.
        guard now - last > 3 * Self.day, calendar.day(of: now).weekday < 5 else { return .ok(found) }
        return .warning(
            found,
            cure: Localized(
                de: "Einen Testanruf machen und nachsehen, ob er erscheint; sonst Webhook-Adresse und Proxy prüfen.",
                en: "Make a test call and see whether it appears; otherwise check webhook address and proxy."
            )
        )
    }

    private func verification() async throws -> Finding {
        guard let last = try await store().lastVerification() else {
            return .ok(
                Localized(
                    de: "noch keine; die erste macht der Dienst von selbst",
                    en: "none yet; the service makes the first by itself"
                )
            )
        }
        let at = RFC3339.text(last.ranAt)
        guard last.differences > 0 else {
            return .ok(Localized(de: "\(at): \(last.cells) Werte stimmen", en: "\(at): \(last.cells) values are right"))
        }
        return .problem(
            Localized(
                de: "\(at): \(last.differences) von \(last.cells) Werten weichen ab (Tag \(last.firstDay))",
                en: "\(at): \(last.differences) of \(last.cells) values differ (day \(last.firstDay))"
            ),
            cure: Localized(
                de: "Ansehen mit: call-statistics verify; beheben mit: call-statistics rebuild.",
                en: "See them with: call-statistics verify; repair them with: call-statistics rebuild."
            )
        )
    }

    private func gaps() async throws -> Finding {
        let store = try await store()
        guard let first = try await store.firstCoverage() else {
            return .ok(Localized(de: "der Dienst lief hier noch nie", en: "the service has never run here"))
        }
        let now = now
        let statistics = Statistics(reader: store, calendar: calendar, rules: settings.rules, clock: { now })
        let coverage = try await statistics.coverage(from: max(first, now - 7 * Self.day), to: now)
        guard !coverage.gaps.isEmpty else {
            return .ok(Localized(de: "keine in den letzten 7 Tagen", en: "none in the last 7 days"))
        }
        let seconds = coverage.uncovered / 1_000
        let length = seconds < 120 ? "\(seconds) s" : "\(seconds / 60) min"
        let count = coverage.gaps.count
        let found = Localized(
            de: "\(count) in den letzten 7 Tagen, zusammen \(length)",
            en: "\(count) in the last 7 days, \(length) together"
        )
        // A restart is one, and whoever called meanwhile is found in the history.
        guard seconds >= 60 else { return .ok(found) }
        return .warning(
            found,
            cure: Localized(
                de: "Anrufe daraus holt ein verbundenes Konto von selbst nach; sofort: call-statistics backfill.",
                en: "A connected account completes their calls by itself; at once: call-statistics backfill."
            )
        )
    }

    private func imports() async throws -> Finding {
        let open = try await store().openImports()
        guard let oldest = open.first else {
            return .ok(Localized(de: "nichts offen", en: "nothing is left to read"))
        }
        let share = Int(oldest.share * 100)
        let found = Localized(
            de: "\(open.count) offen, das älteste zu \(share) %",
            en: "\(open.count) under way, the oldest at \(share) %"
        )
        let problem = open.compactMap(\.problem).first
        // One that goes on is done within hours, however much the account holds.
        guard problem != nil || now - oldest.beganAt > Self.day else { return .ok(found) }
        return .warning(
            found + .same(problem.map { ": \($0)" } ?? ""),
            cure: Localized(
                de: "Anmeldung und Rechte prüfen (oben); danach liest der Dienst von selbst weiter.",
                en: "Check login and scopes (above); the service then goes on reading by itself."
            )
        )
    }
}
