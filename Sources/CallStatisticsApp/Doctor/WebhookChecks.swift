import Foundation
import PushAPI
import Secrets
import Signatures
import SipgateAPI
import Statistics

// Whether events come here, and only sipgate's.
extension Doctor {
    var webhookChecks: [Check] {
        [
            Check("webhook", de: "Webhook bei sipgate", en: "Webhook at sipgate") { try await registered() },
            Check("webhook-reachable", de: "Webhook erreichbar", en: "Webhook reachable") { try await reachable() },
            Check("signature-key", de: "Signaturschlüssel", en: "Signature key") { try signatureKey() },
        ]
    }

    private func registered() async throws -> Finding {
        let setUp = Localized(
            de: "Richtigstellen mit: call-statistics setup.",
            en: "Set it right with: call-statistics setup."
        )
        let known: WebhookSettings
        do {
            known = try await account().client(transport).webhookSettings()
        } catch SipgateError.notBooked {
            return .problem(
                Localized(de: "sipgate.io ist nicht gebucht", en: "sipgate.io is not booked"),
                cure: Localized(
                    de: "sipgate.io in sipgates Web-App buchen, dann: call-statistics setup.",
                    en: "Book sipgate.io in sipgate's web app, then: call-statistics setup."
                )
            )
        } catch let error as SipgateError {
            throw Unknown(because: .same("\(error)"))
        }
        guard let expected = settings.webhookAddress else {
            throw Unknown(because: Localized(de: "SIPGATE_WEBHOOK_URL fehlt.", en: "SIPGATE_WEBHOOK_URL is missing."))
        }
        let wrong = [
            (Localized(de: "eingehend", en: "incoming"), known.incomingUrl),
            (Localized(de: "ausgehend", en: "outgoing"), known.outgoingUrl),
        ].filter { Self.bare($0.1) != Self.bare(expected) }
        guard wrong.isEmpty else {
            let list = { (language: Language) in
                wrong.map { "\($0.0[language]) \($0.1.isEmpty ? "–" : $0.1)" }.joined(separator: ", ")
            }
            return .problem(
                Localized(
                    de: "bei sipgate steht \(list(.de)), erwartet wird \(expected)",
                    en: "sipgate has \(list(.en)), expected is \(expected)"
                ),
                cure: setUp
            )
        }
        guard known.whitelist?.isEmpty != true else {
            return .problem(
                Localized(de: "sipgate meldet keine einzige Leitung", en: "sipgate reports no line at all"),
                cure: Localized(
                    de: "Bei sipgate unter sipgate.io die Leitungen auswählen, die gezählt werden sollen.",
                    en: "Choose the lines that shall be counted at sipgate, under sipgate.io."
                )
            )
        }
        let lines = known.whitelist.map { "\($0.count)" }
        return .ok(
            Localized(
                de: "\(expected) in beiden Richtungen, " + (lines.map { "\($0) Leitungen" } ?? "alle Leitungen"),
                en: "\(expected) in both directions, " + (lines.map { "\($0) lines" } ?? "all lines")
            )
        )
    }

    /// A slash at the end makes no difference.
    private static func bare(_ address: String) -> Substring {
        address.hasSuffix("/") ? address.dropLast() : address[...]
    }

    private func reachable() async throws -> Finding {
        guard let webhook = settings.webhookAddress, let address = WebAddress(webhook) else {
            throw Unknown(because: Localized(de: "SIPGATE_WEBHOOK_URL fehlt.", en: "SIPGATE_WEBHOOK_URL is missing."))
        }
        let places = [URL(string: address.base + "/healthz"), address.health].compactMap(\.self)
        var reason = ""
        for place in places {
            do {
                let answer = try await transport.send(Exchange.Request(url: place))
                let text = String(decoding: answer.body.prefix(16), as: UTF8.self)
                if answer.status == 200, text.trimmingCharacters(in: .whitespacesAndNewlines) == "ok" {
                    return .ok(Localized(de: "\(place) antwortet", en: "\(place) answers"))
                }
                reason = "\(place): \(answer.status)"
            } catch let SipgateError.unreachable(why) {
                reason = why
            }
        }
        return .warning(
            Localized(de: "von hier aus nicht: \(reason)", en: "not from here: \(reason)"),
            cure: Localized(
                de:
                    "Von einem anderen Netz aus prüfen; geht es dort, leitet nur der Router hier nicht auf sich selbst zurück. "
                    + "Sonst Proxy und Firewall prüfen.",
                en: "Try from another network; if it works there, only the router here does not lead back to itself. "
                    + "Otherwise check proxy and firewall."
            )
        )
    }

    private func signatureKey() throws -> Finding {
        guard !settings.skipsSignatureCheck else {
            return .problem(
                Localized(
                    de: "die Prüfung ist abgeschaltet: jeder kann Anrufe erfinden",
                    en: "the check is off: anybody can forge calls"
                ),
                cure: Localized(
                    de: "UNSAFE_SKIP_SIGNATURE_CHECK entfernen und den Dienst neu starten.",
                    en: "Remove UNSAFE_SKIP_SIGNATURE_CHECK and restart the service."
                )
            )
        }
        do {
            _ = try settings.verifier()
        } catch {
            return .problem(
                .same("\(error)"),
                cure: Localized(
                    de:
                        "SIPGATE_PUBLIC_KEY_FILE entfernen, dann gilt sipgates eigener Schlüssel; oder die Datei berichtigen.",
                    en: "Remove SIPGATE_PUBLIC_KEY_FILE, which puts sipgate's own key in force; or correct the file."
                )
            )
        }
        let own = Self.fingerprint(SignatureVerifier.sipgateKey)
        guard let file = settings.publicKeyFile else {
            return .ok(Localized(de: "sipgates eigener, \(own)", en: "sipgate's own, \(own)"))
        }
        let used = Self.fingerprint(try String(contentsOfFile: file, encoding: .utf8))
        guard used != own else { return .ok(Localized(de: "sipgates eigener, \(own)", en: "sipgate's own, \(own)")) }
        return .warning(
            Localized(de: "nicht sipgates, sondern \(file), \(used)", en: "not sipgate's but \(file), \(used)"),
            cure: Localized(
                de: "Nur für Tests richtig; sonst SIPGATE_PUBLIC_KEY_FILE entfernen.",
                en: "Right for tests only; otherwise remove SIPGATE_PUBLIC_KEY_FILE."
            )
        )
    }

    /// The SHA-256 of a key's SubjectPublicKeyInfo, which is what the PEM text holds.
    private static func fingerprint(_ pem: String) -> String {
        let lines = pem.split(whereSeparator: \.isNewline).drop { !$0.hasPrefix("-----BEGIN") }.dropFirst()
        let body = lines.prefix { !$0.hasPrefix("-----END") }.joined()
        guard let bytes = Data(base64Encoded: body, options: .ignoreUnknownCharacters) else { return "SHA-256 ?" }
        return "SHA-256 " + Digest.sha256(bytes).map { String(format: "%02x", $0) }.joined()
    }
}
