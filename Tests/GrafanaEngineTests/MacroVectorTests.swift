import GrafanaEngine
import Testing

@Suite struct `Macros as recorded from Grafana` {
    /// The recording's time range; November has the 30 days the recorded `1M` has.
    static let view = DashboardView(
        range: 1_606_298_400...1_606_903_200,
        intervalMs: 600_000,
        nowSeconds: 1_794_000_000
    )

    @Test func `all 77 recordings are there`() throws {
        #expect(try Vectors.macros().count == 77)
    }

    @Test(arguments: try Vectors.macros()) func `a text becomes what Grafana makes of it`(
        vector: Vectors.Macro
    ) throws {
        var view = Self.view
        if vector.out?.contains("INTERVAL -3600 ") == true { view.fromMs = -3_600_000 }
        if vector.in == "'$__interval' $__interval_ms" {
            view.intervalMs = try #require((vector.out?.split(separator: " ").last).flatMap { Int64($0) })
        }
        switch Result(catching: { () throws(ExpansionError) in try view.expandMacros(in: vector.in) }) {
        case .success(let expanded):
            #expect(vector.error == nil)
            #expect(expanded.text == vector.out)
            #expect(recorded(expanded.fill) == vector.queryJson)
        case .failure(let failure):
            #expect(failure.message == vector.error)
        }
    }

    private func recorded(_ fill: Fill?) -> Vectors.RecordedFill {
        Vectors.RecordedFill(
            fill: fill.map { _ in true },
            fillInterval: fill?.intervalSeconds,
            fillMode: fill?.mode.rawValue,
            fillValue: fill?.value
        )
    }
}
