import Calls
import PushAPI

/// Where legs, journeys and coverage are kept, whatever the database.
///
/// Each method is one transaction that keeps one invariant. All of them throw `StoreError`, or
/// `CancellationError` when the task is cancelled; nothing has then been written.
///
/// A database brings transactions and snapshots; all else is written once, for every database.
public protocol CallStore: StatisticsReader {
    /// The time limits that decide what legs and journeys mean.
    var rules: CallRules { get }

    /// Merges what is newly known of some legs into the store, together with the journeys that they belong to.
    ///
    /// Applying the same knowledge again changes nothing.
    ///
    /// - Parameters:
    ///   - legs: Several may speak of the same `callId`.
    ///   - position: How far the journal has been applied with them, stored in the same transaction.
    /// - Returns: The legs that changed, as they are now stored.
    func apply(_ legs: [Leg], through position: JournalPosition?) async throws -> [Leg]

    /// How far a journal has been applied; 0 when it never was.
    func position(ofJournal id: String) async throws -> Int64

    /// All legs of the journeys that have an open leg.
    func openJourneys() async throws -> [Leg]

    /// Marks as lapsed the legs that have been open beyond the limits of `rules`.
    ///
    /// - Returns: The legs that changed.
    func writeOffLapsed(at now: Instant, _ rules: CallRules) async throws -> [Leg]

    /// Marks as crashed the legs that were open when nobody had been listening.
    ///
    /// - Returns: The legs that changed.
    func writeOffCrashed(at now: Instant) async throws -> [Leg]

    /// Opens an interval of coverage, in which `server` listens from `now` on.
    ///
    /// - Returns: Until when somebody had listened before: `now` where another server does, nil when nobody ever did.
    func beginCoverage(server: String, at now: Instant) async throws -> Instant?

    /// Records that `server` was still listening at `now`.
    func extendCoverage(server: String, to now: Instant) async throws

    /// Forgets the names of legs that started before `instant`; later legs are no longer linked to those.
    func forgetNames(before instant: Instant) async throws

    /// Whether the database answers.
    func ping() async throws

    /// Runs `body` in one transaction: all that it writes stands, or nothing.
    ///
    /// It may run more than once, when the database asks for that.
    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> T
    ) async throws -> T

    /// Finishes what is under way and closes the database.
    func close() async throws
}

/// The reading side of a store, all that statistics need.
public protocol StatisticsReader: Sendable {
    /// Reads one state of the database: everything that `body` asks belongs to the same moment.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    func snapshot<T: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> T) async throws -> T
}

extension StatisticsReader {
    /// Runs a query and returns its rows, values in the order of its columns.
    ///
    /// - Throws: `StoreError`.
    public func rows(_ query: SQLQuery) async throws -> [[SQLValue]] {
        try await snapshot { try $0.rows(query) }
    }
}

/// How far a journal has been applied.
public struct JournalPosition: Hashable, Sendable {
    /// The journal; a new file has a new id.
    public var journal: String
    /// The last applied sequence number.
    public var sequence: Int64

    /// Creates a position.
    public init(journal: String, sequence: Int64) {
        self.journal = journal
        self.sequence = sequence
    }
}

/// Why a store could not do what it was asked to.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    /// The database cannot be opened; the reason says what to do.
    case cannotOpen(path: String, reason: String)
    /// The database is of a later version of the product.
    case newerSchema(migration: String)
    /// The schema is being brought up to date, which takes long.
    case preparing
    /// A statement failed.
    case failed(reason: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "The database \(path) cannot be opened: \(reason)"
        case .newerSchema(let migration):
            "The database was written by a later version (migration \(migration)). Install that version or later."
        case .preparing:
            "The database is being brought up to date, which may take minutes after an update. It goes on by itself."
        case .failed(let reason):
            "The database does not do what it was asked to: \(reason)."
        }
    }
}
