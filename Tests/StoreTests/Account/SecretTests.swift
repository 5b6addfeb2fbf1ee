import PushAPI
import Store
import Testing

@Suite struct `What is kept of the account` {
    @Test(arguments: TestDatabase.all)
    func `is replaced and removed under its name`(database: TestDatabase) async throws {
        try await database.withStore { store in
            let one = SealedSecret(sealed: "v1.one", changedAt: Instant(milliseconds: 1))
            let two = SealedSecret(sealed: String(repeating: "a", count: 100_000), changedAt: Instant(milliseconds: 2))
            try await store.keep(one, as: "a")
            try await store.keep(two, as: "a")
            try await store.keep(one, as: "b")
            #expect(try await store.secret("a") == two)
            #expect(try await store.secret("b") == one)
            try await store.keep(nil, as: "a")
            #expect(try await store.secret("a") == nil)
            #expect(try await store.secret("b") == one)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `is remembered though two servers write it at the same time`(database: TestDatabase) async throws {
        try await database.withPlace { place in
            let stores = [try place.open(), try place.open()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for store in stores {
                    group.addTask {
                        for _ in 0..<20 {
                            try await store.rememberAccount { text in String((text.flatMap { Int($0) } ?? 0) + 1) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await stores[0].rememberedAccount() == "40")
            for store in stores { try await store.close() }
        }
    }
}

@Suite struct `Imports of the history` {
    private let start = Instant(milliseconds: 1_795_165_200_000)

    @Test(arguments: TestDatabase.all)
    func `are kept with how far they have come`(database: TestDatabase) async throws {
        try await database.withStore { store in
            var first = try await store.beginImport(.command, from: start, to: start + 100, at: start + 200)
            let second = try await store.beginImport(.gap, from: start, to: start + 50, at: start + 300)
            #expect(try await store.openImports() == [first, second])
            #expect(first.share == 0)
            first.through = start + 25
            first.added = 3
            first.problem = "sipgate is away"
            try await store.keep(first)
            #expect(try await store.openImports() == [first, second])
            #expect(first.share == 0.25)
            first.endedAt = start + 400
            try await store.keep(first)
            #expect(try await store.openImports() == [second])
            #expect(try await store.lastImports(limit: 1) == [second])
            #expect(try await store.lastImports(limit: 9) == [second, first])
            #expect(try await store.imports(since: start + 50) == [first])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `are forgotten when they are old, but for those that somebody asked for`(database: TestDatabase) async throws {
        try await database.withStore { store in
            for reason in [HistoryImport.Reason.first, .gap, .hourly, .command] {
                var work = try await store.beginImport(reason, from: start, to: start + 1, at: start)
                if reason != .gap { work.endedAt = start + 10 }
                try await store.keep(work)
            }
            try await store.forgetImports(before: start + 10)
            #expect(try await store.lastImports(limit: 9).count == 4)
            try await store.forgetImports(before: start + 11)
            #expect(try await store.lastImports(limit: 9).map(\.reason) == [.command, .gap, .first])
        }
    }
}
