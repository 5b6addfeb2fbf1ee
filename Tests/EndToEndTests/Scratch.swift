import Foundation
import Simulation
import TestSupport
import Testing
@Test func scratch() throws {
    for seed in UInt64(1)...40 {
        let model = TrafficModel(seed: seed, company: Company(), callsPerWeekday: 200, timeZone: TimeZone(identifier: "Europe/Berlin")!)
        let bodies = model.day(LocalDate(year: 2026, month: 3, day: 2)).map(\.body)
        let day = DayModel(bodies)
        let kinds = Dictionary(day.flows.map { ("\($0.direction) \($0.outcome ?? "going on \($0.isAnswered)")", 1) }, uniquingKeysWith: +)
        print("SEED", seed, DayModel.repeatedInternalPairs(bodies).count, day.flows.count, bodies.count, kinds.sorted { $0.key < $1.key })
    }
}
