import Statistics

extension AlertRule {
    /// So many callers may wait at the same time.
    static let toleratedCallers = 5
    /// So many seconds a caller may wait.
    static let toleratedWait = 120
    /// A day with fewer calls says nothing about its service level or its orphans.
    private static let minimumCalls = 20
    /// So many minutes may pass in opening hours without a call.
    private static let toleratedSilence = 30
    /// So many of a hundred calls may end unseen.
    private static let toleratedOrphans = 5

    /// The rules; one that nothing answers is left out.
    static func all(_ language: Language, serviceLevel: ServiceLevelSQL?) -> [AlertRule] {
        [
            callersWaiting(language), longestWait(language), serviceLevelMissed(language, serviceLevel),
            noEvents(language), orphanCalls(language), verification(language),
        ].compactMap(\.self)
    }

    private static func callersWaiting(_ language: Language) -> AlertRule? {
        guard let sql = Catalogue["waiting"]?.grafanaSQL(variables: false) else { return nil }
        return AlertRule(
            uid: "call-statistics-waiting",
            title: Localized(de: "Viele Anrufer warten", en: "Many callers wait")[language],
            summary: Localized(
                de: "{{ humanize $values.A.Value }} Anrufer warten.",
                en: "{{ humanize $values.A.Value }} callers wait."
            )[language],
            description: Localized(
                de: "Seit zwei Minuten warten mehr als \(toleratedCallers) Anrufer zugleich. Wer kann mit annehmen?",
                en: "For two minutes more than \(toleratedCallers) callers have been waiting at once. Who can help out?"
            )[language],
            sql: sql,
            limit: Double(toleratedCallers),
            lasting: "2m",
            tile: "waiting"
        )
    }

    private static func longestWait(_ language: Language) -> AlertRule {
        AlertRule(
            uid: "call-statistics-longest-wait",
            title: Localized(de: "Ein Anrufer wartet lange", en: "A caller waits long")[language],
            summary: Localized(
                de: "Ein Anrufer wartet seit {{ humanizeDuration $values.A.Value }}.",
                en: "A caller has been waiting for {{ humanizeDuration $values.A.Value }}."
            )[language],
            description: Localized(
                de: "Jemand wartet seit mehr als \(toleratedWait) Sekunden, und noch hat niemand abgenommen.",
                en: "Somebody has been waiting for more than \(toleratedWait) seconds, and nobody has picked up so far."
            )[language],
            sql: TileSQL.longestWait(.everything),
            limit: Double(toleratedWait),
            lasting: "0s",
            tile: LiveTile.longestWait.rawValue
        )
    }

    private static func serviceLevelMissed(_ language: Language, _ serviceLevel: ServiceLevelSQL?) -> AlertRule? {
        guard let serviceLevel else { return nil }
        return AlertRule(
            uid: "call-statistics-service-level",
            title: Localized(de: "Servicelevel verfehlt", en: "Service level missed")[language],
            summary: Localized(
                de: "Das Servicelevel liegt heute um {{ humanizePercentage $values.A.Value }} unter dem Ziel.",
                en: "Today's service level is {{ humanizePercentage $values.A.Value }} below its goal."
            )[language],
            description: Localized(
                de: "Seit einer Viertelstunde liegt das Servicelevel des Tages unter dem eingestellten Ziel. Gemessen "
                    + "wird ab \(minimumCalls) angenommenen oder aufgegebenen Anrufen.",
                en: "For a quarter of an hour the day's service level has been below the goal that is set. It is "
                    + "measured from \(minimumCalls) answered or abandoned calls on."
            )[language],
            sql: serviceLevel.shortfall(minimumCalls: minimumCalls),
            limit: 0,
            lasting: "15m",
            tile: LiveTile.serviceLevel.rawValue
        )
    }

    private static func noEvents(_ language: Language) -> AlertRule {
        AlertRule(
            uid: "call-statistics-no-events",
            title: Localized(de: "Keine Ereignisse von sipgate", en: "No events from sipgate")[language],
            summary: Localized(
                de: "Seit \(toleratedSilence) Minuten ist in der Öffnungszeit kein Anruf angekommen.",
                en: "No call has arrived for \(toleratedSilence) minutes in opening hours."
            )[language],
            description: Localized(
                de: "Es ist seit \(toleratedSilence) Minuten geöffnet, und so lange hat kein Anruf begonnen. Entweder "
                    + "ruft niemand an, oder Webhooks kommen nicht an: Läuft der Dienst, ist seine Adresse erreichbar, "
                    + "steht sie in der sipgate-Konsole? Wo so wenige anrufen, dass das üblich ist, die Regel anhalten.",
                en: "It has been open for \(toleratedSilence) minutes, and no call has begun since then. Either nobody "
                    + "calls, or webhooks do not arrive: does the service run, can its address be reached, does the "
                    + "sipgate console name it? Where so few call that this is usual, pause the rule."
            )[language],
            sql: """
                SELECT COUNT(*) AS silent
                  FROM opening_times
                 WHERE opening_times.starts_ms <= \(TileSQL.now) - \(toleratedSilence * 60_000)
                   AND opening_times.ends_ms > \(TileSQL.now)
                   AND NOT EXISTS (
                       SELECT 1
                         FROM journeys
                        WHERE journeys.started_ms > \(TileSQL.now) - \(toleratedSilence * 60_000))
                """,
            limit: 0,
            lasting: "1m",
            noData: .alerting,
            severity: .critical,
            tile: "incoming-calls"
        )
    }

    private static func orphanCalls(_ language: Language) -> AlertRule {
        AlertRule(
            uid: "call-statistics-orphans",
            title: Localized(de: "Anrufe ohne Ende", en: "Calls without an end")[language],
            summary: Localized(
                de: "{{ humanizePercentage $values.A.Value }} der Anrufe von heute und gestern endeten unbemerkt.",
                en: "{{ humanizePercentage $values.A.Value }} of today's and yesterday's calls ended unseen."
            )[language],
            description: Localized(
                de: "Von mehr als \(toleratedOrphans) % der Anrufe kam kein Auflegen an; der Dienst hat sie selbst "
                    + "abgeschlossen. Meist ist SIPGATE_WEBHOOK_URL nicht die öffentliche Adresse, oder der Dienst war "
                    + "zeitweise nicht erreichbar.",
                en: "For more than \(toleratedOrphans) % of the calls no hangup arrived; the service closed them "
                    + "itself. Mostly SIPGATE_WEBHOOK_URL is not the public address, or the service could not be "
                    + "reached at times."
            )[language],
            sql: """
                SELECT STRAIGHT_JOIN
                       COALESCE(CASE WHEN SUM(rollup_days.calls) >= \(minimumCalls)
                                     THEN SUM(rollup_days.unknown) / SUM(rollup_days.calls) END, 0) AS orphans
                  FROM calendar
                  JOIN segments
                  JOIN rollup_days ON rollup_days.segment_id = segments.id AND rollup_days.day = calendar.day
                 WHERE calendar.starts_ms <= \(TileSQL.now)
                   AND calendar.ends_ms > \(TileSQL.now) - 86400000
                   AND segments.is_total = 1
                """,
            limit: Double(toleratedOrphans) / 100,
            lasting: "15m",
            tile: "incoming-outcomes"
        )
    }

    private static func verification(_ language: Language) -> AlertRule {
        AlertRule(
            uid: "call-statistics-verification",
            title: Localized(de: "Nachrechnung findet Abweichungen", en: "Verification finds differences")[language],
            summary: Localized(
                de: "{{ humanize $values.A.Value }} Zahlen weichen von den einzelnen Anrufen ab.",
                en: "{{ humanize $values.A.Value }} figures differ from the calls one by one."
            )[language],
            description: Localized(
                de: "Der Dienst rechnet jede Nacht nach. `call-statistics verify` zeigt, welche Zahlen abweichen, "
                    + "`call-statistics rebuild` stellt sie richtig.",
                en: "The service recounts every night. `call-statistics verify` shows which figures differ, "
                    + "`call-statistics rebuild` puts them right."
            )[language],
            sql: """
                SELECT COALESCE((
                       SELECT verifications.differences
                         FROM verifications
                        ORDER BY verifications.ran_ms DESC, verifications.id DESC
                        LIMIT 1), 0) AS differences
                """,
            limit: 0,
            lasting: "0s",
            tile: "total-calls"
        )
    }
}
