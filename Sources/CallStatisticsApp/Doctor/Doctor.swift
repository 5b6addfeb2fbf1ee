import Foundation
import Organisation
import PushAPI
import SipgateAPI
import Statistics
import Store

/// What the checks look at, opened once for all of them.
struct Doctor: Sendable {
    let reader: SettingsReader
    let settings: Settings
    let place: DatabasePlace
    let language: Language
    /// Whether the whole database file is read.
    let isThorough: Bool
    let calendar: LocalCalendar
    let now: Instant
    /// Asks web servers, which all have to answer sooner than a check has to end.
    let transport = URLSessionTransport(
        timeout: .seconds(8),
        userAgent: "call-statistics/\(CallStatistics.version)"
    )
    private let opening: Task<any CallStore, any Error>
    private let visit: Task<AccountVisit, any Error>

    init(_ reader: SettingsReader, _ settings: Settings, _ place: DatabasePlace, _ language: Language, isThorough: Bool)
    {
        self.reader = reader
        self.settings = settings
        self.place = place
        self.language = language
        self.isThorough = isThorough
        let calendar = LocalCalendar(timeZone: settings.timeZone)
        self.calendar = calendar
        now = Composition.clock()
        let opening = Task<any CallStore, any Error> {
            try await place.openAsIs(in: settings.dataFolder, settings.rules, calendar)
        }
        self.opening = opening
        visit = Task { try await AccountVisit(settings, try await opening.value) }
    }

    /// Every check, in the order of the report.
    var checks: [Check] {
        configurationChecks + rightsChecks + databaseChecks + accountChecks + webhookChecks + grafanaChecks
            + serverChecks + recordChecks
    }

    /// The database.
    ///
    /// - Throws: What is in the way of opening it.
    func database() async throws -> any CallStore { try await opening.value }

    /// The database, for checks of what is in it.
    ///
    /// - Throws: `Unknown` when it cannot be opened, which a check of its own reports.
    func store() async throws -> any CallStore {
        do {
            return try await opening.value
        } catch {
            throw Unknown(because: Localized(de: "die Datenbank fehlt.", en: "there is no database."))
        }
    }

    /// What is known of the account.
    ///
    /// - Throws: `Unknown` without a database, `StoreError`, `SecretKeyError`.
    func account() async throws -> AccountVisit {
        _ = try await store()
        return try await visit.value
    }

    /// Ends what must not be cut off, and closes what was opened.
    ///
    /// A login can be renewed once with the same token: a renewal that is under way is waited for.
    func leave() async {
        let visit = visit
        // What has not come about by now is left behind with the process.
        guard let visit = await first(within: .seconds(1), { try? await visit.value }) ?? nil else { return }
        await visit.settle()
        try? await visit.store.close()
    }
}
