import Foundation

/// The data of a server that has never been used, made once in a process and copied for each server.
enum Template {
    /// What both the making and the running of the data depend on.
    static let options =
        [
            "--no-defaults", "--innodb-log-file-size=8M", "--innodb-data-file-path=ibdata1:10M:autoextend",
            "--innodb-undo-tablespaces=0",
        ] + (geteuid() == 0 ? ["--user=root"] : [])

    /// Makes a folder with fresh data in it.
    static func copy() throws -> URL {
        let folder = try makeFolder()
        try FileManager.default.copyItem(at: try made.get(), to: folder.appending(path: "data"))
        return folder
    }

    private static let made = Result {
        let folder = try makeFolder()
        atexit { Template.remove() }
        let data = folder.appending(path: "data")
        _ = try Program.run(
            "mariadb-install-db",
            options + ["--datadir=\(data.path)", "--auth-root-authentication-method=normal", "--skip-test-db"]
        )
        return data
    }

    private static func remove() {
        guard let data = try? made.get() else { return }
        try? FileManager.default.removeItem(at: data.deletingLastPathComponent())
    }

    /// In a short path: that of a socket has 107 bytes at most.
    private static func makeFolder() throws -> URL {
        let name = "mariadb-" + String(UInt64.random(in: .min ... .max), radix: 36)
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
