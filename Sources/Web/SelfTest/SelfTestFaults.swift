import Statistics

// What can be wrong, and what to do then.
extension Localized {
    static func unreachable(_ reason: String) -> Localized {
        Localized(
            de: "Der Dienst erreicht sich selbst nicht. Bitte Firewall und HOST dieses Rechners prüfen. (\(reason))",
            en: "The service does not reach itself. Check this machine's firewall and HOST. (\(reason))"
        )
    }

    static func refused(status: Int) -> Localized {
        Localized(
            de: "Das Ereignis wurde mit Status \(status) abgewiesen. Der Grund steht im Log des Dienstes.",
            en: "The event was refused with status \(status). The service's log says why."
        )
    }

    static var otherProgram: Localized {
        Localized(
            de: "Auf dem Port antwortet ein anderes Programm. Bitte --port prüfen und den Dienst neu starten.",
            en: "Another program answers on the port. Check --port and start the service again."
        )
    }

    static var signatureUnchecked: Localized {
        Localized(
            de: "Die Prüfung ist abgeschaltet: Jeder kann Anrufe erfinden. Bitte UNSAFE_SKIP_SIGNATURE_CHECK entfernen "
                + "und den Dienst neu starten.",
            en: "The check is off: anybody can forge calls. Remove UNSAFE_SKIP_SIGNATURE_CHECK and start the service "
                + "again."
        )
    }

    static func forgeryTaken(status: Int?) -> Localized {
        let answer = status.map { "\($0)" } ?? "–"
        return Localized(
            de: "Statt mit 403 wurde mit \(answer) geantwortet. Bitte SIPGATE_PUBLIC_KEY_FILE prüfen; ohne diese "
                + "Einstellung gilt sipgates eigener Schlüssel.",
            en: "The answer was \(answer) instead of 403. Check SIPGATE_PUBLIC_KEY_FILE; without that setting "
                + "sipgate's own key is in force."
        )
    }

    static var liveIsDeaf: Localized {
        Localized(
            de: "Der Anruf erschien nicht binnen zwei Sekunden. Der Rechner ist vermutlich überlastet; bitte noch "
                + "einmal versuchen, sonst den Dienst neu starten.",
            en: "The call did not appear within two seconds. The machine is probably overloaded; try again, or start "
                + "the service again."
        )
    }

    static func journalFault(_ reason: String) -> Localized {
        let detail = reason.isEmpty ? "" : " (\(reason))"
        return Localized(
            de: "Die Platte nahm die Ereignisse nicht an. Bitte Platz und Rechte des Datenordners prüfen.\(detail)",
            en: "The disk did not take the events. Check space and rights of the data folder.\(detail)"
        )
    }

    static func databaseFault(_ reason: String?) -> Localized {
        let detail = reason.map { " (\($0))" } ?? ""
        return Localized(
            de: "Die Datenbank antwortet nicht, wie sie soll. Echte Anrufe bleiben so lange im Journal. Bitte mit "
                + "„call-statistics doctor“ prüfen.\(detail)",
            en: "The database does not answer as it should. Real calls stay in the journal meanwhile. Look with "
                + "“call-statistics doctor”.\(detail)"
        )
    }

    static var databaseForgets: Localized {
        Localized(
            de: "Der geschriebene Anruf war danach nicht zu lesen. Bitte „call-statistics verify“ ausführen.",
            en: "The call that was written could not be read. Run “call-statistics verify”."
        )
    }

    static var statisticsWrong: Localized {
        Localized(
            de: "Die Summen haben den Anruf nicht genau einmal gezählt. Bitte „call-statistics rebuild“ ausführen.",
            en: "The sums did not count the call exactly once. Run “call-statistics rebuild”."
        )
    }

    static var tracesLeft: Localized {
        Localized(
            de: "Der Testanruf steht noch in der Datenbank. Bitte den Dienst neu starten und diesen Fehler melden.",
            en: "The test call is still in the database. Start the service again, and report this fault."
        )
    }

    static func outsideUnreachable(_ address: String, _ reason: String) -> Localized {
        Localized(
            de:
                "\(address) ist von hier aus nicht erreichbar (\(reason)). Bitte Proxy, Zertifikat und Firewall prüfen. "
                + "Klappt es aus einem anderen Netz, leitet nur der Router hier nicht auf sich selbst zurück.",
            en:
                "\(address) cannot be reached from here (\(reason)). Check proxy, certificate and firewall. If it works "
                + "from another network, only the router here does not lead back to itself."
        )
    }

    static func outsideRefused(_ address: String, status: Int) -> Localized {
        switch status {
        case 301, 302, 303, 307, 308:
            Localized(
                de: "\(address) leitet weiter (\(status)). sipgate folgt keiner Weiterleitung: bitte das Ziel selbst "
                    + "als Webhook-Adresse eintragen.",
                en: "\(address) redirects (\(status)). sipgate follows no redirect: enter its target as the webhook "
                    + "address."
            )
        case 401, 403:
            Localized(
                de: "\(address) weist Ereignisse ab (\(status)). Verlangt der Proxy ein Passwort, oder ändert er den "
                    + "Inhalt? Bei mehreren Servern kann auch ein anderer geantwortet haben: dann noch einmal versuchen.",
                en:
                    "\(address) refuses events (\(status)). Does the proxy ask for a password, or change the body? With "
                    + "several servers another one may have answered: then try again."
            )
        default:
            Localized(
                de: "\(address) antwortet mit Status \(status). Bitte prüfen, ob der Proxy POST an diesen Dienst "
                    + "weitergibt.",
                en: "\(address) answers with status \(status). Check that the proxy passes POST on to this service."
            )
        }
    }

    static func outsideElsewhere(_ address: String) -> Localized {
        Localized(
            de: "\(address) hat geantwortet, aber das Ereignis kam nicht hier an. Führt die Adresse zu einem anderen "
                + "Dienst?",
            en: "\(address) answered, but the event did not arrive here. Does the address lead to another service?"
        )
    }
}
