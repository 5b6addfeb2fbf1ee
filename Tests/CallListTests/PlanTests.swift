import Calls
import PushAPI
import Store
import Testing

@testable import Statistics

/// What SQLite does for a page: a slow plan is a defect that no list shows.
struct PlanTests {
    @Test(arguments: [11, 12] as [UInt64])
    func `a page walks along the starts and sorts nothing`(seed: UInt64) async throws {
        var random = SplitMix(state: seed)
        try await CallFolder.with { folder in
            for _ in 0..<60 {
                var request = CallRequest.random(&random)
                if Bool.random(using: &random) { request.after = CallKey(startedAt: Told.noon, id: 1) }
                let list = CallList(request: request, scope: folder.statistics().scope(request.selection))
                #expect(!list.query.text.contains("OFFSET"))
                let plan = try await folder.store.rows("EXPLAIN QUERY PLAN \(list.query)").compactMap { $0.last?.text }
                let journeys = plan.filter { $0.contains(" journeys ") }
                #expect(journeys.count == 1)
                if let state = request.state, state != .ended {
                    #expect(journeys.first?.contains("INDEX journeys_open") == true, "\(plan)")
                } else {
                    #expect(journeys.first?.contains("INDEX journeys_started (started_ms>? AND started_ms<?)") == true)
                    #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER") || $0.contains("LAST") }, "\(plan)")
                }
            }
        }
    }

    @Test func `no name and no number of a request stands in the query`() async throws {
        try await CallFolder.with { folder in
            var request = CallRequest(Told.always)
            request.selection.groups = ["Zebra"]
            request.selection.teams = ["Gnu"]
            request.number = .whole(PhoneNumber(stored: "+49301234567"))
            let query = CallList(request: request, scope: folder.statistics().scope(request.selection)).query
            for text in ["Zebra", "Gnu", "+49301234567"] {
                #expect(!query.text.contains(text))
                #expect(query.values.contains(.text(text)))
            }
        }
    }

    @Test func `a part of a number is looked for among the calls of the range and no others`() async throws {
        try await CallFolder.with { folder in
            for order in CallRequest.Order.allCases {
                var request = CallRequest(Told.always)
                request.number = .part("211")
                request.order = order
                let query = CallList(request: request, scope: folder.statistics().scope(request.selection)).query
                let plan = try await folder.store.rows("EXPLAIN QUERY PLAN \(query)").compactMap { $0.last?.text }
                let journeys = plan.filter { $0.contains(" journeys ") }
                #expect(
                    journeys == ["SEARCH journeys USING INDEX journeys_started (started_ms>? AND started_ms<?)"],
                    "\(plan)"
                )
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
                #expect(query.values.contains(.text("%211%")))
            }
        }
    }

    @Test func `one call is found by its number in the store`() async throws {
        try await CallFolder.with { folder in
            let plan = try await folder.store.rows("EXPLAIN QUERY PLAN \(CallList.query(ofCall: 7))")
                .compactMap { $0.last?.text }
            #expect(plan.first == "SEARCH journeys USING INTEGER PRIMARY KEY (rowid=?)")
            #expect(!plan.contains { $0.hasPrefix("SCAN journeys") }, "\(plan)")
        }
    }
}
