import PushAPI
import Store

/// Which parts of the account's history have to be read.
struct HistoryPlan: Hashable, Sendable {
    /// What sipgate writes of a call is taken to come no later than this after its end, in ms.
    static let settling: Int64 = 120_000
    /// Gaps are filled that are no older than this, in ms.
    static let reach: Int64 = 30 * 86_400_000
    /// A call that went on when a gap began may have begun this much earlier, in ms.
    static let margin: Int64 = 600_000
    /// A call that went on at the last hourly reading, and that no event tells of, may have begun this much earlier, in ms.
    static let overlap: Int64 = 4 * 3_600_000
    /// A leg whose hangup was never heard of is looked for as long as this after its start, in ms.
    static let orphanAge: Int64 = 12 * 3_600_000
    /// What webhooks may have missed is looked for so often, in ms.
    static let rhythm: Int64 = 3_600_000

    /// When nobody listened, as far back as `reach`; neither touching nor overlapping.
    var gaps: [Range<Instant>]
    /// What was read or will be.
    var imports: [HistoryImport]
    /// When the first leg began whose end nobody knows.
    var firstOrphan: Instant?
    /// How much later than a call's end sipgate may write of it, in ms.
    var settling = Self.settling

    /// A part of the history, and why it is to be read.
    struct Job: Hashable, Sendable {
        var reason: HistoryImport.Reason
        var range: Range<Instant>
    }

    /// What has to be asked for at `now`.
    func jobs(at now: Instant) -> [Job] {
        let settled = now - settling
        let jobs = missing(settled).map { Job(reason: .gap, range: $0) }
        let hourly = imports.filter { $0.reason == .hourly }
        guard !hourly.contains(where: { now - $0.beganAt < Self.rhythm }) else { return jobs }
        let last = hourly.map(\.to).max() ?? settled - Self.rhythm
        let orphan = firstOrphan.flatMap { $0 >= now - Self.orphanAge ? $0 : nil } ?? last
        let from = max(now - Self.orphanAge, min(last - Self.overlap, orphan - 60_000))
        return jobs + [Job(reason: .hourly, range: from..<settled)]
    }

    /// What gaps that have settled left out, as few parts as possible: as after a service that kept starting.
    private func missing(_ settled: Instant) -> [Range<Instant>] {
        gaps.filter { $0.upperBound <= settled && !isRead($0) }.reduce(into: []) { parts, gap in
            let orphan = firstOrphan.flatMap { $0 >= gap.lowerBound - Self.orphanAge ? $0 : nil } ?? gap.lowerBound
            var from = min(gap.lowerBound - Self.margin, orphan - 60_000)
            while let last = parts.last, from <= last.upperBound {
                from = min(from, last.lowerBound)
                parts.removeLast()
            }
            parts.append(from..<gap.upperBound + settling)
        }
    }

    /// Whether an import reads the gap, which nothing can that was asked for before the gap had settled.
    private func isRead(_ gap: Range<Instant>) -> Bool {
        imports.contains { $0.from <= gap.lowerBound && gap.upperBound <= min($0.to, $0.beganAt - settling) }
    }
}
