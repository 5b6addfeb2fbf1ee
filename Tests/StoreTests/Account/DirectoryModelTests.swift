import CallStories
import Calls
import PushAPI
import Store
import Testing

/// What the store should know of numbers and groups, told the slow way: all that was ever said, looked through anew for
/// each call.
private struct DirectoryModel {
    /// What was said, and when; the first one first.
    private(set) var said: [(at: Instant, numbers: [String: String])] = []

    mutating func keep(_ numbers: [String: String], at now: Instant) {
        said.append((now, numbers))
    }

    /// The group of a call: where its number led when it began.
    func group(of number: String, at moment: Instant) -> String? {
        guard let first = said.firstIndex(where: { $0.numbers.keys.contains(number) }) else { return nil }
        // Nobody had heard of the number: it counts from the day before the account was asked in vain, or since ever.
        let since = first == 0 ? Instant(milliseconds: 0) : said[first - 1].at - 86_400_000
        guard moment >= since else { return nil }
        let last = said[first...].last { $0.at <= moment } ?? said[first]
        // "-" stands for a phone line.
        return last.numbers[number].flatMap { $0 == "-" ? nil : $0 }
    }
}

@Suite struct `Random directories at random moments` {
    private static let cases = TestDatabase.all.flatMap { database in
        (0..<(database.testDescription == "SQLite" ? 40 : 8) as Range<UInt64>).map { (database, $0) }
    }

    @Test(arguments: cases)
    func `give every call the group that its number led to when it began`(
        database: TestDatabase,
        seed: UInt64
    ) async throws {
        try await database.withStore { store in
            var generator = SeededGenerator(seed: seed)
            var model = DirectoryModel()
            var calls: [String: (number: String, at: Instant)] = [:]
            let numbers = (0..<5).map { "+4921155\($0)" }
            var now = Story.start
            for step in 0..<60 {
                now = now + Int64.random(in: 1...(generator.chance(10) ? 200_000_000 : 20_000_000), using: &generator)
                if generator.chance(30) {
                    var leading: [String: String] = [:]
                    for number in numbers where generator.chance(generator.chance(10) ? 0 : 60) {
                        leading[number] = ["g0", "g1", "q0", "-"].randomElement(using: &generator)
                    }
                    model.keep(leading, at: now)
                    _ = try await store.keep(Directory.made(leading), at: now)
                    // Sometimes calls come before all have moved.
                    if generator.chance(50) { _ = try await store.reassign(limit: 3) }
                } else {
                    let number = numbers.randomElement(using: &generator) ?? ""
                    // Some are told of late, as by the history.
                    let late = generator.chance(30) ? Int64.random(in: 0...400_000_000, using: &generator) : 0
                    calls["call-\(step)"] = (number, now - late)
                    try await store.call("call-\(step)", at: now - late, to: number)
                }
            }
            try await store.settle()
            for (id, call) in calls {
                let group = try await store.group(of: id)
                #expect(group == model.group(of: call.number, at: call.at), "\(id)")
            }
            #expect(try await store.differences() == [])
        }
    }
}

extension Directory {
    /// A directory in which numbers lead to groups, or to phone lines (`-`).
    fileprivate static func made(_ leading: [String: String]) -> Directory {
        Directory(
            groups: Set(leading.values).subtracting(["-"]).sorted().map { Entry(id: $0, name: $0) },
            numbers: leading.map { number, group in
                Number(number: number, endpoint: group == "-" ? "p0" : group, group: group == "-" ? nil : group)
            },
            users: []
        )
    }
}
