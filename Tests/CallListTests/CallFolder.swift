import Calls
import Foundation
import Organisation
import PushAPI
import Statistics
import Store
import StoreSQLite
import Testing

/// A store in a folder of its own.
struct CallFolder {
    let store: any CallStore
    let calendar: LocalCalendar

    /// The file of an empty store; to fill the calendar anew for every test would take most of the time.
    private static let emptyStore = Task {
        let file = FileManager.default.temporaryDirectory.appending(path: "calls-\(UUID().uuidString)")
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + end) } }
        try await SQLiteDatabase.open(path: file.path, calendar: berlin()).close()
        return try Data(contentsOf: file)
    }

    private static func berlin() throws -> LocalCalendar {
        LocalCalendar(timeZone: try #require(TimeZone(identifier: "Europe/Berlin")))
    }

    static func with<T>(_ body: (CallFolder) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "calls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "calls.sqlite")
        try await emptyStore.value.write(to: file)
        let calendar = try berlin()
        let store = try SQLiteDatabase.open(path: file.path, calendar: calendar)
        let result = try await body(CallFolder(store: store, calendar: calendar))
        try await store.close()
        return result
    }

    func statistics() -> Statistics {
        Statistics(reader: store, calendar: calendar, rules: CallRules(), clock: { Told.noon })
    }

    func add(_ legs: [Leg]) async throws { _ = try await store.apply(legs, through: nil) }

    func page(_ request: CallRequest) async throws -> CallPage { try await statistics().calls(request) }
}

/// Calls as their events would tell them.
enum Told {
    /// 2026-11-20, a Friday, 12:00 in Berlin.
    static let noon = Instant(milliseconds: 1_795_172_400_000)

    /// All of the time in which there are calls.
    static let always = PanelRequest(from: noon - 30 * 86_400_000, to: noon + 30 * 86_400_000, unit: .hour)

    /// A leg of the account's number `own`; times are seconds after its start.
    static func leg(
        _ callID: String,
        _ direction: Direction = .incoming,
        at start: Instant = noon,
        own: String = "+4921100001",
        external: String? = "+49170111",
        answer: Double? = nil,
        by user: User = User(name: "Ada", fullUserID: "1w0"),
        end: Double? = nil,
        cause: HangupCause = .normalClearing,
        original: String? = nil
    ) -> Leg {
        var leg = Leg(callID: callID, startedAt: start)
        let (own, external) = (PhoneNumber(stored: own), external.map(PhoneNumber.init(stored:)))
        leg.direction = direction
        leg.caller = direction == .incoming ? external : own
        leg.callee = direction == .incoming ? own : external
        leg.originalCallID = original
        leg.isAnnounced = true
        leg.users = [user]
        leg.answer = answer.map { Leg.Answer(at: start + Int64($0 * 1_000), user: user) }
        leg.hangup = end.map { Leg.Hangup(at: start + Int64($0 * 1_000), cause: cause) }
        leg.heardAt = leg.hangup?.at ?? leg.answer?.at
        return leg
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
