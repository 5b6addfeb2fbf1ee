import Calls
import PushAPI

/// The journeys of a day, as they are stored and as their legs say they are.
enum DayJourneys {
    struct Pair {
        var id: Int64
        var stored: JourneyRecord
        var face: JourneyFace
        var actual: Journey
    }

    /// Reads the journeys that are stored under a day.
    static func read(_ day: DaySpan, _ rules: CallRules, in reader: any StoreReader) throws -> [Pair] {
        let query: SQLQuery = """
            SELECT id, state, own_number, external_number, reached_voicemail, source
              FROM journeys
             WHERE \(day.journeyRows)
             ORDER BY id
            """
        return try reader.rows(query).chunked(into: 2_000).flatMap { rows -> [Pair] in
            let faces = Dictionary(uniqueKeysWithValues: rows.map { ($0[0].integer ?? 0, JourneyFace($0.dropFirst())) })
            let legs = try reader.legs(ofJourneys: rows.compactMap { $0[0].integer })
            return Dictionary(grouping: legs, by: \.journeyID).sorted { $0.key < $1.key }.compactMap { id, legs in
                guard let stored = legs[0].journey, let face = faces[id] else { return nil }
                return Pair(id: id, stored: stored, face: face, actual: Journey(legs: legs.map(\.leg), rules))
            }
        }
    }
}

/// What a journey shows besides what it is counted by.
struct JourneyFace: Hashable {
    var state: String?
    var ownNumber: String?
    var externalNumber: String?
    var reachedVoicemail: Bool
    var source: String?

    init(_ journey: Journey) {
        state = journey.state.rawValue
        ownNumber = journey.ownNumber?.text
        externalNumber = journey.externalNumber?.text
        reachedVoicemail = journey.reachedVoicemail
        source = journey.source.rawValue
    }

    /// Reads the columns in the order of the properties.
    init(_ row: ArraySlice<SQLValue>) {
        let values = Array(row)
        state = values[0].text
        ownNumber = values[1].text
        externalNumber = values[2].text
        reachedVoicemail = values[3].integer == 1
        source = values[4].text
    }

    /// In words, numbers masked.
    var summary: String {
        let numbers = [ownNumber, externalNumber].map { $0.map(PhoneNumber.masked) ?? "-" }.joined(separator: " and ")
        let voicemail = reachedVoicemail ? ", reached the voicemail" : ""
        return "\(state ?? "-") between \(numbers)\(voicemail), from \(source ?? "-")"
    }
}
