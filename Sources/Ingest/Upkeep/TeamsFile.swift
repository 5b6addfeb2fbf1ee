import Foundation
import Logging
import Organisation
import PushAPI
import Store
import Synchronization

/// Keeps the teams as `teams.json` has them, also when it changes while the service runs.
///
/// A file that cannot be used is refused with its line and the reason; the last good one stays in force.
public final class TeamsFile: Sendable {
    /// What is known of the file.
    public struct State: Sendable {
        /// When it was last taken over; nil when it never was since the start.
        public var loadedAt: Instant?
        /// What it said then.
        public var teams = Teams()
        /// Why what it says now is not in force; nil when it is.
        public var problem: String?
        fileprivate var seen: Stamp?
    }

    fileprivate struct Stamp: Equatable {
        var minimumNumbers: Int
        var changedAt: Date
        var bytes: Int
    }

    /// The path of the file; nil where the teams come from elsewhere.
    public let path: String?
    private let store: any CallStore
    private let logger: Logger
    private let clock: Clock
    private let shared = Mutex(State())

    /// Knows nothing of the file before `check`.
    public init(path: String?, store: any CallStore, logger: Logger, clock: @escaping Clock) {
        self.path = path
        self.store = store
        self.logger = logger
        self.clock = clock
    }

    /// What is known of the file.
    public var state: State { shared.withLock { $0 } }

    /// Takes the file over, if it is new or has changed.
    ///
    /// - Parameter minimumNumbers: Teams with fewer numbers are skipped.
    /// - Throws: `StoreError`; it is then tried again the next time.
    func check(minimumNumbers: Int) async throws {
        guard let path, let stamp = stamp(of: path, minimumNumbers), stamp != shared.withLock(\.seen) else { return }
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let teams = try Teams.parse(text, path: path, minimumNumbers: minimumNumbers)
            // A file that never had a team takes none away, such as those of a database of the original.
            let isUnused = teams.teams.isEmpty && state.teams.teams.isEmpty
            let changed = isUnused ? false : try await store.replaceTeams(teams.teams.map { ($0.name, $0.numbers) })
            tell(teams, minimumNumbers, changed: changed)
            let now = clock()
            shared.withLock { $0 = State(loadedAt: now, teams: teams, problem: nil, seen: stamp) }
        } catch let error as StoreError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            let reason = (error as? TeamsProblem)?.description ?? "\(path) cannot be read; it must be text in UTF-8."
            logger.error("the teams stay as they were", metadata: ["reason": "\(reason)"])
            shared.withLock {
                $0.problem = reason
                $0.seen = stamp
            }
        }
    }

    private func tell(_ teams: Teams, _ minimumNumbers: Int, changed: Bool) {
        for skipped in teams.skipped {
            logger.warning(
                "a team is skipped: it has too few numbers",
                metadata: [
                    "team": "\(skipped.name)", "numbers": "\(skipped.numberCount)", "minimum": "\(minimumNumbers)",
                    "line": "\(skipped.line)",
                ]
            )
        }
        guard changed else { return }
        logger.info("teams have changed; stored calls are moved", metadata: ["teams": "\(teams.teams.count)"])
    }

    private func stamp(of path: String, _ minimumNumbers: Int) -> Stamp? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let changedAt = attributes[.modificationDate] as? Date, let bytes = attributes[.size] as? Int
        else { return nil }
        return Stamp(minimumNumbers: minimumNumbers, changedAt: changedAt, bytes: bytes)
    }
}
