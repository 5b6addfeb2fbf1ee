import Formulas
import Testing

/// Published values and, where none are, values computed with another program.
@Suite struct ErlangTests {
    /// The traffic at which a probability that grows with it reaches `goal`.
    private static func traffic(
        below limit: Double,
        where probability: (Double) -> Double,
        reaches goal: Double
    ) -> Double {
        var (low, high) = (0.0, limit)
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if probability(middle) < goal { low = middle } else { high = middle }
        }
        return low
    }

    @Test(
        arguments: [
            // erlang.com (Westbay); Carrier Grade VoIP, appendix A; the last four computed.
            (15, 0.01, 8.108, 0.0005), (9, 0.01, 3.7825, 0.00005), (8, 0.05, 4.5430, 0.00005),
            (10, 0.001, 3.0920, 0.00005),
            (9, 0.01, 3.8, 0.05), (8, 0.05, 4.5, 0.05), (10, 0.001, 3.1, 0.05), (15, 0.01, 8.10804, 0.000005),
            (10, 0.01, 4.46118, 0.000005), (20, 0.01, 12.03061, 0.000005), (30, 0.01, 20.33729, 0.000005),
            (100, 0.01, 84.06416, 0.000005),
        ] as [(Int, Double, Double, Double)]
    )
    func `lines carry the published traffic`(lines: Int, blocking: Double, published: Double, tolerance: Double) {
        let traffic = Self.traffic(
            below: Double(lines),
            where: { Erlang.blocking(traffic: $0, lines: lines) },
            reaches: blocking
        )
        #expect(abs(traffic - published) < tolerance)
        #expect(Erlang.lines(traffic: traffic * 0.9999, blocking: blocking) == lines)
        #expect(Erlang.lines(traffic: traffic * 1.0001, blocking: blocking) == lines + 1)
    }

    @Test(
        arguments: [(1.0, 1, 0.5, 1e-12), (1, 2, 0.2, 1e-12), (10, 17, 0.012949, 5e-7), (5, 0, 1, 0), (0, 3, 0, 0)]
            as [(Double, Int, Double, Double)]
    )
    func `calls are lost with the published probability`(
        traffic: Double,
        lines: Int,
        published: Double,
        tolerance: Double
    ) {
        #expect(abs(Erlang.blocking(traffic: traffic, lines: lines) - published) <= tolerance)
    }

    @Test func `ten Erlang at two percent need seventeen lines`() {
        #expect(Erlang.lines(traffic: 10, blocking: 0.02) == 17)
    }

    @Test func `no traffic needs no lines`() {
        #expect(Erlang.lines(traffic: 0, blocking: 1) == 0)
    }

    @Test(
        arguments: [
            (10.0, 14, 0.174_131_933_595_049_8, 1e-14), (10, 15, 0.102042, 5e-7), (20, 26, 0.143400, 5e-7),
            (20, 30, 0.024950, 5e-7), (1, 2, 1.0 / 3, 1e-12), (2, 3, 4.0 / 9, 1e-12), (10, 11, 0.682118, 5e-7),
            (10, 12, 0.449388, 5e-7), (10, 13, 0.285270, 5e-7), (300, 320, 0.176081, 5e-7),
        ] as [(Double, Int, Double, Double)]
    )
    func `callers wait with the published probability`(
        traffic: Double,
        agents: Int,
        published: Double,
        tolerance: Double
    ) {
        #expect(abs(Erlang.waitProbability(traffic: traffic, agents: agents) - published) < tolerance)
    }

    @Test(
        arguments: [
            // 100 calls in 30 minutes: pyworkforce and CRAN ErlangC.
            (10.0, 14, 180.0, 20.0, 0.888_350_019_179_466_9, 1e-14), (10, 15, 180, 20, 0.941453, 5e-7),
            (10, 11, 180, 20, 0.389614, 5e-7), (10, 12, 180, 20, 0.640158, 5e-7), (10, 13, 180, 20, 0.795595, 5e-7),
            // 250 calls an hour: jonesthenet.
            (250.0 * 330 / 3_600, 27, 330, 30, 0.7822, 5e-5), (250.0 * 330 / 3_600, 28, 330, 30, 0.8569, 5e-5),
        ] as [(Double, Int, Double, Double, Double, Double)]
    )
    func `callers are answered in time with the published probability`(
        traffic: Double,
        agents: Int,
        handlingTime: Double,
        seconds: Double,
        published: Double,
        tolerance: Double
    ) {
        let level = Erlang.serviceLevel(
            traffic: traffic,
            agents: agents,
            handlingTime: handlingTime,
            within: seconds
        )
        #expect(abs(level - published) < tolerance)
    }

    @Test(
        arguments: [(10.0, 14, 180.0, 7.8359, 5e-5), (20, 26, 120, 2.868, 5e-4)]
            as [(Double, Int, Double, Double, Double)]
    )
    func `callers wait the published time`(
        traffic: Double,
        agents: Int,
        handlingTime: Double,
        published: Double,
        tolerance: Double
    ) throws {
        let wait = try #require(Erlang.averageWait(traffic: traffic, agents: agents, handlingTime: handlingTime))
        #expect(abs(wait - published) < tolerance)
    }

    @Test(arguments: [(14, 0.714286), (15, 0.666667)] as [(Int, Double)])
    func `agents are as busy as published`(agents: Int, published: Double) throws {
        let occupancy = try #require(Erlang.occupancy(traffic: 10, agents: agents))
        #expect(abs(occupancy - published) < 5e-7)
    }

    @Test func `thirty agents at fifteen percent delay carry 23·641 Erlang`() {
        let traffic = Self.traffic(
            below: 30,
            where: { Erlang.waitProbability(traffic: $0, agents: 30) },
            reaches: 0.15
        )
        #expect(abs(traffic - 23.641) < 5e-4)
    }

    @Test func `as many agents as Erlangs cannot cope`() {
        #expect(Erlang.waitProbability(traffic: 10, agents: 10) == 1)
        #expect(Erlang.serviceLevel(traffic: 10, agents: 10, handlingTime: 180, within: 20) == 0)
        #expect(Erlang.averageWait(traffic: 10, agents: 10, handlingTime: 180) == nil)
    }

    @Test func `no agents are not busy at all, but absent`() {
        #expect(Erlang.occupancy(traffic: 10, agents: 0) == nil)
    }
}
