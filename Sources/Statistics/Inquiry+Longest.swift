import Calls
import PushAPI
import Store

extension Inquiry {
    /// A journey of a list of the longest, as values of the store.
    struct Long {
        var start: SQLValue
        var length: SQLValue
        var direction: SQLValue
        var ownNumber: SQLValue
        var externalNumber: SQLValue
        var outcome: SQLValue
    }

    /// The twenty journeys with the greatest length; of equal ones the earliest.
    func longest(
        _ lengths: KeyPath<DayFacts, [UInt32]>,
        _ part: DayFacts.Part,
        _ direction: Journey.Direction? = nil
    ) throws -> [Long] {
        let wanted = try wanted(direction)
        var best: [(length: UInt32, id: Int64)] = []
        var facts = facts()
        try facts.days(scope.range, [part, .segment, .id]) { day in
            let lengths = day[keyPath: lengths]
            for index in day.indexes(in: scope.range) {
                let length = lengths[index]
                // Days and journeys come in the order of their start, so an equal one is a later one.
                guard length != DayFacts.none, best.count < 20 || length > best[19].length, wanted[day.segments[index]]
                else { continue }
                let place = best.firstIndex { $0.length < length } ?? best.count
                best.insert((length, day.ids[index]), at: place)
                if best.count > 20 { best.removeLast() }
            }
            return true
        }
        return try details(of: best)
    }

    private func details(of journeys: [(length: UInt32, id: Int64)]) throws -> [Long] {
        guard !journeys.isEmpty else { return [] }
        let rows = try reader.rows(
            """
            SELECT id, started_ms, direction, own_number, external_number, outcome
              FROM journeys
             WHERE id IN (\(list: journeys.map(\.id)))
            """
        )
        let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0[0].integer ?? 0, $0) })
        return journeys.compactMap { length, id in
            guard let row = byID[id] else { return nil }
            return Long(
                start: row[1],
                length: .integer(Int64(length)),
                direction: row[2],
                ownNumber: row[3],
                externalNumber: row[4],
                outcome: row[5]
            )
        }
    }
}
