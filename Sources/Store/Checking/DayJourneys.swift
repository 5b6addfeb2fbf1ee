import Calls
import PushAPI

/// The journeys of a day, as they are stored and as their legs say they are.
enum DayJourneys {
    struct Pair {
        var id: Int64
        var stored: JourneyRecord
        var actual: Journey
    }

    /// Reads the journeys that are stored under a day.
    static func read(_ day: DaySpan, _ rules: CallRules, in reader: any StoreReader) throws -> [Pair] {
        let query: SQLQuery = "SELECT id FROM journeys WHERE \(day.journeyRows) ORDER BY id"
        return try reader.integers(query).chunked(into: 2_000).flatMap { ids in
            let legs = try reader.legs(ofJourneys: Array(ids))
            return Dictionary(grouping: legs, by: \.journeyID).sorted { $0.key < $1.key }.compactMap { id, legs in
                legs[0].journey.map { Pair(id: id, stored: $0, actual: Journey(legs: legs.map(\.leg), rules)) }
            }
        }
    }
}
