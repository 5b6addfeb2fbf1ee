import Calls
import PushAPI

extension Leg {
    /// A leg as the account's history tells it, made of the same few numbers and moments as `random`.
    ///
    /// - Parameters:
    ///   - start: The earliest start.
    ///   - mark: Behind every id and number; legs of different marks never meet.
    package static func randomRecord(
        _ callID: String,
        since start: Instant = Story.start,
        moments: Int64 = 40,
        mark: String = "",
        using generator: inout SeededGenerator
    ) -> Leg {
        let numbers = [PhoneNumber.customer, .office, .annasDesk].map { PhoneNumber(stored: $0.text + mark) }
        func number() -> PhoneNumber? {
            let position = Int.random(in: 0...numbers.count + 1, using: &generator)
            return position < numbers.count ? numbers[position] : position == numbers.count ? .anonymous : nil
        }
        let record = Record(
            startedAt: start + Int64.random(in: 0..<moments, using: &generator) * 500,
            duration: generator.chance(30) ? 0 : Int64.random(in: 1...moments, using: &generator) * 500,
            direction: Bool.random(using: &generator) ? .incoming : .outgoing,
            caller: number(),
            callee: number(),
            result: Record.Result.allCases[Int.random(in: 0..<Record.Result.allCases.count, using: &generator)],
            modifiedAt: generator.chance(30) ? nil : start + Int64.random(in: 0...2, using: &generator)
        )
        return Leg(callID: callID + mark, record: record)
    }
}

extension Story {
    /// What the account's history may say of the legs that are announced, each in its own words.
    ///
    /// Whole seconds of a clock that differs from the servers'; the results are no more than possible.
    package func records(
        after offset: Int64 = 0,
        ids: String = "",
        numbers: String = "",
        using generator: inout SeededGenerator
    ) -> [Leg] {
        pieces(after: offset, ids: ids, numbers: numbers).filter(\.isAnnounced).map { leg in
            let start = leg.startedAt.milliseconds + Int64.random(in: -60_000...60_000, using: &generator)
            let results = Leg.Record.Result.allCases
            let record = Leg.Record(
                startedAt: Instant(milliseconds: start / 1_000 * 1_000),
                duration: Int64.random(in: 0...90, using: &generator) * 1_000,
                direction: leg.direction ?? .incoming,
                caller: leg.caller,
                callee: leg.callee,
                result: results[Int.random(in: 0..<results.count, using: &generator)],
                modifiedAt: leg.startedAt + 100_000
            )
            return Leg(callID: leg.callID, record: record)
        }
    }
}
