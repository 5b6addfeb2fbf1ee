import Foundation
import PushAPI
import Statistics
import Store
import StoreMariaDB

// Whether the database answers, and is sound.
extension Doctor {
    var databaseChecks: [Check] {
        var checks = [Check("database", de: "Datenbank", en: "Database") { try await opened() }]
        switch place {
        case .sqlite:
            guard isThorough else { break }
            checks.append(
                // Reads the whole file, however large it is.
                Check("database-file", de: "Datenbankdatei", en: "Database file", patience: .seconds(600)) {
                    try await sound()
                }
            )
        case .mariadb(let address):
            checks.append(
                Check("database-server", de: "Datenbankserver", en: "Database server") { try await server(address) }
            )
        }
        return checks
    }

    private func opened() async throws -> Finding {
        let store: any CallStore
        do {
            store = try await database()
            try await store.ping()
        } catch let error as DatabaseError {
            return .problem(
                .same("\(error)"),
                cure: Localized(
                    de: "Den Dienst einmal starten, der sie anlegt; oder ihren Ort mit --data-dir, --database oder "
                        + "DATABASE_URL nennen, und dieselbe TIME_ZONE wie der Dienst verwenden.",
                    en: "Start the service once, which makes it; or name its place with --data-dir, --database or "
                        + "DATABASE_URL, and use the same TIME_ZONE as the service."
                )
            )
        } catch let error as StoreError {
            return .problem(
                .same("\(error)"),
                cure: Localized(
                    de: "Prüfen, ob der Datenbankserver läuft, und ob Adresse, Benutzer und Rechte stimmen.",
                    en: "Check that the database server runs, and the address, the user and the rights."
                )
            )
        }
        let version = try await schema(store)
        let answers = Localized(de: "antwortet, Schema „\(version)“", en: "answers, schema “\(version)”")
        return .ok(.same(place.name(in: settings.dataFolder) + " ") + answers)
    }

    private func schema(_ store: any CallStore) async throws -> String {
        let query: SQLQuery =
            switch place {
            case .sqlite: "SELECT identifier FROM grdb_migrations ORDER BY rowid DESC LIMIT 1"
            case .mariadb: "SELECT name FROM migrations ORDER BY name DESC LIMIT 1"
            }
        return try await store.rows(query).first?.first?.text ?? "?"
    }

    private func sound() async throws -> Finding {
        let complaints = try await store().rows("PRAGMA quick_check(1)").compactMap { $0.first?.text }
        guard complaints == ["ok"] else {
            return .problem(
                Localized(
                    de: "beschädigt: \(complaints.first ?? "keine Antwort")",
                    en: "damaged: \(complaints.first ?? "no answer")"
                ),
                cure: Localized(
                    de: "Den Dienst anhalten und die letzte gute Sicherung einspielen (Docs/operations.md).",
                    en: "Stop the service and restore the last good backup (Docs/operations.md)."
                )
            )
        }
        return .ok(Localized(de: "ganz gelesen, unversehrt", en: "read as a whole, sound"))
    }

    private func server(_ address: MariaDBAddress) async throws -> Finding {
        let store = try await store()
        let version = try await MariaDBDatabase.check(address)
        let asked = Composition.clock()
        let clock = try await store.rows("SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)").first?.first?.integer
        let answered = Composition.clock()
        let difference = (clock ?? asked.milliseconds) - (asked.milliseconds + (answered - asked) / 2)
        let free = try? await freeConnections(store)
        let found = Localized(
            de: "\(version), Uhr \(difference.seconds(.de))" + (free.map { ", \($0) Verbindungen frei" } ?? ""),
            en: "\(version), clock \(difference.seconds(.en))" + (free.map { ", \($0) connections free" } ?? "")
        )
        if abs(difference) > 2_000 {
            return .warning(
                found,
                cure: Localized(
                    de: "Beide Rechner nach derselben Zeitquelle stellen (NTP).",
                    en: "Set both machines by the same source of time (NTP)."
                )
            )
        }
        if let free, free < 10 {
            return .warning(
                found,
                cure: Localized(
                    de: "max_connections von MariaDB erhöhen, oder andere Programme dort begrenzen.",
                    en: "Raise MariaDB's max_connections, or limit other programs there."
                )
            )
        }
        return .ok(found)
    }

    private func freeConnections(_ store: any CallStore) async throws -> Int64? {
        let row = try await store.rows(
            """
            SELECT CAST(@@max_connections AS SIGNED), CAST(VARIABLE_VALUE AS SIGNED)
              FROM information_schema.GLOBAL_STATUS
             WHERE VARIABLE_NAME = 'THREADS_CONNECTED'
            """
        ).first
        guard let most = row?[0].integer, let used = row?[1].integer else { return nil }
        return most - used
    }
}

extension Int64 {
    /// So many ms, as a difference in seconds: `+0.4 s`.
    func seconds(_ language: Language) -> String {
        let text = String(format: "%+.1f s", Double(self) / 1_000)
        return language == .de ? text.replacing(".", with: ",") : text
    }
}
