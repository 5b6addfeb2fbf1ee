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
        var jobs: [Job] = []
        for gap in merged where gap.upperBound <= settled && !isRead(gap) {
            let orphan = firstOrphan.flatMap { $0 >= gap.lowerBound - Self.orphanAge ? $0 : nil } ?? gap.lowerBound
            let from = min(gap.lowerBound - Self.margin, orphan - 60_000)
            jobs.append(Job(reason: .gap, range: from..<gap.upperBound + settling))
        }
        let hourly = imports.filter { $0.reason == .hourly }
        guard !hourly.contains(where: { now - $0.beganAt < Self.rhythm }) else { return jobs }
        let last = hourly.map(\.to).max() ?? settled - Self.rhythm
        let orphan = firstOrphan.flatMap { $0 >= now - Self.orphanAge ? $0 : nil } ?? last
        let from = max(now - Self.orphanAge, min(last - Self.margin, orphan - 60_000))
        jobs.append(Job(reason: .hourly, range: from..<settled))
        return jobs
    }

    /// Gaps that lie close together are read at once, as after a service that kept starting.
    private var merged: [Range<Instant>] {
        gaps.reduce(into: []) { merged, gap in
            if let last = merged.last, gap.lowerBound - last.upperBound < Self.margin {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, gap.upperBound)
            } else {
                merged.append(gap)
            }
        }
    }

    private func isRead(_ gap: Range<Instant>) -> Bool {
        imports.contains { $0.from <= gap.lowerBound && gap.upperBound <= $0.to }
    }
}
