import Foundation
import SipgateAPI
import StoreMariaDB

/// What the file of settings says before anything is changed; its values are the defaults of the questions.
struct KnownSettings: Sendable {
    static let standardPort = 8_080

    let file: PrivateFile
    /// What the file holds, or what a new one begins with.
    let text: String
    /// Whether there is a file that nobody else can read.
    let isPrivate: Bool
    let isCompose: Bool
    var clientID: String?
    var clientSecret: String?
    var webhook: String?
    var base: String?
    var port: Int?
    var database: DatabasePlace?
    var realm: String?
    /// Whether the client is one that an interrupted set-up has registered, and no settings hold yet.
    private(set) var isDrafted = false

    /// Reads the file, and what an interrupted set-up has left beside it.
    ///
    /// - Throws: `SettingsError`, `PrivateFileError`.
    init(_ path: String, isCompose: Bool) throws {
        file = PrivateFile(path)
        self.isCompose = isCompose
        let existing = try file.read()
        isPrivate = existing != nil && file.isPrivate
        text = try existing ?? Self.beginning(beside: file.path)
        let reader = try SettingsReader(environment: [:], file: file.path)
        clientID = reader.text("SIPGATE_CLIENT_ID")
        clientSecret = clientID == nil ? nil : try reader.secret("SIPGATE_CLIENT_SECRET")
        webhook = reader.text("SIPGATE_WEBHOOK_URL")
        base = reader.text("SERVICE_BASE_URL")
        realm = reader.text("SIPGATE_REALM")
        if isCompose {
            port = try reader.number("PUBLISH_PORT", in: 1...65_535)
        } else {
            port = try reader.number("PORT", "INTERNAL_PORT", "SIPGATE_WEBHOOK_PORT", in: 0...65_535)
            database = try DatabasePlace(reader)
        }
        if clientID == nil { try readDraft() }
    }

    /// The file that holds a new client from its registration on until the settings are written.
    static func draft(of file: PrivateFile) -> PrivateFile { PrivateFile(file.path + ".setup") }

    private mutating func readDraft() throws {
        let reader = try SettingsReader(environment: [:], file: Self.draft(of: file).path)
        clientID = reader.text("SIPGATE_CLIENT_ID")
        clientSecret = reader.text("SIPGATE_CLIENT_SECRET")
        isDrafted = clientID != nil
    }

    /// A new file is a copy of the example that lies beside it, if one does.
    private static func beginning(beside path: String) throws -> String {
        let example = URL(filePath: path).deletingLastPathComponent().appending(path: ".env.example").path
        return try PrivateFile(example).read() ?? "# Settings of call-statistics, written by: call-statistics setup\n"
    }

    /// The port, whether it is set or not.
    var effectivePort: Int { port ?? Self.standardPort }

    /// The address under which browsers of this machine reach a service on `port`.
    static func localBase(port: Int) -> String { "http://localhost:\(port)" }

    /// The database server that is set; nil when there is none.
    var server: MariaDBAddress? {
        guard case .mariadb(let address)? = database else { return nil }
        return address
    }
}
