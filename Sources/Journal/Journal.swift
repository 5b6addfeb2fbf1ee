import Dispatch
import Foundation
import GRDB
import Logging
import PushAPI
import Synchronization

/// Keeps every acknowledged event on the disk until the store has it.
///
/// An event is appended before its request is answered, so it survives `kill -9`. Appends that wait for the disk
/// at the same time share one commit. Nothing else stands between request and reply: a database that is away costs
/// nothing but a growing journal.
public final class Journal: Sendable {
    /// What became of an event.
    public struct Appended: Sendable {
        /// The event.
        public var event: Event
        /// The raw body.
        public var body: [UInt8]
        /// Its place in the journal; nil when the disk did not take it.
        public var sequence: Int64?
    }

    private struct Waiting {
        var event: Event
        var body: [UInt8]
        var continuation: CheckedContinuation<Int64?, Never>
    }

    private struct State {
        var file: JournalFile
        var waiting: [Waiting] = []
        var isCommitting = false
        var lastSequence: Int64
        var fault: String?
    }

    private let path: String
    private let logger: Logger
    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "journal")
    private let onAppended: @Sendable ([Appended]) -> Void

    /// Opens the journal.
    ///
    /// A file that is broken is moved aside and a new one begun, because calls must go through.
    ///
    /// - Parameters:
    ///   - path: The SQLite file.
    ///   - logger: Receives one line for each fault.
    ///   - onAppended: Told of events in the order of the journal, after their requests may be answered, whether the
    ///     disk took them or not. Called on the journal's queue: it must be quick.
    /// - Throws: `JournalError.cannotOpen`.
    public init(path: String, logger: Logger, onAppended: @escaping @Sendable ([Appended]) -> Void) throws {
        self.path = path
        self.logger = logger
        self.onAppended = onAppended
        let file = try Self.open(path, logger)
        let last = (try? file.lastSequence()) ?? 0
        state = Mutex(State(file: file, lastSequence: last))
    }

    /// Distinguishes this journal's file from all others.
    public var id: String { state.withLock(\.file.id) }

    /// The highest sequence number given out.
    public var lastSequence: Int64 { state.withLock(\.lastSequence) }

    /// Why the disk does not take events at the moment; nil when all is well.
    public var fault: String? { state.withLock(\.fault) }

    /// Makes an event durable, together with all others that wait at the moment.
    ///
    /// - Returns: Its sequence number, or nil when the disk did not take it. Either way the event was handed on.
    public func append(_ event: Event, body: [UInt8]) async -> Int64? {
        await withCheckedContinuation { continuation in
            let starts = state.withLock { state in
                state.waiting.append(Waiting(event: event, body: body, continuation: continuation))
                defer { state.isCommitting = true }
                return !state.isCommitting
            }
            if starts { queue.async { self.commitWaiting() } }
        }
    }

    private func commitWaiting() {
        let (batch, file) = state.withLock { state in
            let batch = state.waiting
            state.waiting.removeAll(keepingCapacity: batch.count < 10_000)
            if batch.isEmpty { state.isCommitting = false }
            return (batch, state.file)
        }
        guard !batch.isEmpty else { return }
        let first = commit(batch, to: file)
        for (offset, item) in batch.enumerated() {
            item.continuation.resume(returning: first.map { $0 + Int64(offset) })
        }
        onAppended(
            batch.enumerated().map { offset, item in
                Appended(event: item.event, body: item.body, sequence: first.map { $0 + Int64(offset) })
            }
        )
        // Queued anew rather than repeated, so that pruning gets its turn under load.
        queue.async { self.commitWaiting() }
    }

    private func commit(_ batch: [Waiting], to file: JournalFile) -> Int64? {
        do {
            // Only this queue gives out numbers.
            let first = state.withLock(\.lastSequence) + 1
            try file.append(batch.map { ($0.event.receivedAt, $0.body) }, first: first)
            state.withLock { state in
                state.lastSequence = first + Int64(batch.count) - 1
                state.fault = nil
            }
            return first
        } catch {
            report(error)
            return nil
        }
    }

    /// Takes a new id, so that what is in the file is applied from its beginning.
    ///
    /// - Throws: `JournalError.unreadable`.
    public func renewID() throws {
        do {
            try state.withLock { try $0.file.renewID() }
        } catch {
            throw JournalError.unreadable(reason: Self.reason(error))
        }
    }

    /// Up to `limit` entries after `sequence`, in order.
    ///
    /// - Throws: `JournalError.unreadable`.
    public func entries(after sequence: Int64, limit: Int) throws -> [JournalEntry] {
        do {
            return try state.withLock(\.file).entries(after: sequence, limit: limit)
        } catch {
            report(error)
            throw JournalError.unreadable(reason: Self.reason(error))
        }
    }

    /// Forgets the entries that the store has, some time later; failing to do so costs only space.
    public func prune(through sequence: Int64) {
        queue.async {
            do { try self.state.withLock(\.file).prune(through: sequence) } catch { self.report(error) }
        }
    }

    /// Keeps a copy of an entry that the store refuses for good, for a human to look at.
    public func setAside(_ sequence: Int64) {
        queue.async {
            do { try self.state.withLock(\.file).setAside(sequence) } catch { self.report(error) }
        }
    }

    /// Tries whether the disk takes writes again, after a fault.
    public func probe() {
        guard fault != nil else { return }
        queue.async {
            do {
                try self.state.withLock(\.file).probe()
                self.state.withLock { $0.fault = nil }
            } catch {
                self.report(error)
            }
        }
    }

    /// Finishes what is under way and closes the file.
    public func close() {
        queue.sync { try? state.withLock(\.file).close() }
    }

    /// Notes a fault, and begins a new file when this one is broken for good.
    private func report(_ error: any Error) {
        let reason = Self.reason(error)
        let isNew = state.withLock { state in
            defer { state.fault = reason }
            return state.fault != reason
        }
        if isNew { logger.error("the journal does not take events", metadata: ["reason": "\(reason)"]) }
        guard Self.isBroken(error) else { return }
        do {
            try? state.withLock(\.file).close()
            let file = try Self.open(path, logger)
            state.withLock { state in
                state.file = file
                state.lastSequence = (try? file.lastSequence()) ?? 0
            }
        } catch {
            logger.error("no new journal could be begun", metadata: ["reason": "\(Self.reason(error))"])
        }
    }

    private static func open(_ path: String, _ logger: Logger) throws -> JournalFile {
        do {
            return try JournalFile(path: path)
        } catch let error where isBroken(error) {
            let aside = "\(path).broken-\(Int(Date().timeIntervalSince1970))"
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.moveItem(atPath: path + suffix, toPath: aside + suffix)
            }
            logger.error("the journal file was broken; it was moved aside", metadata: ["moved to": "\(aside)"])
        } catch {
            throw JournalError.cannotOpen(path: path, reason: reason(error))
        }
        do {
            return try JournalFile(path: path)
        } catch {
            throw JournalError.cannotOpen(path: path, reason: reason(error))
        }
    }

    private static func isBroken(_ error: any Error) -> Bool {
        guard let code = (error as? DatabaseError)?.resultCode else { return false }
        return code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB
    }

    /// What SQLite says, without the statement's values.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return String(describing: error) }
        return "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
    }
}

/// Why a journal could not be used.
public enum JournalError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be opened or made.
    case cannotOpen(path: String, reason: String)
    /// The file cannot be read at the moment.
    case unreadable(reason: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "The journal \(path) cannot be opened: \(reason). Check that the folder exists, may be written and has space."
        case .unreadable(let reason):
            "The journal cannot be read: \(reason). Check the disk."
        }
    }
}
