import Testing

@testable import Simulation

@Suite struct LoadPlanTests {
    @Test func `a plan makes as many bodies as were asked for, the same every time`() {
        let plan = LoadPlan(seed: 1, run: 1)
        #expect(Array(plan.events(count: 777)).count == 777)
        #expect(Array(plan.events(count: 777)) == Array(plan.events(count: 777)))
        #expect(Array(plan.events(count: 0)).isEmpty)
    }

    @Test func `ids are never used by two calls nor by two runs`() {
        let starts = (0..<3).flatMap { (run: UInt64) in
            LoadPlan(seed: 1, run: run).events(count: 1000).map { Form($0) }
        }.filter { $0.event == "newCall" }
        #expect(Set(starts.map(\.leg)).count == starts.count)
    }

    @Test func `the messages of a call follow each other closely and in order`() {
        var last: [String: Int] = [:]
        var course: [String: String] = [:]
        for (place, body) in LoadPlan(seed: 2, run: 1).events(count: 5000).enumerated() {
            let form = Form(body)
            if let before = last[form.leg] { #expect(place - before == LoadPlan.callsAtOnce) }
            last[form.leg] = place
            course[form.leg, default: ""] += form.event.prefix(1)
        }
        #expect(course.values.allSatisfy { ["n", "na", "nah", "nh"].contains($0) })
    }

    @Test func `calls are mixed as documented`() {
        let forms = LoadPlan(seed: 3, run: 1).events(count: 15_000).map { Form($0) }
        let starts = forms.filter { $0.event == "newCall" && $0["origCallId"] == $0.leg }
        let outgoing = starts.count { $0["direction"] == "out" }
        let abandoned = forms.count { $0["cause"] == "cancel" }
        let forwarded = forms.count { $0["cause"] == "forwarded" }
        for (count, share) in [(outgoing, 0.2), (abandoned, 0.1), (forwarded, 0.1)] {
            #expect(abs(Double(count) / Double(starts.count) - share) < 0.02)
        }
    }
}
