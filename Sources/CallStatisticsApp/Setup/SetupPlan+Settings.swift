import Foundation
import SipgateAPI
import StoreMariaDB

/// One change of the file of settings.
struct SettingsEdit: Equatable, Sendable {
    let name: String
    /// nil where the line becomes a comment.
    let value: String?
    var isSecret = false

    /// The line as it may be shown.
    var shown: String {
        guard let value else { return "#\(name)" }
        return "\(name)=\(isSecret ? "…" : WebAddress.shown(value))"
    }
}

extension SetupPlan {
    /// What changes in the file of settings, once the client is known.
    func edits(for client: OAuthClientInfo) -> [SettingsEdit] {
        edits(
            clientID: client.clientId,
            secret: client.clientSecret.isEmpty ? knownSecret(of: client) : client.clientSecret
        )
    }

    /// The secret that the settings hold for a client, where sipgate does not tell it.
    func knownSecret(of client: OAuthClientInfo) -> String {
        known.clientID == client.clientId ? known.clientSecret ?? "" : ""
    }

    private func edits(clientID: String, secret: String) -> [SettingsEdit] {
        var edits: [SettingsEdit] = []
        func want(_ name: String, _ value: String, now: String?, isSecret: Bool = false) {
            if value != now { edits.append(SettingsEdit(name: name, value: value, isSecret: isSecret)) }
        }
        let stored = known.isDrafted ? nil : known.clientID
        want("SIPGATE_CLIENT_ID", clientID, now: stored)
        want("SIPGATE_CLIENT_SECRET", secret, now: stored == nil ? nil : known.clientSecret, isSecret: true)
        if let realm = Self.realm(ofClient: clientID) {
            want("SIPGATE_REALM", realm, now: known.realm ?? SipgateAddresses().realm)
        }
        want("SIPGATE_WEBHOOK_URL", answers.webhook.text, now: known.webhook)
        want("SERVICE_BASE_URL", answers.base.base, now: known.base)
        let portName = answers.database == .compose ? "PUBLISH_PORT" : "PORT"
        want(portName, "\(answers.port)", now: "\(known.effectivePort)")
        return edits + databaseEdits
    }

    /// A client's id may end in the realm in which it is registered.
    private static func realm(ofClient id: String) -> String? {
        ["third-party", "sipgate-apps"].first { id.hasSuffix(":\($0)") }
    }

    private var databaseEdits: [SettingsEdit] {
        switch answers.database {
        case .compose: []
        case .sqlite: known.server == nil ? [] : without(["DATABASE_URL", "DATABASE_URL_FILE", "MYSQL_HOST"])
        case .mariadb(let address): address == known.server ? [] : with(address)
        }
    }

    /// The original's names take a password with any character in it, but neither TLS nor a socket.
    private func with(_ address: MariaDBAddress) -> [SettingsEdit] {
        let password = address.password ?? ""
        guard address.encryption == .off, address.socket == nil else {
            return [
                SettingsEdit(name: "DATABASE_URL", value: address.withoutPassword),
                SettingsEdit(name: "DATABASE_PASSWORD", value: password, isSecret: true),
            ]
        }
        let edits = [
            SettingsEdit(name: "MYSQL_HOST", value: address.host),
            SettingsEdit(name: "MYSQL_PORT", value: "\(address.port)"),
            SettingsEdit(name: "MYSQL_DATABASE", value: address.database),
            SettingsEdit(name: "MYSQL_USER", value: address.user),
            SettingsEdit(name: "MYSQL_PASSWORD", value: password, isSecret: true),
        ]
        // These would win over what is written.
        let rivals = ["DATABASE_URL", "DATABASE_URL_FILE", "DATABASE_PASSWORD", "DATABASE_PASSWORD_FILE"]
        return edits + without(rivals + (password.isEmpty ? ["MYSQL_PASSWORD_FILE"] : []))
    }

    private func without(_ names: [String]) -> [SettingsEdit] {
        var document = EnvironmentDocument(known.text)
        return names.compactMap { name in
            let before = document
            document.unset(name)
            return document == before ? nil : SettingsEdit(name: name, value: nil)
        }
    }

    /// The file as it shall be.
    ///
    /// - Throws: `UnwritableValue`.
    func document(for client: OAuthClientInfo) throws -> EnvironmentDocument {
        var document = EnvironmentDocument(known.text)
        for edit in edits(for: client) {
            if let value = edit.value {
                try document.set(edit.name, to: value)
            } else {
                document.unset(edit.name)
            }
        }
        return document
    }
}

extension MariaDBAddress {
    /// The address as `DATABASE_URL` holds it beside a password of its own.
    fileprivate var withoutPassword: String {
        func escaped(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        var options = ["tls=\(encryption.rawValue)"]
        if let authorities { options.append("ca=\(escaped(authorities))") }
        if let socket { options.append("socket=\(escaped(socket))") }
        let server = host.contains(":") ? "[\(host)]" : host
        return "mariadb://\(escaped(user))@\(server):\(port)/\(escaped(database))?\(options.joined(separator: "&"))"
    }
}
