import Foundation
import SipgateAPI
import StoreMariaDB

/// What the set-up reaches beyond this process.
struct SetupSurroundings: Sendable {
    /// Carries requests to sipgate and to the webhook's address.
    var transport: any Transport
    var pacing = Pacing(tries: 3)
    /// What is in the way of a connection, as a sentence; nil when nothing is.
    var checkDatabase: @Sendable (MariaDBAddress) async -> String?

    /// Who answers under an address.
    enum Reach: Equatable, Sendable {
        /// A service of this kind.
        case ours
        /// Somebody else, with this status.
        case other(status: Int)
        case silent
    }

    /// Asks whether a service is there.
    func reach(_ address: WebAddress) async -> Reach {
        guard let url = address.health, let answer = try? await transport.send(Exchange.Request(url: url)) else {
            return .silent
        }
        let isOurs = answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == "ok\n"
        return isOurs ? .ours : .other(status: answer.status)
    }
}

extension SetupOptions {
    /// The file of settings for a kind of database.
    func settingsFile(for kind: SetupAnswers.DatabaseKind) -> String {
        file ?? folder + (kind == .compose ? "/Deploy/.env" : "/.env")
    }

    /// What the settings of this folder speak of: containers where only they have any, else the database that is set.
    ///
    /// - Throws: `SettingsError`, `PrivateFileError`.
    func usualDatabase() throws -> SetupAnswers.DatabaseKind {
        let own = settingsFile(for: .sqlite)
        let files = FileManager.default
        if file == nil, !files.fileExists(atPath: own), files.fileExists(atPath: settingsFile(for: .compose)) {
            return .compose
        }
        return try KnownSettings(own, isCompose: false).server == nil ? .sqlite : .mariadb
    }

    /// Where sipgate is, as the environment or the file of settings says.
    ///
    /// - Throws: `SettingsError`.
    func addresses() throws -> SipgateAddresses {
        var addresses = SipgateAddresses()
        let kind = try database ?? usualDatabase()
        let reader = try SettingsReader(environment: environment, file: settingsFile(for: kind))
        if let api = try reader.address("SIPGATE_API_URL") { addresses.api = api }
        if let login = try reader.address("SIPGATE_LOGIN_URL") { addresses.login = login }
        if let realm = reader.text("SIPGATE_REALM") { addresses.realm = realm }
        return addresses
    }
}
