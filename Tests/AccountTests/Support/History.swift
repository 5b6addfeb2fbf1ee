import Foundation
import Organisation
import PushAPI
import SipgateStub
import Store

extension StubAccount.HistoryEntry {
    /// When the example's history begins: Monday 2 March 2026, 09:00 UTC.
    private static let nine = Date(timeIntervalSince1970: 1_772_442_000)

    /// A call to the hotline that nobody answered.
    ///
    /// - Parameters:
    ///   - number: Its place among others of its kind.
    ///   - apart: How many seconds lie between two of them.
    static func missed(_ number: Int, apart: Int = 2, isArchived: Bool = false) -> Self {
        var entry = Self(
            id: "m\(number)",
            direction: .missedIncoming,
            status: .noPickup,
            source: "+4930\(1_000_000 + number)",
            target: "+49211555000",
            created: nine.addingTimeInterval(TimeInterval(number * apart)),
            duration: 20,
            callID: "missed-\(number)",
            connectionIDs: ["g0"]
        )
        entry.isArchived = isArchived
        return entry
    }

    /// A call to the hotline that was answered.
    ///
    /// - Parameter start: Seconds after the history's beginning.
    static func talked(from start: Int, seconds: Int) -> Self {
        Self(
            id: "t\(start)",
            direction: .incoming,
            status: .pickup,
            source: "+49301234567",
            target: "+49211555000",
            created: nine.addingTimeInterval(TimeInterval(start)),
            duration: seconds,
            callID: "talked-\(start)",
            connectionIDs: ["g0"]
        )
    }
}

extension Instant {
    /// The moment as Foundation has it.
    var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }
}

extension World {
    /// How much of the statistics is not what the calls amount to.
    func differences() async throws -> Int {
        guard let range = try await store.storedRange() else { return 0 }
        let calendar = LocalCalendar(timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt)
        var (found, day) = (0, calendar.startOfDay(range.lowerBound))
        while day <= range.upperBound {
            found += try await store.verify(dayOf: day, calendar, store.rules).differences.count
            day = calendar.startOfDay(day, offset: 1)
        }
        return found
    }
}
