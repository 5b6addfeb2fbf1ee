import PushAPI
import Testing

@testable import Account
@testable import Store

private let minute: Int64 = 60_000
private let hour: Int64 = 3_600_000
private let day: Int64 = 86_400_000

@Suite struct `The plan of what to read of the history` {
    private let now = Instant(milliseconds: 1_800_000_000_000)

    private func plan(
        gaps: [(from: Int64, to: Int64)] = [],
        imports: [HistoryImport] = [],
        orphan: Int64? = nil
    ) -> HistoryPlan {
        HistoryPlan(
            gaps: gaps.map { now - $0.from..<now - $0.to },
            imports: imports,
            firstOrphan: orphan.map { now - $0 }
        )
    }

    /// An hourly reading that is just done, so that a plan is about gaps alone.
    private var hourly: HistoryImport { .made(.hourly, now - 10 * minute, now - 2 * minute, beganAt: now) }

    @Test func `is one hourly reading where nothing is missing`() {
        let jobs = plan().jobs(at: now)
        #expect(jobs.map(\.reason) == [.hourly])
        #expect(jobs[0].range.upperBound == now - HistoryPlan.settling)
    }

    @Test func `is nothing within the hour after that`() {
        let last = HistoryImport.made(.hourly, now - 2 * hour, now - hour, beganAt: now - hour + 1)
        #expect(plan(imports: [last]).jobs(at: now) == [])
        #expect(plan(imports: [last]).jobs(at: now + 1).map(\.reason) == [.hourly])
    }

    @Test func `is nothing while the last hourly reading is still open`() {
        var last = hourly
        last.endedAt = nil
        #expect(plan(imports: [last]).jobs(at: now) == [])
    }

    @Test func `reads hour after hour without leaving anything out`() {
        var imports: [HistoryImport] = []
        for beat in 0..<(30 * 60) {
            let moment = now + Int64(beat) * minute
            for job in plan(imports: imports).jobs(at: moment) { imports.append(job.asked(at: moment)) }
        }
        #expect(imports.count == 30)
        for (earlier, later) in zip(imports, imports.dropFirst()) { #expect(later.from < earlier.to) }
    }

    @Test func `looks back as far as a call may last that went on at the last reading`() {
        let last = HistoryImport.made(.hourly, now - 3 * hour, now - hour, beganAt: now - hour)
        #expect(plan(imports: [last]).jobs(at: now)[0].range.lowerBound <= now - hour - 4 * hour)
    }

    @Test func `looks back to the first call whose end nobody knows`() {
        let jobs = plan(orphan: 9 * hour).jobs(at: now)
        #expect(jobs.map(\.reason) == [.hourly])
        #expect(jobs[0].range.lowerBound == now - 9 * hour - minute)
    }

    @Test func `looks back no more than half a day`() {
        let old = HistoryImport.made(.hourly, now - 9 * day, now - 8 * day, beganAt: now - 8 * day)
        for orphan in [nil, 20 * hour] {
            let range = plan(imports: [old], orphan: orphan).jobs(at: now)[0].range
            #expect(range.lowerBound >= now - 12 * hour)
        }
    }

    @Test func `reads a gap, and what began shortly before it`() {
        let jobs = plan(gaps: [(3 * hour, 2 * hour)], imports: [hourly]).jobs(at: now)
        #expect(jobs.map(\.reason) == [.gap])
        #expect(jobs[0].range.lowerBound <= now - 3 * hour - 10 * minute)
        #expect(jobs[0].range.upperBound >= now - 2 * hour)
    }

    @Test func `reads a gap from the first call whose end was lost in it`() {
        let jobs = plan(gaps: [(3 * day, 2 * day)], imports: [hourly], orphan: 3 * day + 5 * hour).jobs(at: now)
        #expect(jobs[0].range.lowerBound == now - (3 * day + 5 * hour) - minute)
    }

    @Test func `waits until a gap has settled`() {
        #expect(plan(gaps: [(hour, 2 * minute - 1)], imports: [hourly]).jobs(at: now) == [])
        #expect(plan(gaps: [(hour, 2 * minute)], imports: [hourly]).jobs(at: now).map(\.reason) == [.gap])
    }

    @Test func `waits no longer than it is told to`() {
        var hasty = plan(gaps: [(hour, 30_000)], imports: [hourly])
        hasty.settling = 30_000
        #expect(hasty.jobs(at: now).map(\.range.upperBound) == [now])
        #expect(hasty.jobs(at: now - 1) == [])
        hasty.imports = []
        #expect(hasty.jobs(at: now).last?.range.upperBound == now - 30_000)
    }

    @Test func `reads gaps at once that lie close together`() {
        let gaps = (0..<5).reversed().map { (from: hour + $0 * 5 * minute, to: hour + $0 * 5 * minute - minute) }
        let jobs = plan(gaps: gaps, imports: [hourly]).jobs(at: now)
        #expect(jobs.count == 1)
        #expect(jobs[0].range.lowerBound < now - (hour + 20 * minute))
        #expect(jobs[0].range.upperBound > now - (hour - minute))
    }

    @Test func `reads gaps one by one that lie far apart`() {
        let jobs = plan(gaps: [(9 * hour, 8 * hour), (4 * hour, 3 * hour)], imports: [hourly]).jobs(at: now)
        #expect(jobs.map(\.reason) == [.gap, .gap])
    }

    @Test func `leaves a gap to the import that covers it, finished or not`() {
        var covering = HistoryImport.made(.command, now - 5 * hour, now - hour, beganAt: now - minute)
        for endedAt in [nil, now] {
            covering.endedAt = endedAt
            #expect(plan(gaps: [(3 * hour, 2 * hour)], imports: [hourly, covering]).jobs(at: now) == [])
        }
    }

    @Test func `does not take a gap for read by what was read before it ended`() {
        let early = HistoryImport.made(.command, now - day, now + day, beganAt: now - 3 * hour)
        let jobs = plan(gaps: [(2 * hour, hour)], imports: [hourly, early]).jobs(at: now)
        #expect(jobs.map(\.reason) == [.gap])
    }

    /// Outages come and go; the plan is asked every so often, and what it asks for is read later or never.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `covers every gap that has settled, once`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var gaps: [Range<Instant>] = []
        var imports: [HistoryImport] = []
        var clock = now
        for _ in 0..<40 {
            // Somebody listens for a while, then perhaps nobody does.
            clock = clock + Int64.random(in: 1...(generator.next() % 3 == 0 ? 2 * day : hour), using: &generator)
            if Bool.random(using: &generator) {
                let length = Int64.random(in: 1...(generator.next() % 4 == 0 ? day : 20 * minute), using: &generator)
                gaps.append(clock..<clock + length)
                clock = clock + length
                if Bool.random(using: &generator) {
                    clock = clock + Int64.random(in: 0...4 * minute, using: &generator)
                }
            }
            let start = clock - HistoryPlan.reach
            let seen = gaps.filter { $0.upperBound > start }.map { max($0.lowerBound, start)..<$0.upperBound }
            let plan = HistoryPlan(
                gaps: seen,
                imports: imports.filter { $0.to > start },
                firstOrphan: generator.next() % 5 == 0
                    ? clock - Int64.random(in: 0...12 * hour, using: &generator) : nil
            )
            let jobs = plan.jobs(at: clock)
            let hourly = imports.contains { $0.reason == .hourly && clock - $0.beganAt < hour }
            #expect(jobs.count { $0.reason == .hourly } == (hourly ? 0 : 1))
            for job in jobs {
                #expect(job.range.upperBound <= clock)
                #expect(!job.range.isEmpty)
                let longest = 12 * hour + minute
                let allowed =
                    job.reason == .hourly
                    ? clock - 12 * hour
                    : (seen.filter { job.range.overlaps($0) }.map(\.lowerBound).min() ?? clock) - longest
                #expect(job.range.lowerBound >= allowed)
            }
            // A gap that some import covered already is not the reason for another one.
            for job in jobs where job.reason == .gap {
                let own = seen.filter { job.range.lowerBound <= $0.lowerBound && $0.upperBound <= job.range.upperBound }
                #expect(own.contains { gap in !imports.contains { $0.covers(gap) } })
            }
            for gap in seen { #expect(jobs.count { $0.reason == .gap && $0.range.contains(gap.lowerBound) } <= 1) }
            imports += jobs.map { $0.asked(at: clock) }
            for gap in seen where gap.upperBound <= clock - HistoryPlan.settling {
                #expect(imports.contains { $0.covers(gap) })
            }
            let again = HistoryPlan(gaps: seen, imports: imports.filter { $0.to > start }, firstOrphan: nil)
            #expect(again.jobs(at: clock) == [])
        }
    }
}

extension HistoryImport {
    fileprivate static func made(_ reason: Reason, _ from: Instant, _ to: Instant, beganAt: Instant) -> HistoryImport {
        HistoryImport(
            id: 1,
            reason: reason,
            from: from,
            to: to,
            through: from,
            entries: 0,
            added: 0,
            closed: 0,
            beganAt: beganAt,
            endedAt: beganAt,
            problem: nil
        )
    }

    fileprivate func covers(_ gap: Range<Instant>) -> Bool { from <= gap.lowerBound && gap.upperBound <= to }
}

extension HistoryPlan.Job {
    fileprivate func asked(at now: Instant) -> HistoryImport {
        .made(reason, range.lowerBound, range.upperBound, beganAt: now)
    }
}
