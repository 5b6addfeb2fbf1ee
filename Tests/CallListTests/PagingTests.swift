import Calls
import PushAPI
import Statistics
import Testing

struct PagingTests {
    @Test(arguments: CallRequest.Order.allCases, [5, 6, 7] as [UInt64])
    func `all pages together are the list, while calls come in`(order: CallRequest.Order, seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        try await CallFolder.with { folder in
            var calls = try await RandomCalls(in: folder, count: 90, &random)
            var request = CallRequest(Told.always)
            request.order = order
            request.limit = 1_000
            let before = try await folder.page(request).calls.map(\.name)
            #expect(before.count == 90)

            var listed: [ListedCall] = []
            repeat {
                request.limit = Int.random(in: 1...9, using: &random)
                let page = try await folder.page(request)
                #expect(page.calls.count <= request.limit)
                listed += page.calls
                request.after = page.next
                try await calls.add(2, to: folder, &random)
            } while request.after != nil

            let names = listed.map(\.name)
            #expect(Set(names).count == names.count)
            #expect(names.filter(Set(before).contains) == before)
            let keys = listed.map { [$0.startedAt.milliseconds, $0.id] }
            let ascending = order == .oldest ? keys : keys.reversed()
            #expect(zip(ascending, ascending.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        }
    }

    @Test(arguments: CallRequest.Order.allCases)
    func `a page that holds just the rest is the last`(order: CallRequest.Order) async throws {
        try await CallFolder.with { folder in
            for number in 0..<4 { try await folder.add([Told.leg("\(number)", at: Told.noon + Int64(number))]) }
            var request = CallRequest(Told.always)
            request.order = order
            request.limit = 2
            let first = try await folder.page(request)
            #expect(first.next == first.calls.last?.key)
            request.after = first.next
            let second = try await folder.page(request)
            #expect(second.next == nil)
            let names = (first.calls + second.calls).map(\.name)
            #expect(names == (order == .oldest ? ["0", "1", "2", "3"] : ["3", "2", "1", "0"]))
        }
    }

    @Test(arguments: CallRequest.Order.allCases)
    func `a key outside of the range leads nowhere else`(order: CallRequest.Order) async throws {
        try await CallFolder.with { folder in
            for hour in [-2, -1, 0, 1] as [Int64] {
                try await folder.add([Told.leg("\(hour)", at: Told.noon + hour * 3_600_000)])
            }
            var request = CallRequest(PanelRequest(from: Told.noon - 3_600_000, to: Told.noon + 1, unit: .hour))
            request.order = order
            let (early, late) = (Told.noon - 86_400_000, Told.noon + 86_400_000)
            request.after = CallKey(startedAt: order == .oldest ? early : late, id: 1)
            #expect(try await Set(folder.page(request).calls.map(\.name)) == ["-1", "0"])
            request.after = CallKey(startedAt: order == .oldest ? late : early, id: 1)
            #expect(try await folder.page(request).calls.isEmpty)
        }
    }

    @Test(arguments: [(0, 1), (-1, 2), (Int64.max, Int64.max), (1_795_172_400_000, 42)] as [(Int64, Int64)])
    func `a key is read as it was written`(milliseconds: Int64, id: Int64) throws {
        let key = CallKey(startedAt: Instant(milliseconds: milliseconds), id: id)
        #expect(CallKey(text: key.text) == key)
    }

    @Test(arguments: ["", ".", "1", "1.", ".1", "1.2.3", "?.1", "1 .1", "zzzzzzzzzzzzzzzzz.1"])
    func `what no page has said is no key`(text: String) {
        #expect(CallKey(text: text) == nil)
    }
}
