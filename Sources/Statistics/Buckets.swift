import Organisation
import PushAPI
import Store

/// The points of a series: the units of local time that overlap a range, without holes.
struct Buckets: Sendable {
    /// One unit of time.
    struct Bucket: Hashable, Sendable {
        /// Its first moment, also its name.
        let start: Instant
        /// The first moment of the next.
        let end: Instant
    }

    /// More points than this are no picture any more.
    static let limit = 100_000

    let list: [Bucket]

    /// All buckets from the one that holds the beginning of the range to the one that holds its end, or now.
    ///
    /// - Throws: `RequestProblem.tooManyBuckets`.
    init(of request: PanelRequest, now: Instant, _ calendar: LocalCalendar) throws(RequestProblem) {
        // The moment of `now` belongs to the past, the end of the range does not belong to it.
        let range = request.from..<max(request.from, min(request.to, now + 1))
        guard let list = Self.divide(range, request.unit, calendar) else {
            let fitting = TimeUnit.allCases.first { Self.divide(range, $0, calendar) != nil }
            throw .tooManyBuckets(unit: request.unit, fitting: fitting)
        }
        self.list = list
    }

    /// The units that overlap a range; nil when there are too many.
    private static func divide(_ range: Range<Instant>, _ unit: TimeUnit, _ calendar: LocalCalendar) -> [Bucket]? {
        guard !range.isEmpty else { return [] }
        guard (range.upperBound - range.lowerBound) / unit.longest <= Int64(limit) else { return nil }
        var buckets: [Bucket] = []
        var block = unit.block(around: range.lowerBound, calendar)
        while block.lowerBound < range.upperBound {
            let next = unit.block(around: block.upperBound, calendar)
            for bucket in unit.parts(of: block) where bucket.end > range.lowerBound && bucket.start < range.upperBound {
                guard buckets.count < limit else { return nil }
                buckets.append(bucket)
            }
            block = next
        }
        return buckets
    }
}

extension TimeUnit {
    /// The beginning of a bucket in SQL, of a moment and its day of `calendar`; whole numbers only, so that all databases agree.
    ///
    /// Minutes and hours are counted from the beginning of the local day: right for zones that are half an hour off,
    /// and a day of 25 hours has 25.
    func bucket(of moment: SQLQuery = "sums.at_ms") -> SQLQuery {
        switch self {
        case .minute, .hour:
            "\(moment) - (\(moment) - calendar.starts_ms) % \(longest)"
        case .day: "calendar.starts_ms"
        case .week: "calendar.week_starts_ms"
        case .month: "calendar.month_starts_ms"
        case .halfYear: "calendar.half_year_starts_ms"
        case .year: "calendar.year_starts_ms"
        }
    }

    /// The unit of the calendar that holds a moment: for minutes and hours the whole day.
    fileprivate func block(around instant: Instant, _ calendar: LocalCalendar) -> Range<Instant> {
        let day = calendar.day(of: instant)
        switch self {
        case .minute, .hour, .day: return day.startsAt..<calendar.startOfDay(instant, offset: 1)
        case .week: return day.weekStartsAt..<calendar.startOfDay(day.weekStartsAt, offset: 7)
        case .month: return day.monthStartsAt..<calendar.startOfMonth(instant, offset: 1)
        case .halfYear: return day.halfYearStartsAt..<calendar.startOfMonth(day.halfYearStartsAt, offset: 6)
        case .year: return day.yearStartsAt..<calendar.startOfMonth(day.yearStartsAt, offset: 12)
        }
    }

    fileprivate func parts(of block: Range<Instant>) -> [Buckets.Bucket] {
        guard self == .minute || self == .hour else {
            return [Buckets.Bucket(start: block.lowerBound, end: block.upperBound)]
        }
        return stride(from: block.lowerBound.milliseconds, to: block.upperBound.milliseconds, by: Int(longest))
            .map { Instant(milliseconds: $0) }
            .map { Buckets.Bucket(start: $0, end: min($0 + longest, block.upperBound)) }
    }
}
