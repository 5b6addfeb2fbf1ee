import Access
import Account
import Foundation
import Hummingbird
import Ingest
import Journal
import Organisation
import PushAPI
import Statistics
import Store

/// What an administrator wants to know at a glance: `GET /api/v1/status`.
struct StatusRoutes: Sendable {
    /// In ms: of how long ago it is told when nobody listened.
    private static var coverageLength: Int64 { 7 * 86_400_000 }

    let site: Site

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/status", for: \.canSeeStatistics) { request, context in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let bytes = try encoder.encode(try await status(for: context.identity, Language(of: request)))
            return Response.noStore("application/json", ByteBuffer(bytes: bytes))
        }
    }

    private func status(for reader: Identity, _ language: Language) async throws -> Status {
        let teams = site.upkeep.teams
        let state = teams.state
        let remembered = try await site.upkeep.remembered()
        let now = site.clock()
        let coverage = try await site.statistics.coverage(from: now - Self.coverageLength, to: now)
        return Status(
            version: site.version,
            lastEventAt: site.intake.live.view.lastEventAt.map(RFC3339.text),
            backlog: site.applier.backlog,
            fault: Health(of: site, saysWhy: reader.canChangeSettings).problems.first?[language],
            account: Status.AccountStatus(
                state: try await site.account.keeper.state().rawValue,
                directoryAt: site.account.keeper.lastMemory.directory.succeededAt.map(RFC3339.text),
                historyAt: site.account.keeper.lastMemory.history.succeededAt.map(RFC3339.text),
                warnings: AccountWarnings.all(of: site).map { $0[language] }
            ),
            teams: Status.TeamsStatus(
                file: teams.path,
                loadedAt: state.loadedAt.map(RFC3339.text),
                teams: remembered.teams,
                skipped: state.teams.skipped.map {
                    Status.Skipped(name: $0.name, numbers: $0.numberCount, line: $0.line)
                },
                problem: state.problem
            ),
            assignment: site.upkeep.assignment.map { Status.Progress(share: $0.share) },
            sealedDays: remembered.sealedDays,
            verification: remembered.verification.map { check in
                Status.Check(
                    ranAt: RFC3339.text(check.ranAt),
                    from: check.firstDay,
                    to: check.lastDay,
                    cells: check.cells,
                    differences: check.differences
                )
            },
            coverage: Status.Covered(
                from: RFC3339.text(now - Self.coverageLength),
                to: RFC3339.text(now),
                gaps: coverage.gaps.map { Status.Gap(from: RFC3339.text($0.from), to: RFC3339.text($0.to)) }
            ),
            storage: Status.Storage(database: site.database, since: try await oldestCall().map(RFC3339.text)),
            roles: Role.allCases.map { role in
                Status.Rights(role: role.rawValue, rights: role.rightNames(mayReveal: role.canRevealNumbers))
            }
        )
    }

    private func oldestCall() async throws -> Instant? {
        let first = try await site.store.rows("SELECT MIN(started_ms) FROM journeys").first?.first?.integer
        return first.map(Instant.init(milliseconds:))
    }
}

/// The answer, in its JSON form.
private struct Status: Encodable {
    struct AccountStatus: Encodable {
        var state: String
        var directoryAt: String?
        var historyAt: String?
        var warnings: [String]
    }

    struct TeamsStatus: Encodable {
        var file: String?
        var loadedAt: String?
        var teams: Int64
        var skipped: [Skipped]
        var problem: String?
    }

    struct Skipped: Encodable {
        var name: String
        var numbers: Int
        var line: Int
    }

    struct Progress: Encodable {
        var share: Double
    }

    struct Check: Encodable {
        var ranAt: String
        var from: Int64
        var to: Int64
        var cells: Int64
        var differences: Int64
    }

    struct Gap: Encodable {
        var from: String
        var to: String
    }

    struct Storage: Encodable {
        var database: String
        /// When the oldest call began.
        var since: String?
    }

    struct Rights: Encodable {
        var role: String
        var rights: [String]
    }

    struct Covered: Encodable {
        var from: String
        var to: String
        var gaps: [Gap]
    }

    var version: String
    var lastEventAt: String?
    var backlog: Int
    var fault: String?
    var account: AccountStatus
    var teams: TeamsStatus
    var assignment: Progress?
    var sealedDays: Int64
    var verification: Check?
    /// Of the last seven days.
    var coverage: Covered
    var storage: Storage
    /// What each role may do, the least first.
    var roles: [Rights]
}
