import Calls
import Organisation
import PushAPI
import Statistics
import Store

/// Asks a filled database one panel after the other.
struct PanelBench {
    let plan: HistoryPlan
    let reader: any StatisticsReader
    /// How often each question is asked.
    let runs: Int

    /// Answers as the product gives them.
    private var statistics: Statistics { statistics(from: .rollups) }

    /// The same answers made from single calls, to compare with.
    private var plainStatistics: Statistics { statistics(from: .journeys) }

    private func statistics(from source: StatisticsSource) -> Statistics {
        let now = plan.end
        return Statistics(
            reader: reader,
            calendar: plan.calendar,
            rules: HistoryDatabase.rules,
            source: source,
            clock: { now }
        )
    }

    /// Measures one question.
    ///
    /// - Throws: `CancellationError`; what the panel itself throws is part of the result.
    nonisolated(nonsending) func measure(_ question: PanelCase, _ panel: Panel) async throws -> PanelTime {
        do {
            let request = question.request(of: plan)
            let time = try await milliseconds(runs: runs) { _ = try await statistics.answer(panel, request, .en) }
            guard !panel.isLive else { return .measured(time, plain: nil) }
            let plain = try await milliseconds(runs: 1) {
                _ = try await plainStatistics.answer(panel, request, .en)
            }
            return .measured(time, plain: plain)
        } catch let error as CancellationError {
            throw error
        } catch {
            Progress.say("\(question): \(error)")
            return .failed("\(error)")
        }
    }

    /// The time of all panels of the original dashboard over 30 days, one after the other, in ms.
    ///
    /// - Throws: `CancellationError`. When a panel fails there is no time.
    nonisolated(nonsending) func measureDashboard() async throws -> Double? {
        let cases = Catalogue.originals.compactMap { id in
            Catalogue[id].map { ($0, PanelCase(panel: id, range: .month, selection: .all).request(of: plan)) }
        }
        do {
            return try await milliseconds(runs: runs) {
                for (panel, request) in cases { _ = try await statistics.answer(panel, request, .en) }
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            return nil
        }
    }

    /// The median time of a few runs after one that warms up; a slow one is not repeated.
    private nonisolated(nonsending) func milliseconds(
        runs: Int,
        body: nonisolated(nonsending) () async throws -> Void
    ) async throws -> Double {
        var times: [Double] = []
        let start = ContinuousClock.now
        let first = try await milliseconds(body)
        while times.count < runs, ContinuousClock.now - start < .seconds(5) {
            times.append(try await milliseconds(body))
        }
        return median(times) ?? first
    }

    private nonisolated(nonsending) func milliseconds(
        _ body: nonisolated(nonsending) () async throws -> Void
    ) async throws -> Double {
        try Task.checkCancellation()
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start).inSeconds * 1_000
    }
}
