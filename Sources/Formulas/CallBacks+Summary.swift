extension CallBacks {
    /// What a list of cases amounts to.
    public struct Summary: Hashable, Sendable {
        /// The number of cases.
        public let cases: Int64
        /// Those that nobody needs to call back.
        public let dismissed: Int64
        /// Those with a contact in either direction, out of all that were not dismissed.
        public let handled: Ratio
        /// Those whose caller still waits, whether or not we have tried.
        public let stillOpen: Int64
        /// How long the caller who has waited longest does so, in ms since the start of the first missed call.
        public let oldestOpen: Int64?
        /// Half of the contacts took at most this long, in ms from the end of the first missed call.
        public let medianTimeToContact: Int64?
        /// Nine of ten contacts took at most this long, in ms from the end of the first missed call.
        public let p90TimeToContact: Int64?
        /// Those with a contact within an hour, out of all that were not dismissed.
        public let contactedWithin1h: Ratio
        /// Those with a contact within four hours, out of all that were not dismissed.
        public let contactedWithin4h: Ratio

        /// Sums up.
        ///
        /// - Parameters:
        ///   - cases: As `finish(now:)` gives them, or some of those.
        ///   - now: In ms UTC.
        ///   - least: With fewer contacts than this there are no percentiles; one of a handful says nothing.
        public init(_ cases: [Case], now: Int64, percentilesFrom least: Int = 20) {
            let waiting = cases.filter(\.isOpen)
            let times = cases.compactMap(\.timeToContact).sorted()
            let dismissed = Int64(cases.count { $0.state == .dismissed })
            func share(_ part: Int) -> Ratio {
                Ratio(numerator: Int64(part), denominator: Int64(cases.count) - dismissed)
            }
            func percentile(_ permille: Int) -> Int64? {
                guard times.count >= max(least, 1) else { return nil }
                return times[Int(NearestRank.rank(permille, of: Int64(times.count))) - 1]
            }
            let hour: Int64 = 3_600_000

            self.cases = Int64(cases.count)
            self.dismissed = dismissed
            handled = share(times.count)
            stillOpen = Int64(waiting.count)
            oldestOpen = waiting.map { now - $0.firstMissedAt }.max()
            medianTimeToContact = percentile(500)
            p90TimeToContact = percentile(900)
            contactedWithin1h = share(times.count { $0 <= hour })
            contactedWithin4h = share(times.count { $0 <= 4 * hour })
        }
    }
}
