import Access
import Calls
import Foundation
import Logging
import Preferences
import PushAPI
import Signatures

/// Everything that can be set, resolved and checked.
struct Settings: Sendable {
    var host = "127.0.0.1"
    var port = 8080
    var dataFolder = "./data"
    var database = DatabasePlace.sqlite(path: nil)
    var timeZone: TimeZone
    /// Where sipgate reaches the webhook; nil when each request tells.
    var webhookAddress: String?
    /// Proxies whose word is taken for the address of a browser.
    var trustedProxies = AddressRange.loopback
    var publicKeyFile: String?
    var skipsSignatureCheck = false
    var hasBareRoute = false
    /// After how long without a look a demo beside the real site ends by itself, in seconds.
    var demoPatience = 1_800
    var rules = CallRules()
    /// The file of the teams; nil where they come from elsewhere.
    var teamsFile: String?
    /// What can be chosen in the pages as well, as far as the environment says it.
    var preferences: [String: PreferenceValue]
    var account: AccountSettings

    /// Options of the command line that override the environment.
    struct Overrides {
        var host: String?
        var port: Int?
        var dataFolder: String?
        var skipsSignatureCheck = false
        var hasBareRoute = false
    }

    /// Reads all settings.
    ///
    /// - Throws: `SettingsError` for the first one that makes no sense.
    init(_ overrides: Overrides, _ reader: SettingsReader) throws {
        host = overrides.host ?? reader.text("HOST") ?? host
        port =
            try overrides.port ?? reader.number("PORT", "INTERNAL_PORT", "SIPGATE_WEBHOOK_PORT", in: 0...65_535) ?? port
        dataFolder = overrides.dataFolder ?? reader.text("DATA_DIR") ?? dataFolder
        database = try DatabasePlace(reader)

        let zone = reader.text("TIME_ZONE") ?? "Europe/Berlin"
        guard let timeZone = TimeZone(identifier: zone) else { throw SettingsError.unknownTimeZone(zone) }
        self.timeZone = timeZone

        webhookAddress = reader.text("SIPGATE_WEBHOOK_URL")
        if let webhookAddress, !webhookAddress.hasPrefix("https://"), !webhookAddress.hasPrefix("http://") {
            throw SettingsError.notAnAddress(setting: "SIPGATE_WEBHOOK_URL", value: webhookAddress)
        }
        trustedProxies = try reader.addressRanges("TRUSTED_PROXIES") ?? trustedProxies
        publicKeyFile = reader.text("SIPGATE_PUBLIC_KEY_FILE")
        skipsSignatureCheck = try overrides.skipsSignatureCheck || reader.flag("UNSAFE_SKIP_SIGNATURE_CHECK")
        hasBareRoute = overrides.hasBareRoute

        let day = 86_400
        if let seconds = try reader.number("DEMO_IDLE_SECONDS", in: 1...day) { demoPatience = seconds }
        if let seconds = try reader.number("RING_LIMIT_SECONDS", in: 1...day) {
            rules.ringLimit = Int64(seconds) * 1_000
        }
        if let seconds = try reader.number("TALK_LIMIT_SECONDS", in: 1...2 * day) {
            rules.talkLimit = Int64(seconds) * 1_000
        }
        teamsFile = reader.teamsFile
        preferences = try reader.preferences()
        rules.shortAbandon = PreferenceSheet(environment: preferences).rules.shortAbandon
        account = try AccountSettings(reader, port: port)
    }

    /// How much is logged.
    ///
    /// - Throws: `SettingsError.unknownLogLevel`.
    static func logLevel(_ reader: SettingsReader) throws -> Logger.Level {
        guard let name = reader.text("LOG_LEVEL") else { return .info }
        guard let level = Logger.Level(rawValue: name.lowercased()) else { throw SettingsError.unknownLogLevel(name) }
        return level
    }

    /// What checks the signatures; nil when the operator has switched the check off.
    ///
    /// - Throws: `SettingsError.unreadableKey`, or `KeyError` when libcrypto cannot read sipgate's key.
    func verifier() throws -> SignatureVerifier? {
        guard !skipsSignatureCheck else { return nil }
        guard let publicKeyFile else { return try SignatureVerifier.sipgate() }
        do {
            let pem = try String(contentsOfFile: publicKeyFile, encoding: .utf8)
            return SignatureVerifier(key: try PublicKey(pem: pem))
        } catch {
            let reason = (error as? KeyError)?.description ?? "Check that the file exists and may be read."
            throw SettingsError.unreadableKey(path: publicKeyFile, reason: reason)
        }
    }

    /// The same settings without anything that could lead to real data.
    var forDemo: Settings {
        var settings = self
        settings.database = .sqlite(path: nil)
        settings.webhookAddress = nil
        settings.teamsFile = nil
        // It has teams and hours of its own.
        settings.preferences = preferences.filter { name, _ in
            Preference[name].map { $0.section != .hours && $0.section != .teams } ?? false
        }
        settings.account = AccountSettings()
        settings.account.operatorToken = account.operatorToken
        // No simulated call is as long as this, and some lose their hangup.
        settings.rules.ringLimit = 120_000
        settings.rules.talkLimit = 300_000
        return settings
    }
}
