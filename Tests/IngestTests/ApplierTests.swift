import Calls
import Foundation
import Ingest
import Journal
import Logging
import Metering
import PushAPI
import Store
import Synchronization
import Testing

@Suite struct ApplierTests {
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private struct Line {
        let store: RecordingStore
        let intake: Intake
        let applier: Applier
        let meters: Meters
        let path: String

        init(folder: String, store: RecordingStore = RecordingStore()) throws {
            self.store = store
            path = folder + "/journal.sqlite"
            meters = Meters(refusalReasons: [])
            intake = try Intake(
                journalPath: path,
                live: LiveFeed(rules: CallRules()),
                meters: meters,
                logger: ApplierTests.logger
            )
            applier = Applier(
                intake: intake,
                store: store,
                meters: meters,
                logger: ApplierTests.logger,
                clock: { Instant(milliseconds: 1_795_000_000_000) }
            )
        }

        func accept(_ range: Range<Int>) async throws {
            for number in range {
                let body = Array("event=newCall&direction=in&callId=call-\(number)".utf8)
                let event = try body.withUnsafeBytes {
                    try Event.decode($0, receivedAt: Instant(milliseconds: 1_795_000_000_000))
                }
                await intake.accept(event, body: body)
            }
        }

        /// Runs the applier until everything that is in the journal has been dealt with.
        func drain() async {
            await withTaskGroup { group in
                group.addTask { await applier.run() }
                applier.stop()
            }
        }
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ingest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    private static func ids(_ range: Range<Int>) -> [String] { range.map { "call-\($0)" } }

    @Test func `every event reaches the store once and in order`() async throws {
        try await withFolder { folder in
            let line = try Line(folder: folder)
            try await line.accept(0..<200)
            await line.drain()
            #expect(line.store.appliedIDs == Self.ids(0..<200))
            #expect(line.applier.backlog == 0)
        }
    }

    @Test func `events come through a store that fails at first`() async throws {
        try await withFolder { folder in
            let line = try Line(folder: folder)
            line.store.state.withLock { $0.failures = 3 }
            try await line.accept(0..<10)
            let running = Task { await line.applier.run() }
            while line.store.appliedIDs.count < 10 { try await Task.sleep(for: .milliseconds(5)) }
            line.applier.stop()
            await running.value
            #expect(line.store.appliedIDs == Self.ids(0..<10))
            #expect(line.meters.storeErrors.value == 3)
            #expect(line.applier.fault == nil)
        }
    }

    @Test func `what was applied before a restart is not applied again`() async throws {
        try await withFolder { folder in
            let first = try Line(folder: folder)
            try await first.accept(0..<30)
            await first.drain()
            first.intake.journal.close()
            let second = try Line(folder: folder, store: first.store)
            try await second.accept(30..<40)
            try await second.applier.catchUp()
            #expect(second.store.appliedIDs == Self.ids(0..<40))
        }
    }

    @Test func `what was acknowledged before a crash is applied at the next start`() async throws {
        try await withFolder { folder in
            let first = try Line(folder: folder)
            try await first.accept(0..<30)
            // No drain: the process is gone, its journal is there.
            first.intake.journal.close()
            let second = try Line(folder: folder)
            try await second.applier.catchUp()
            #expect(second.store.appliedIDs == Self.ids(0..<30))
        }
    }

    @Test func `the fault of the store is shown until it works again`() async throws {
        try await withFolder { folder in
            let line = try Line(folder: folder)
            line.store.state.withLock { $0.failures = .max }
            try await line.accept(0..<1)
            let running = Task { await line.applier.run() }
            while line.applier.fault == nil { try await Task.sleep(for: .milliseconds(5)) }
            #expect(line.applier.backlog == 1)
            line.store.state.withLock { $0.failures = 0 }
            while line.applier.fault != nil { try await Task.sleep(for: .milliseconds(5)) }
            line.applier.stop()
            await running.value
            #expect(line.store.appliedIDs == Self.ids(0..<1))
        }
    }
}
