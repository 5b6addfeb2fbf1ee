import Testing

@testable import Simulation

@Suite struct CompanyTests {
    @Test func `everyone at the firm has a number and an id of their own`() {
        let company = Company()
        let numbers = company.departments.map(\.number) + company.colleagues.map(\.number)
        #expect(company.colleagues.count >= 15)
        #expect(Set(numbers).count == numbers.count)
        #expect(Set(company.colleagues.map(\.fullUserID)).count == company.colleagues.count)
        #expect(company.departments.contains { $0.number == company.mainNumber })
    }

    @Test func `no customer has a number of the firm or of another customer`() {
        let company = Company(customers: .max)
        let own = Set(company.departments.map(\.number) + company.colleagues.map(\.number))
        #expect(company.customers.numbers.count == Customers.largestPool)
        #expect(Set(company.customers.numbers).count == Customers.largestPool)
        #expect(own.isDisjoint(with: company.customers.numbers))
    }

    @Test func `a few customers make many of the calls`() {
        let customers = Company().customers
        var random = SeededGenerator(seed: 1)
        let frequent = Set(customers.numbers.prefix(customers.numbers.count / 10))
        let calls = (0..<10_000).map { _ in customers.caller(using: &random) }
        #expect((4000...5000).contains(calls.count { frequent.contains($0) }))
        #expect((300...500).contains(calls.count { $0 == Customers.anonymous }))
    }
}
