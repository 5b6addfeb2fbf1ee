import PushAPI
import SipgateAPI
import Statistics

// What the login may read.
extension Doctor {
    func scopes() async throws -> Finding {
        let account = try await account()
        let needed = Scope.needed(for: account.features)
        let missing: [String]
        switch account.standing {
        case .browser(let pair):
            guard !pair.scopes.isEmpty else {
                return .ok(Localized(de: "sipgate nennt sie nicht", en: "sipgate does not name them"))
            }
            missing = pair.scopes.contains("all") ? [] : needed.filter { !pair.scopes.contains($0) }
        default: missing = try await refused(needed, try account.client(transport))
        }
        guard !missing.isEmpty else {
            return .ok(Localized(de: "alle \(needed.count) vorhanden", en: "all \(needed.count) granted"))
        }
        let list = missing.joined(separator: ", ")
        guard case .browser = account.standing else {
            return .problem(
                Localized(de: "es fehlen: \(list)", en: "missing: \(list)"),
                cure: Localized(
                    de: "Das Token bei sipgate mit diesen Scopes neu anlegen.",
                    en: "Make the token anew at sipgate, with these scopes."
                )
            )
        }
        return .problem(
            Localized(de: "es fehlen: \(list)", en: "missing: \(list)"),
            cure: Localized(
                de: "Das Konto neu verbinden: als Administrator anmelden, /auth öffnen und zustimmen.",
                en: "Connect the account anew: log in as an administrator, open /auth and agree."
            )
        )
    }

    /// Those of the scopes that a personal access token lacks, which only trying tells.
    private func refused(_ scopes: [String], _ client: SipgateClient) async throws -> [String] {
        try await withThrowingTaskGroup(of: String?.self) { group in
            for scope in scopes {
                group.addTask { try await isGranted(scope, client) ? nil : scope }
            }
            let refused = try await group.reduce(into: Set<String>()) { if let scope = $1 { $0.insert(scope) } }
            return scopes.filter(refused.contains)
        }
    }

    private func isGranted(_ scope: String, _ client: SipgateClient) async throws -> Bool {
        do {
            switch scope {
            case Scope.numbersRead: _ = try await client.numbers()
            case Scope.groupsRead: _ = try await client.groups()
            case Scope.usersRead: _ = try await client.users()
            case Scope.accountRead: _ = try await client.account()
            case Scope.historyRead: _ = try await client.history(from: now - 60_000, to: now, offset: 0, limit: 1)
            case Scope.webhookSettingsRead: _ = try await client.webhookSettings()
            default: break
            }
            return true
        } catch SipgateError.notAllowed {
            return false
        } catch SipgateError.notOnNeo, SipgateError.notBooked {
            return true
        } catch let error as SipgateError {
            throw Unknown(because: .same("\(error)"))
        }
    }
}
