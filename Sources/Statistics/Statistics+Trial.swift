import Organisation
import PushAPI
import Store

extension Statistics {
    /// How many calls began on a day, as panels count them from two different sums.
    public struct CallCounts: Hashable, Sendable {
        /// Added up from its hours.
        public var byHour: Int64
        /// As one sum.
        public var byDay: Int64

        /// Creates counts.
        public init(byHour: Int64, byDay: Int64) {
            self.byHour = byHour
            self.byDay = byDay
        }
    }

    /// Counts the calls of a moment's day as the panel `total-calls` does, seen from within a transaction.
    ///
    /// - Throws: As `SQLReader.rows`.
    public func callCounts(onDayOf moment: Instant, in reader: any SQLReader) throws -> CallCounts {
        let day = calendar.startOfDay(moment)..<calendar.startOfDay(moment, offset: 1)
        return CallCounts(
            byHour: try total(day, .hour, in: reader),
            byDay: try total(day, .day, in: reader)
        )
    }

    private func total(_ range: Range<Instant>, _ unit: TimeUnit, in reader: any SQLReader) throws -> Int64 {
        guard let panel = Catalogue["total-calls"], case .query(let query) = panel.source else { return 0 }
        let scope = Scope(
            request: PanelRequest(from: range.lowerBound, to: range.upperBound, unit: unit),
            now: clock(),
            rules: rules,
            calendar: calendar,
            settings: settings(),
            source: source
        )
        return try reader.rows(query(scope)).reduce(0) { $0 + ($1[1].integer ?? 0) }
    }
}
