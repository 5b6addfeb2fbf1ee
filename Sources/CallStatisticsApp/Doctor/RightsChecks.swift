import Foundation
import Statistics

// Who can read and write the files, and whether there is room for them.
extension Doctor {
    var rightsChecks: [Check] {
        [
            Check("data-folder", de: "Datenordner", en: "Data folder") { folder() },
            Check("files", de: "Rechte der Dateien", en: "Rights of files") { files() },
            Check("disk-space", de: "Plattenplatz", en: "Disk space") { try space() },
        ]
    }

    private func folder() -> Finding {
        let path = settings.dataFolder
        guard let mode = Self.mode(of: path) else {
            return .problem(
                Localized(de: "\(path) gibt es nicht", en: "\(path) does not exist"),
                cure: Localized(
                    de: "Den Dienst einmal starten, oder den Ordner des Dienstes mit --data-dir oder DATA_DIR nennen.",
                    en: "Start the service once, or name the service's folder with --data-dir or DATA_DIR."
                )
            )
        }
        guard access(path, W_OK | X_OK) == 0 else {
            return .problem(
                Localized(de: "\(path) ist nicht beschreibbar", en: "\(path) cannot be written"),
                cure: Localized(
                    de: "Als der Benutzer prüfen, unter dem der Dienst läuft, oder ihm den Ordner geben (chown).",
                    en: "Check as the user who runs the service, or make that user the folder's owner (chown)."
                )
            )
        }
        guard mode & 0o077 == 0 else {
            return .problem(
                Localized(de: "\(path) ist für andere Benutzer offen", en: "\(path) is open to other users"),
                cure: .same("chmod 700 '\(path)'")
            )
        }
        return .ok(Localized(de: "\(path), nur für den Besitzer", en: "\(path), for its owner alone"))
    }

    private func files() -> Finding {
        var files = [".env", settings.dataFolder + "/secret.key", settings.dataFolder + "/journal.sqlite"]
        if case .sqlite = place { files.append(place.name(in: settings.dataFolder)) }
        let there = files.filter { Self.mode(of: $0) != nil }
        let open = there.filter { (Self.mode(of: $0) ?? 0) & 0o077 != 0 }
        guard !open.isEmpty else {
            return .ok(
                Localized(
                    de: "\(there.count) Dateien, nur für den Besitzer",
                    en: "\(there.count) files, for their owner alone"
                )
            )
        }
        let list = open.joined(separator: ", ")
        return .problem(
            Localized(de: "für andere Benutzer lesbar: \(list)", en: "others can read: \(list)"),
            cure: .same("chmod 600 \(open.map { "'\($0)'" }.joined(separator: " "))")
        )
    }

    private func space() throws -> Finding {
        let folder = Self.mode(of: settings.dataFolder) == nil ? "." : settings.dataFolder
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value else {
            throw Unknown(because: Localized(de: "das System nennt ihn nicht.", en: "the system does not tell."))
        }
        let megabytes = free / 1_000_000
        let found = Localized(
            de: "\(megabytes) MB frei für \(settings.dataFolder)",
            en: "\(megabytes) MB free for \(settings.dataFolder)"
        )
        let cure = Localized(
            de: "Platz schaffen, bevor Ereignisse nicht mehr gesichert werden können.",
            en: "Make room before events can no longer be made durable."
        )
        if megabytes < 200 { return .problem(found, cure: cure) }
        return megabytes < 1_000 ? .warning(found, cure: cure) : .ok(found)
    }

    /// The rights of a file or folder; nil where there is none.
    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
