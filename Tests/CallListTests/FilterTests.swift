import Calls
import PushAPI
import Statistics
import Store
import Testing

/// Which calls are listed, compared with a look at each of them.
struct FilterTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a list has the calls that a look at each of them finds`(seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        try await CallFolder.with { folder in
            let calls = try await RandomCalls(in: folder, count: 150, &random)
            var found = 0
            for _ in 0..<200 {
                let request = CallRequest.random(&random)
                let page = try await folder.page(request)
                #expect(Set(page.calls.map(\.name)) == calls.wanted(by: request), "\(request)")
                #expect(page.next == nil)
                found += page.calls.count
            }
            #expect(found > 200)
        }
    }

    @Test func `a call says what the journey says`() async throws {
        var random = SplitMix(state: 4)
        try await CallFolder.with { folder in
            let calls = try await RandomCalls(in: folder, count: 100, &random)
            let page = try await folder.page(CallRequest(Told.always))
            let listed = Dictionary(uniqueKeysWithValues: page.calls.map { ($0.name, $0) })
            for journey in calls.journeys {
                let call = try #require(listed[RandomCalls.name(of: journey)])
                #expect(call.legs == journey.legs)
                #expect(call.startedAt == journey.startedAt)
                #expect(call.answeredAt == journey.answeredAt)
                #expect(call.endedAt == journey.endedAt)
                #expect(call.direction == journey.direction.rawValue)
                #expect(call.outcome == journey.outcome?.rawValue)
                #expect(call.state == journey.state.rawValue)
                #expect(call.ownNumber == journey.ownNumber?.text)
                #expect(call.externalNumber == journey.externalNumber?.text)
                #expect(call.wait == journey.wait)
                #expect(call.talk == journey.talk)
                #expect(call.reachedVoicemail == journey.reachedVoicemail)
            }
        }
    }

    @Test func `a call by its number in the store is the one of the list`() async throws {
        var random = SplitMix(state: 5)
        try await CallFolder.with { folder in
            _ = try await RandomCalls(in: folder, count: 40, &random)
            let listed = try await folder.page(CallRequest(Told.always)).calls
            for call in listed { #expect(try await folder.statistics().call(call.id) == call) }
            #expect(listed.count == 40)
            #expect(try await folder.statistics().call((listed.map(\.id).max() ?? 0) + 1) == nil)
        }
    }

    @Test func `a forwarded call belongs to the teams of all its legs, and to the group of the first`() async throws {
        try await CallFolder.with { folder in
            _ = try await folder.store.replaceGroups(RandomCalls.groups)
            _ = try await folder.store.replaceTeams(RandomCalls.teams)
            try await folder.add([
                Told.leg("a", own: "+4921100002", end: 5, cause: .forwarded),
                Told.leg("b", at: Told.noon + 5_000, own: "+4921100003", answer: 5, end: 9, original: "a"),
            ])
            let call = try #require(try await folder.page(CallRequest(Told.always)).calls.first)
            #expect(call.group == "Sales")
            #expect(call.teams == ["Blue", "Red, late"])
            #expect(call.isInHours == true)
        }
    }
}

extension ListedCall {
    /// The id of its first leg, which is what tests know it by.
    var name: String { legs.first?.callID ?? "" }
}
