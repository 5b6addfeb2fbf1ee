import Account
import Foundation
import PushAPI
import SipgateAPI
import Statistics

// Whether sipgate is there, and lets us in as far as is needed.
extension Doctor {
    var accountChecks: [Check] {
        [
            Check("clock", de: "Uhr", en: "Clock") { try await clock() },
            Check("login", de: "Anmeldung", en: "Login") { try await login() },
            Check("scopes", de: "Rechte der Anmeldung", en: "Scopes") { try await scopes() },
            Check("account", de: "Konto", en: "Account") { try await accountKind() },
        ]
    }

    private func clock() async throws -> Finding {
        let client = SipgateClient(
            addresses: settings.account.addresses,
            transport: transport,
            credentials: { throw LoginProblem.notConfigured },
            pacing: .once
        )
        let difference: Int64
        do {
            difference = try await client.serverTime()
        } catch let error as SipgateError {
            return .warning(
                Localized(de: "nicht vergleichbar: \(error)", en: "cannot be compared: \(error)"),
                cure: Localized(
                    de: "Prüfen, ob dieser Rechner sipgate erreicht: Netz, Namensauflösung, Proxy.",
                    en: "Check that this machine reaches sipgate: network, name resolution, proxy."
                )
            )
        }
        let found = Localized(
            de: "sipgates Uhr geht gegenüber dieser um \(difference.seconds(.de)) vor",
            en: "sipgate's clock is \(difference.seconds(.en)) ahead of this one"
        )
        let cure = Localized(
            de: "Die Uhr dieses Rechners stellen lassen: NTP einschalten (timedatectl set-ntp true).",
            en: "Have this machine's clock set: switch NTP on (timedatectl set-ntp true)."
        )
        if abs(difference) > 30_000 { return .problem(found, cure: cure) }
        return abs(difference) > 2_000 ? .warning(found, cure: cure) : .ok(found)
    }

    private func login() async throws -> Finding {
        let account = try await account()
        let connect = Localized(
            de: "Im Dashboard als Administrator anmelden und /auth öffnen.",
            en: "Log in to the dashboard as an administrator and open /auth."
        )
        switch account.standing {
        case .notConfigured:
            return .warning(
                Localized(de: "kein Zugang zu sipgate eingerichtet", en: "no access to sipgate is configured"),
                cure: Localized(
                    de: "Einrichten mit: call-statistics setup.",
                    en: "Set it up with: call-statistics setup."
                )
            )
        case .notConnected(let hasOriginal):
            guard hasOriginal else {
                return .warning(
                    Localized(de: "das Konto ist noch nicht verbunden", en: "the account is not connected yet"),
                    cure: connect
                )
            }
            return .warning(
                Localized(
                    de: "die Anmeldung des ursprünglichen Projekts ist noch nicht übernommen",
                    en: "the login of the original project is not taken over yet"
                ),
                cure: Localized(de: "Den Dienst einmal starten.", en: "Start the service once.")
            )
        case .lost(let reason):
            return .problem(Localized(de: "verloren: \(reason)", en: "lost: \(reason)"), cure: connect)
        case .sealed(let reason):
            return .problem(
                Localized(de: "nicht lesbar: \(reason)", en: "cannot be read: \(reason)"),
                cure: Localized(
                    de:
                        "secret.key des Dienstes in den Datenordner zurücklegen oder SECRET_KEY setzen wie beim Dienst; "
                        + "ist er verloren, das Konto unter /auth neu verbinden.",
                    en:
                        "Put the service's secret.key back into the data folder or set SECRET_KEY as the service has it; "
                        + "if it is lost, connect the account anew at /auth."
                )
            )
        case .personal, .browser: return try await tried(account, connect)
        }
    }

    private func tried(_ account: AccountVisit, _ connect: Localized) async throws -> Finding {
        do {
            _ = try await account.client(transport).userInfo()
        } catch SipgateError.notAuthenticated {
            guard case .personal = account.standing else {
                return .problem(Localized(de: "sipgate lehnt sie ab", en: "sipgate refuses it"), cure: connect)
            }
            return .problem(
                Localized(
                    de: "sipgate lehnt das persönliche Token ab",
                    en: "sipgate refuses the personal access token"
                ),
                cure: Localized(
                    de:
                        "In sipgates Web-App ein neues Token anlegen und als SIPGATE_TOKEN_ID und SIPGATE_TOKEN setzen.",
                    en: "Make a new token in sipgate's web app and set it as SIPGATE_TOKEN_ID and SIPGATE_TOKEN."
                )
            )
        } catch let error as OAuthError where error.isFinal {
            return .problem(.same("\(error)"), cure: connect)
        } catch {
            return .problem(
                .same("\(error)"),
                cure: Localized(
                    de: "Prüfen, ob dieser Rechner sipgate erreicht. Anrufe werden unterdessen weiter gezählt.",
                    en: "Check that this machine reaches sipgate. Calls are counted all the same meanwhile."
                )
            )
        }
        guard case .browser(let pair) = account.standing else {
            return .ok(Localized(de: "persönliches Token, gilt", en: "personal access token, valid"))
        }
        let by = account.memory.connectedBy
        let end = pair.refreshExpiresAt.map(RFC3339.text)
        return .ok(
            Localized(
                de: "im Browser" + (by.map { " durch \($0)" } ?? "") + ", gilt"
                    + (end.map { "; ohne Erneuerung bis \($0)" } ?? ""),
                en: "in the browser" + (by.map { " by \($0)" } ?? "") + ", valid"
                    + (end.map { "; until \($0) unless renewed" } ?? "")
            )
        )
    }

    private func accountKind() async throws -> Finding {
        let account = try await account()
        var product = account.memory.product
        if case .browser(let pair) = account.standing {
            product = AccountMemory.Product(rawValue: pair.product.rawValue) ?? product
        }
        var kept = account.memory.historyLifeTime
        do {
            kept = try await account.client(transport).account().historyLifeTime.rawValue
        } catch let error as SipgateError where !error.isTemporary {
            // What may not be asked is known from before, or not at all.
        }
        let kind = product?.rawValue ?? "?"
        let found = Localized(
            de: "\(kind), Verlauf bei sipgate: \(kept ?? "unbekannt")",
            en: "\(kind), history at sipgate: \(kept ?? "unknown")"
        )
        if product == .neo {
            return .ok(
                found
                    + Localized(
                        de: " – neo zeigt keine Anrufe im Verlauf: Lücken lassen sich nicht füllen",
                        en: " – neo lists no calls in its history: gaps cannot be filled"
                    )
            )
        }
        guard kept != "NONE" || !settings.account.readsHistory else {
            return .warning(
                found,
                cure: Localized(
                    de:
                        "In den Kontoeinstellungen bei sipgate den Verlauf aufbewahren lassen, oder READ_HISTORY=false.",
                    en: "Let sipgate keep the history in the account's settings, or set READ_HISTORY=false."
                )
            )
        }
        return .ok(found)
    }
}
