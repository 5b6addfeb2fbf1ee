import Calls
import PushAPI
import Store
import Testing

private let start = Instant(milliseconds: 1_795_165_200_000)
private let hour: Int64 = 3_600_000
private let day: Int64 = 86_400_000

@Suite struct `The account's groups and numbers` {
    @Test(arguments: TestDatabase.all)
    func `complete a call that was stored before the account was connected`(database: TestDatabase) async throws {
        try await database.withStore { store in
            try await store.call("1", at: start, to: "+49211")
            #expect(try await store.group(of: "1") == nil)
            #expect(try await store.keep(.leading(["+49211": "g0"]), at: start + 400 * day))
            try await store.settle()
            #expect(try await store.group(of: "1") == "g0")
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `leave earlier calls where they were when a number moves`(database: TestDatabase) async throws {
        try await database.withStore { store in
            _ = try await store.keep(.leading(["+49211": "g0"]), at: start)
            try await store.call("1", at: start + hour, to: "+49211")
            _ = try await store.keep(.leading(["+49211": "g1"]), at: start + 2 * hour)
            try await store.call("2", at: start + 3 * hour, to: "+49211")
            // Told of later, by the history: it was before the move, too.
            try await store.call("3", at: start + hour + 1, to: "+49211")
            try await store.settle()
            #expect(try await store.group(of: "1") == "g0")
            #expect(try await store.group(of: "2") == "g1")
            #expect(try await store.group(of: "3") == "g0")
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `keep the name and the calls of a group that is deleted`(database: TestDatabase) async throws {
        try await database.withStore { store in
            _ = try await store.keep(.leading(["+49211": "g0"]), at: start)
            try await store.call("1", at: start + hour, to: "+49211")
            #expect(try await store.keep(.leading([:]), at: start + 2 * hour))
            try await store.call("2", at: start + 3 * hour, to: "+49211")
            try await store.settle()
            #expect(try await store.group(of: "1") == "g0")
            #expect(try await store.group(of: "2") == nil)
            #expect(try await store.name(of: "g0") == "Group g0")
            #expect(
                try await store.number("SELECT gone_ms FROM `groups` WHERE extension = 'g0'")
                    == (start + 2 * hour).milliseconds
            )
            #expect(try await store.directorySize().groups == 0)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `take a deleted group back`(database: TestDatabase) async throws {
        try await database.withStore { store in
            for (index, numbers) in [["+49211": "g0"], [:], ["+49211": "g0"]].enumerated() {
                #expect(try await store.keep(.leading(numbers), at: start + Int64(index) * hour))
            }
            #expect(try await store.directorySize().groups == 1)
            try await store.call("1", at: start + 90 * 60_000, to: "+49211")
            try await store.call("2", at: start + 3 * hour, to: "+49211")
            #expect(try await store.group(of: "1") == nil)
            #expect(try await store.group(of: "2") == "g0")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `show a new name of a group for all its calls`(database: TestDatabase) async throws {
        try await database.withStore { store in
            _ = try await store.keep(.leading(["+49211": "g0"]), at: start)
            try await store.call("1", at: start + hour, to: "+49211")
            var directory = Directory.leading(["+49211": "g0"])
            directory.groups[0].name = #"Büro "O'Neill" & Söhne 🦊"#
            #expect(try await store.keep(directory, at: start + 2 * hour))
            #expect(try await store.name(of: "g0") == #"Büro "O'Neill" & Söhne 🦊"#)
            #expect(try await store.group(of: "1") == "g0")
            #expect(try await store.assignment() == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `complete the calls of an outage by a number that is first seen after it`(database: TestDatabase) async throws
    {
        try await database.withStore { store in
            _ = try await store.keep(.leading(["+49211": "g0"]), at: start)
            try await store.call("old", at: start - 2 * day, to: "+49212")
            // sipgate is away for three days; the number is new.
            try await store.call("1", at: start + 2 * day, to: "+49212")
            #expect(try await store.keep(.leading(["+49211": "g0", "+49212": "g1"]), at: start + 3 * day))
            try await store.settle()
            #expect(try await store.group(of: "1") == "g1")
            #expect(try await store.group(of: "old") == nil)
            #expect(try await store.differences() == [])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `change nothing when they have not changed`(database: TestDatabase) async throws {
        try await database.withStore { store in
            let directory = Directory.leading(["+49211": "g0", "+49212": "g1"], users: ["w0"])
            #expect(try await store.keep(directory, at: start))
            try await store.call("1", at: start + hour, to: "+49211")
            try await store.settle()
            let before = try await store.organisation()
            #expect(try await !store.keep(directory, at: start + hour))
            #expect(try await store.organisation() == before)
            #expect(try await store.assignment() == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `do not move calls for a number that leads to no group`(database: TestDatabase) async throws {
        try await database.withStore { store in
            _ = try await store.keep(.leading(["+49211": "g0"]), at: start)
            try await store.call("1", at: start + hour, to: "+49211")
            var directory = Directory.leading(["+49211": "g0"])
            directory.numbers.append(Directory.Number(number: "+49213", endpoint: "p0", group: nil))
            #expect(try await store.keep(directory, at: start + 2 * hour))
            #expect(try await store.assignment() == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `are told to a server that stored calls before another one heard of them`(database: TestDatabase) async throws
    {
        try await database.withPlace { place in
            let (one, other) = (try place.open(), try place.open())
            _ = try await other.keep(.leading(["+49211": "g0"]), at: start)
            try await one.call("1", at: start + hour, to: "+49211")
            _ = try await other.keep(.leading(["+49211": "g1"]), at: start + 2 * hour)
            try await one.call("2", at: start + 3 * hour, to: "+49211")
            #expect(try await one.group(of: "1") == "g0")
            #expect(try await one.group(of: "2") == "g1")
            try await one.close()
            try await other.close()
        }
    }

    @Test(arguments: TestDatabase.all)
    func `name people, and keep the names of those who left`(database: TestDatabase) async throws {
        try await database.withStore { store in
            #expect(try await store.keep(.leading([:], users: ["w0", "w1"]), at: start))
            #expect(try await store.keep(.leading([:], users: ["w1"]), at: start + hour))
            let rows = try await store.rows("SELECT id, name, gone_ms FROM account_users ORDER BY id")
            #expect(
                rows == [
                    [.text("w0"), .text("User w0"), .integer((start + hour).milliseconds)],
                    [.text("w1"), .text("User w1"), .null],
                ]
            )
            #expect(try await store.directorySize().users == 1)
        }
    }
}

extension Directory {
    /// A directory in which numbers lead to groups.
    static func leading(_ numbers: [String: String], users: [String] = []) -> Directory {
        Directory(
            groups: Set(numbers.values).sorted().map { Entry(id: $0, name: "Group \($0)") },
            numbers: numbers.sorted { $0.key < $1.key }.map {
                Number(number: $0.key, endpoint: $0.value, group: $0.value)
            },
            users: users.map { Entry(id: $0, name: "User \($0)") }
        )
    }
}

extension CallStore {
    /// Stores an incoming call that goes on.
    func call(_ id: String, at start: Instant, to number: String) async throws {
        var leg = Leg(callID: id, startedAt: start)
        leg.direction = .incoming
        leg.caller = PhoneNumber(stored: "+49301234567")
        leg.callee = PhoneNumber(stored: number)
        leg.isAnnounced = true
        _ = try await apply([leg], through: nil)
    }

    /// Moves all calls that have to move.
    func settle() async throws {
        while try await reassign(limit: 7) != nil {}
    }

    /// The group of a call, which its leg and its journey agree about.
    func group(of id: String) async throws -> String? {
        let query: SQLQuery = """
            SELECT calls.group_extension, journeys.group_extension
              FROM calls JOIN journeys ON journeys.id = calls.journey_id
             WHERE calls.call_id = \(id)
            """
        let row = try #require(try await rows(query).first)
        #expect(row[0] == row[1])
        return row[0].text
    }

    fileprivate func name(of group: String) async throws -> String? {
        try await rows("SELECT alias FROM `groups` WHERE extension = \(group)").first?.first?.text
    }

    /// What is stored of the account and of who belongs where, but for when it was last asked.
    fileprivate func organisation() async throws -> [[SQLValue]] {
        try await rows(
            "SELECT number, since_ms, until_ms, endpoint, group_extension FROM account_numbers ORDER BY number"
        )
            + rows("SELECT extension, alias, gone_ms FROM `groups` ORDER BY extension")
            + rows("SELECT id, name, gone_ms FROM account_users ORDER BY id")
            + rows("SELECT name, value FROM settings WHERE name <> 'directory_asked' ORDER BY name")
    }
}
