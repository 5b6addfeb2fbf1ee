import Calls
import Organisation
import PushAPI
import Store

// Sums over journeys that started in a range: whole days and quarters of an hour from the rollups, what is left over at
// both ends from the journeys themselves.
extension Scope {
    func sums(_ measures: [Store.Measure], _ direction: Journey.Direction?, by resolution: Resolution) -> SQLQuery {
        let parts =
            source == .journeys
            ? [piece(ofJourneys: range, measures, direction)]
            : pieces(range, resolution, measures, direction)
        return "(\(parts.joined(separator: " UNION ALL "))) AS sums"
    }

    /// The range of the request, as far as there can be journeys in it.
    var range: Range<Instant> { request.from..<max(request.from, request.to) }

    /// The resolution that the unit of time of a series needs.
    var resolutionOfUnit: Resolution {
        switch request.unit {
        case .minute: .journeys
        case .hour: .slots
        case .day, .week, .month, .halfYear, .year: .days
        }
    }

    private func pieces(
        _ range: Range<Instant>,
        _ resolution: Resolution,
        _ measures: [Store.Measure],
        _ direction: Journey.Direction?
    ) -> [SQLQuery] {
        guard !range.isEmpty else { return [piece(ofJourneys: range, measures, direction)] }
        switch resolution == .unit ? resolutionOfUnit : resolution {
        case .journeys:
            return [piece(ofJourneys: range, measures, direction)]
        case .slots:
            let (head, whole, tail) = calendar.split(range, calendar.slot)
            return [whole.map { piece(ofSlots: $0, measures, direction) }].compactMap(\.self)
                + [head, tail].filter { !$0.isEmpty }.map { piece(ofJourneys: $0, measures, direction) }
        case .days, .unit:
            let (head, whole, tail) = calendar.split(range, calendar.span)
            return [whole.map { piece(ofDays: $0, measures, direction) }].compactMap(\.self)
                + [head, tail].filter { !$0.isEmpty }.flatMap { pieces($0, .slots, measures, direction) }
        }
    }

    private func piece(
        ofDays days: Range<Instant>,
        _ measures: [Store.Measure],
        _ direction: Journey.Direction?
    ) -> SQLQuery {
        """
        SELECT \(Self.columns(ofDays: measures))
          FROM rollup_days
         WHERE segment_id IN (\(keys: segments(.coarsest, direction)))
           AND day >= \(calendar.date(of: days.lowerBound)) AND day <= \(calendar.date(of: days.upperBound - 1))
        """
    }

    private func piece(
        ofSlots slots: Range<Instant>,
        _ measures: [Store.Measure],
        _ direction: Journey.Direction?
    ) -> SQLQuery {
        """
        SELECT \(Self.columns(ofSlots: measures))
          FROM rollup_slots
         WHERE segment_id IN (\(keys: segments(.coarsest, direction)))
           AND starts_ms >= \(slots.lowerBound.milliseconds) AND starts_ms < \(slots.upperBound.milliseconds)
        """
    }

    private func piece(
        ofJourneys range: Range<Instant>,
        _ measures: [Store.Measure],
        _ direction: Journey.Direction?
    ) -> SQLQuery {
        // Where journeys stand beside slots, they all are of one quarter of an hour.
        """
        SELECT \(Self.columns(ofJourneys: measures, weekQuarter: "\(calendar.weekQuarter(of: range.lowerBound))"))
          FROM journeys
         WHERE started_ms >= \(range.lowerBound.milliseconds) AND started_ms < \(range.upperBound.milliseconds)
           AND \(.unindexed("segment_id")) IN (\(keys: segments(.each, direction)))
        """
    }
}

extension LocalCalendar {
    /// The local day of a moment.
    func span(of instant: Instant) -> Range<Instant> { startOfDay(instant)..<startOfDay(instant, offset: 1) }

    /// The quarter of an hour of a moment, counted from the beginning of its local day.
    func slot(of instant: Instant) -> Range<Instant> {
        let start = slotStart(of: instant)
        return start..<min(start + 900_000, startOfDay(instant, offset: 1))
    }

    /// The whole units within a range, and what is left over before and after them, each within one unit.
    func split(
        _ range: Range<Instant>,
        _ unit: (Instant) -> Range<Instant>
    ) -> (head: Range<Instant>, whole: Range<Instant>?, tail: Range<Instant>) {
        let first = unit(range.lowerBound)
        let start = first.lowerBound == range.lowerBound ? first.lowerBound : first.upperBound
        let end = unit(range.upperBound).lowerBound
        let cut = min(start, range.upperBound)
        guard start < end else { return (range.lowerBound..<cut, nil, cut..<range.upperBound) }
        return (range.lowerBound..<start, start..<end, end..<range.upperBound)
    }
}
