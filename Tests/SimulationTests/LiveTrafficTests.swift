import Testing

@testable import Simulation

@Suite struct LiveTrafficTests {
    static let company = Company()

    @Test func `a new call begins every six to ten seconds`() {
        var now: Int64 = 0
        var starts: [Int64] = []
        var seen: Set<String> = []
        for beat in LiveTraffic(seed: 1, company: Self.company).prefix(2000) {
            now += beat.delayMilliseconds
            let form = Form(beat.body)
            if seen.insert(form["xcid"] ?? "").inserted { starts.append(now) }
        }
        let gaps = zip(starts.dropFirst(), starts).map { $0 - $1 }
        #expect(gaps.count > 300)
        #expect(gaps.allSatisfy { (6000...10_000).contains($0) })
    }

    @Test func `messages of a leg stay in order and every delay is a wait`() {
        var events: [String: String] = [:]
        for beat in LiveTraffic(seed: 2, company: Self.company).prefix(3000) {
            let form = Form(beat.body)
            events[form.leg, default: ""] += form.event.prefix(1)
            #expect(beat.delayMilliseconds >= 0)
        }
        #expect(events.values.allSatisfy { ["n", "na", "nah", "nh"].contains($0) })
    }

    @Test func `every scenario comes up within ten minutes or so`() {
        let causes = LiveTraffic(seed: 3, company: Self.company).prefix(400).map { Form($0.body) }
        #expect(causes.contains { $0["cause"] == "busy" })
        #expect(causes.contains { $0["cause"] == "noAnswer" })
        #expect(causes.contains { $0["cause"] == "forwarded" })
        #expect(causes.contains { $0["xcid"]?.hasPrefix("c2d-") == true })
        #expect(causes.contains { $0["from"]?.hasPrefix("492214710") == true && $0["direction"] == "in" })
    }

    @Test func `a demonstration plays through the given clock until it throws`() async {
        struct Over: Error {}
        var slept: Int64 = 0
        var sent: [[UInt8]] = []
        var traffic = LiveTraffic(seed: 4, company: Self.company)
        await #expect(throws: Over.self) {
            try await traffic.play { milliseconds in
                slept += milliseconds
                if slept > 60_000 { throw Over() }
            } deliver: {
                sent.append($0)
            }
        }
        let expected = LiveTraffic(seed: 4, company: Self.company).prefix(sent.count).map(\.body)
        #expect(sent.count > 10)
        #expect(sent == expected)
    }
}
