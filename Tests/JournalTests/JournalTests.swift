import Foundation
import Journal
import Logging
import PushAPI
import Synchronization
import Testing

@Suite struct JournalTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A folder of its own for the time of `body`.
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    private func open(
        _ folder: String,
        onAppended: @escaping @Sendable ([Journal.Appended]) -> Void = { _ in }
    ) throws -> Journal {
        try Journal(path: folder + "/journal.sqlite", logger: Self.logger, onAppended: onAppended)
    }

    private func event(_ number: Int) -> Event {
        let at = Instant(milliseconds: 1_795_000_000_000 + Int64(number))
        return Event(kind: .newCall(users: []), callID: "call-\(number)", receivedAt: at)
    }

    private func append(_ range: Range<Int>, to journal: Journal) async -> [Int64?] {
        await withTaskGroup { group in
            for number in range {
                group.addTask { await journal.append(self.event(number), body: Array("body \(number)".utf8)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `events appended at once get different numbers without holes`() async throws {
        try await withFolder { folder in
            let journal = try open(folder)
            let sequences = await append(0..<500, to: journal).compactMap(\.self)
            #expect(sequences.sorted() == Array(1...500))
            #expect(journal.lastSequence == 500)
        }
    }

    @Test func `an entry keeps its body and the time of its arrival`() async throws {
        try await withFolder { folder in
            let journal = try open(folder)
            let body: [UInt8] = [0, 255, 38, 61, 10]
            _ = await journal.append(event(7), body: body)
            let entry = try #require(journal.entries(after: 0, limit: 10).first)
            #expect(entry.body == body)
            #expect(entry.receivedAt == event(7).receivedAt)
        }
    }

    @Test func `entries are read in order, from any place, and no more than asked for`() async throws {
        try await withFolder { folder in
            let journal = try open(folder)
            _ = await append(0..<50, to: journal)
            #expect(try journal.entries(after: 10, limit: 15).map(\.sequence) == Array(11...25))
            #expect(try journal.entries(after: 50, limit: 15).isEmpty)
        }
    }

    @Test func `a journal opened again holds what was appended, and goes on counting`() async throws {
        try await withFolder { folder in
            let first = try open(folder)
            _ = await append(0..<20, to: first)
            let id = first.id
            first.close()
            let second = try open(folder)
            #expect(second.id == id)
            #expect(try second.entries(after: 0, limit: 100).count == 20)
            #expect(await second.append(event(99), body: [1]) == 21)
        }
    }

    @Test func `a number is never given twice, also when all entries are gone`() async throws {
        try await withFolder { folder in
            let first = try open(folder)
            _ = await append(0..<20, to: first)
            first.prune(through: 20)
            first.close()
            let second = try open(folder)
            #expect(try second.entries(after: 0, limit: 100).isEmpty)
            #expect(second.lastSequence == 20)
            #expect(await second.append(event(1), body: [1]) == 21)
        }
    }

    @Test func `pruning forgets nothing that the store does not have`() async throws {
        try await withFolder { folder in
            let journal = try open(folder)
            _ = await append(0..<20, to: journal)
            journal.prune(through: 12)
            _ = await journal.append(event(20), body: [1])
            #expect(try journal.entries(after: 12, limit: 100).map(\.sequence) == Array(13...21))
        }
    }

    @Test func `pruning all leaves nothing but the last number`() async throws {
        try await withFolder { folder in
            let journal = try open(folder)
            _ = await append(0..<20, to: journal)
            journal.prune(through: 20)
            journal.close()
            let again = try open(folder)
            #expect(try again.entries(after: 0, limit: 100).isEmpty)
            #expect(again.lastSequence == 20)
        }
    }

    @Test func `events are handed on in the order of the journal`() async throws {
        try await withFolder { folder in
            let seen = Mutex<[Int64]>([])
            let journal = try open(folder) { appended in
                seen.withLock { $0 += appended.compactMap(\.sequence) }
            }
            _ = await append(0..<300, to: journal)
            journal.close()
            #expect(seen.withLock(\.self) == Array(1...300))
        }
    }

    @Test(arguments: [100, 20_000]) func `a broken file is moved aside and a new one begun`(length: Int) async throws {
        try await withFolder { folder in
            let path = folder + "/journal.sqlite"
            try Data((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }).write(to: URL(filePath: path))
            let journal = try open(folder)
            #expect(await journal.append(event(1), body: [1]) == 1)
            let aside = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".broken-") }
            #expect(aside.count >= 1)
        }
    }

    @Test func `a path that cannot be opened is refused with a sentence`() async throws {
        try await withFolder { folder in
            let path = folder + "/no/such/folder/journal.sqlite"
            let error = #expect(throws: JournalError.self) {
                try Journal(path: path, logger: Self.logger) { _ in }
            }
            #expect(error?.description.contains(path) == true)
        }
    }
}
