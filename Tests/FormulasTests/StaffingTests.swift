import Formulas
import Testing

@Suite struct StaffingTests {
    @Test func `pyworkforce's example needs fourteen agents and says what they reach`() throws {
        let staffing = try #require(
            Erlang.agents(callsPerSecond: 100.0 / 1_800, handlingTime: 180, goal: 0.8, within: 20)
        )
        #expect(staffing.agents == 14)
        #expect(abs(staffing.traffic - 10) < 1e-12)
        #expect(abs(staffing.waitProbability - 0.174_131_933_595_049_8) < 1e-12)
        #expect(abs(staffing.serviceLevel - 0.888_350_019_179_466_9) < 1e-12)
        #expect(abs(staffing.averageWait - 7.8359) < 5e-5)
        #expect(abs(staffing.occupancy - 0.714286) < 5e-7)
    }

    @Test func `a goal just above what thirteen agents reach needs a fourteenth`() {
        func agents(_ goal: Double) -> Int? {
            Erlang.agents(callsPerSecond: 100.0 / 1_800, handlingTime: 180, goal: goal, within: 20)?.agents
        }
        #expect(agents(0.7955) == 13)
        #expect(agents(0.7956) == 14)
    }

    @Test func `jonesthenet's example needs 28 agents`() throws {
        let staffing = try #require(
            Erlang.agents(callsPerSecond: 250.0 / 3_600, handlingTime: 330, goal: 0.8, within: 30)
        )
        #expect(staffing.agents == 28)
        #expect(abs(staffing.traffic - 22.917) < 5e-4)
    }

    @Test func `Telefónica's example needs 26 agents to make fifteen percent wait`() {
        let staffing = Erlang.agents(callsPerSecond: 600.0 / 3_600, handlingTime: 120, goal: 0.85, within: 0)
        #expect(staffing?.agents == 26)
    }

    @Test func `a limit on occupancy can ask for more agents`() {
        func agents(_ occupancy: Double?) -> Int? {
            Erlang.agents(
                callsPerSecond: 100.0 / 1_800,
                handlingTime: 180,
                goal: 0.8,
                within: 20,
                maxOccupancy: occupancy
            )?.agents
        }
        #expect(agents(0.85) == 14)
        #expect(agents(0.5) == 20)
        #expect(agents(0) == nil)
    }

    @Test func `the number found is the smallest that will do`() throws {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let perSecond = Double.random(in: 0.001...1, using: &generator)
            let handlingTime = Double.random(in: 10...600, using: &generator)
            let goal = Double.random(in: 0.1...0.99, using: &generator)
            let staffing = try #require(
                Erlang.agents(callsPerSecond: perSecond, handlingTime: handlingTime, goal: goal, within: 20)
            )
            func level(_ agents: Int) -> Double {
                Erlang.serviceLevel(
                    traffic: perSecond * handlingTime,
                    agents: agents,
                    handlingTime: handlingTime,
                    within: 20
                )
            }
            #expect(level(staffing.agents) == staffing.serviceLevel, "seed \(seed)")
            #expect(level(staffing.agents) >= goal, "seed \(seed)")
            #expect(level(staffing.agents - 1) < goal, "seed \(seed)")
        }
    }

    @Test(
        arguments: [
            (0.0, 180.0, 0.8, 20.0), (1, 0, 0.8, 20), (-1, 180, 0.8, 20), (-1, -180, 0.8, 20), (1, 180, 1, 20),
            (.infinity, 180, 0.8, 20), (.nan, 180, 0.8, 20), (1, 180, .nan, 20),
            (1e300, 1e300, 0.8, 20), (1e200, 1, 0.8, 20), (.leastNonzeroMagnitude, 0.1, 0.8, 20),
            (999_999.9, 1, 0.9, 0),
        ] as [(Double, Double, Double, Double)]
    )
    func `what no number of agents can meet ends without a number`(
        perSecond: Double,
        handlingTime: Double,
        goal: Double,
        seconds: Double
    ) {
        let staffing = Erlang.agents(
            callsPerSecond: perSecond,
            handlingTime: handlingTime,
            goal: goal,
            within: seconds
        )
        #expect(staffing == nil)
    }

    @Test(
        arguments: [(-1.0, 0.1), (.nan, 0.1), (1e300, 0.1), (10, 0), (10, .nan), (1_000_000, 1e-9)]
            as [(Double, Double)]
    )
    func `what no number of lines can carry ends without a number`(traffic: Double, blocking: Double) {
        #expect(Erlang.lines(traffic: traffic, blocking: blocking) == nil)
    }

    @Test(
        arguments: [(14, 0.3, 20), (14, 0, 14), (9, 0.1, 10), (15, 0.3, 22), (0, 0.3, 0), (33, 0.34, 50), (1, 0.01, 2)]
            as [(Int, Double, Int)]
    )
    func `shrinkage is made up for by whole people`(agents: Int, shrinkage: Double, scheduled: Int) {
        #expect(Erlang.scheduled(agents: agents, shrinkage: shrinkage) == scheduled)
    }

    @Test func `no shrinkage in hundredths costs a person too many or too few`() {
        for percent in 0..<100 {
            let wrong = (0...200).filter { agents in
                let exact = (agents * 100 + 99 - percent) / (100 - percent)
                return Erlang.scheduled(agents: agents, shrinkage: Double(percent) / 100) != exact
            }
            #expect(wrong.isEmpty, "\(percent) percent")
        }
    }

    @Test(arguments: [1, 1.5, -0.1, .nan, .infinity] as [Double])
    func `nobody can make up for people who are never there`(shrinkage: Double) {
        #expect(Erlang.scheduled(agents: 14, shrinkage: shrinkage) == nil)
    }

    @Test func `more people than can be counted are not scheduled`() {
        #expect(Erlang.scheduled(agents: .max, shrinkage: 0.9) == nil)
    }
}
