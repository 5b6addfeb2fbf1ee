import CallStories
import Calls
import Testing

@Suite struct DividingTests {
    private static let rules = CallRules()

    private static func legs(_ seed: UInt64) -> [Leg] {
        var generator = SeededGenerator(seed: seed)
        let callIDs = (1...9).map { "L\($0)" }
        return callIDs.map { .random($0, of: callIDs, using: &generator) }
    }

    @Test func `dividing does not depend on the order of the legs`() {
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed ^ 0xD1)
            let legs = Self.legs(seed)
            let parts = Set(Journeys.divide(legs, Self.rules).map { Set($0) })
            for _ in 0..<5 {
                let shuffled = Journeys.divide(legs.shuffled(using: &generator), Self.rules)
                #expect(Set(shuffled.map { Set($0) }) == parts, "seed \(seed)")
            }
        }
    }

    @Test func `dividing neither loses nor doubles a leg`() {
        for seed in 0..<400 as Range<UInt64> {
            let legs = Self.legs(seed)
            let divided = Journeys.divide(legs, Self.rules).flatMap(\.self)
            #expect(divided.map(\.callID).sorted() == legs.map(\.callID).sorted(), "seed \(seed)")
        }
    }

    @Test func `a journey does not depend on the order of its legs`() {
        for seed in 0..<400 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed ^ 0xD2)
            let legs = Self.legs(seed)
            let journey = Journey(legs: legs, Self.rules)
            #expect(Journey(legs: legs.shuffled(using: &generator), Self.rules) == journey, "seed \(seed)")
        }
    }

    @Test func `two legs are linked or not, whichever is asked`() {
        for seed in 0..<400 as Range<UInt64> {
            let legs = Self.legs(seed)
            for (one, other) in zip(legs, legs.dropFirst()) {
                let link = one.isLinked(to: other, Self.rules)
                #expect(other.isLinked(to: one, Self.rules) == link, "seed \(seed)")
            }
        }
    }

    /// A store finds the neighbours of a leg by these names alone.
    @Test func `linked legs find each other by name`() {
        var links = 0
        for seed in 0..<400 as Range<UInt64> {
            let legs = Self.legs(seed)
            for one in legs {
                for other in legs where other != one && one.isLinked(to: other, Self.rules) {
                    let names = Set(one.wantedNames).intersection(other.knownNames)
                    #expect(!names.isEmpty || one.originalCallID == other.callID, "seed \(seed)")
                    links += 1
                }
            }
        }
        #expect(links > 500)
    }

    @Test func `no legs make no journey`() {
        #expect(Journeys.divide([], Self.rules).isEmpty)
    }
}
