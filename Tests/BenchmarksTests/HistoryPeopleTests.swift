import PushAPI
import Simulation
import Testing

@testable import Benchmarks

/// Who calls whom in the history.
struct HistoryPeopleTests {
    private let company = HistoryCompany()

    @Test func `the company has 300 numbers, 8 groups and 12 teams with 200 of the numbers`() {
        #expect(Set(company.numbers).count == 300)
        #expect(company.groups.count == 8)
        #expect(company.teams.count == 12)
        #expect(Set(company.teams.flatMap(\.numbers)).count == 200)
    }

    @Test func `some numbers are in two teams`() {
        #expect(company.teams.map(\.numbers.count).reduce(0, +) == 220)
    }

    @Test func `no group and no team is empty`() {
        #expect(company.groups.allSatisfy { !$0.numbers.isEmpty })
        #expect(company.teams.allSatisfy { !$0.numbers.isEmpty })
    }

    @Test func `the group and the team to filter by share a number`() throws {
        let names = try #require(company.busiestGroupAndTeam)
        let group = try #require(company.groups.first { $0.name == names.group })
        let team = try #require(company.teams.first { $0.name == names.team })
        #expect(!Set(group.numbers).isDisjoint(with: team.numbers))
    }

    @Test func `no two callers have the same number`() {
        let callers = Callers(count: 20_000)
        #expect(Set((0..<20_000).map { callers.caller($0).number }).count == 20_000)
    }

    @Test func `a tenth of the callers make half of the calls and the first of them most`() {
        let callers = Callers(count: 20_000)
        let regulars = Set((0..<2_000).map { callers.caller($0).number })
        var random = SeededGenerator(seed: 7)
        let drawn = (0..<20_000).map { _ in callers.draw(using: &random).number }
        #expect((9_500...10_500).contains(drawn.count(where: regulars.contains)))
        let first = callers.caller(0).number
        #expect(drawn.count { $0 == first } > 300)
    }

    @Test func `numbers are of many German areas and of mobile networks`() {
        let callers = Callers(count: 1_000)
        let numbers = (0..<1_000).map { callers.caller($0).number.text }
        #expect(numbers.allSatisfy { $0.hasPrefix("+49") && (12...15).contains($0.utf8.count) })
        #expect((350...500).contains(numbers.count { $0.hasPrefix("+491") }))
        #expect(Set(numbers.map { $0.prefix(6) }).count > 40)
    }
}
