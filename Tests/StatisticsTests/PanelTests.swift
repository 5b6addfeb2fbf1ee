import Calls
import PushAPI
import Statistics
import Testing

/// Each panel against a few calls whose figures can be done in the head.
struct PanelTests {
    private let noon: Instant
    private let day: PanelRequest

    init() throws {
        noon = try at("2026-11-20T12:00:00Z")
        day = PanelRequest(from: noon, to: noon + 2 * 3_600_000, unit: .hour)
    }

    private var now: Instant { noon + 2 * 3_600_000 }

    private func rows(
        _ id: String,
        _ request: PanelRequest? = nil,
        after prepare: (TestStore) async throws -> Void
    ) async throws -> [[Cell]] {
        try await TestStore.with { store in
            try await store.cover(noon - 86_400_000, noon + 86_400_000)
            try await prepare(store)
            return try await store.answer(id, request ?? day, now: now).rows
        }
    }

    @Test func `only incoming calls that ring wait`() async throws {
        let rows = try await rows("waiting") { store in
            try await store.add(
                leg("ringing", .incoming, at: now - 20_000),
                leg("dialling", .outgoing, at: now - 20_000, external: "+49170112"),
                leg("talking", .incoming, at: now - 20_000, external: "+49170113", answer: 5),
                leg("voicemail", .incoming, at: now - 20_000, external: "+49170114", answer: 5, by: "voicemail"),
                leg("over", .incoming, at: now - 20_000, external: "+49170115", end: 3, cause: .cancel)
            )
        }
        #expect(rows == [[.integer(1)]])
    }

    @Test func `a call that has rung for longer than the limit does not wait any more`() async throws {
        let rows = try await rows("waiting") { store in
            try await store.add(
                leg("fresh", .incoming, at: now - 600_000),
                leg("stale", .incoming, at: now - 600_001, external: "+49170112")
            )
        }
        #expect(rows == [[.integer(1)]])
    }

    @Test func `live panels do not ask for the range`() async throws {
        let past = PanelRequest(from: noon - 10_000_000, to: noon - 9_000_000, unit: .hour)
        let rows = try await rows("waiting", past) { try await $0.add(leg("a", .incoming, at: now - 1_000)) }
        #expect(rows == [[.integer(1)]])
    }

    @Test func `active calls are those with a person`() async throws {
        let rows = try await rows("active-calls") { store in
            try await store.add(
                leg("in", .incoming, at: now - 60_000, answer: 5),
                leg("out", .outgoing, at: now - 60_000, external: "+49170112", answer: 5),
                leg("voicemail", .incoming, at: now - 60_000, external: "+49170113", answer: 5, by: "voicemail"),
                leg("ringing", .incoming, at: now - 60_000, external: "+49170114"),
                leg("forgotten", .incoming, at: now - 28_900_000, external: "+49170115", answer: 5)
            )
        }
        #expect(rows == [[.integer(2)]])
    }

    @Test func `active calls are listed with the oldest first`() async throws {
        let rows = try await rows("active-calls-list") { store in
            try await store.add(
                leg("young", .outgoing, at: now - 30_000, external: "+49170112", answer: 10.5),
                leg("old", .incoming, at: now - 60_000, answer: 5)
            )
        }
        #expect(
            rows == [
                [.time(now - 60_000), .text("in"), .text("+4921100001"), .text("+49170111"), .number(55)],
                [.time(now - 30_000), .text("out"), .text("+4921100001"), .text("+49170112"), .number(19.5)],
            ]
        )
    }

    @Test func `ratios count ended calls of their direction and leave out what nobody saw`() async throws {
        let rows = try await rows("incoming-answer-ratio") { store in
            try await addOneOfEach(store)
            try await store.add(leg("before", .incoming, at: noon - 1, external: "+49170190", answer: 1, end: 2))
        }
        #expect(
            rows == [
                [.text("answered"), .integer(1), .number(0.25)], [.text("unanswered"), .integer(3), .number(0.75)],
            ]
        )
    }

    @Test func `outgoing ratios count outgoing calls`() async throws {
        let rows = try await rows("outgoing-answer-ratio") { try await addOneOfEach($0) }
        #expect(
            rows == [
                [.text("answered"), .integer(1), .number(0.5)], [.text("unanswered"), .integer(1), .number(0.5)],
            ]
        )
    }

    @Test(arguments: ["incoming-answer-ratio", "outgoing-answer-ratio"])
    func `a share of nothing is null`(id: String) async throws {
        let rows = try await rows(id) { _ in }
        #expect(rows == [[.text("answered"), .integer(0), .null], [.text("unanswered"), .integer(0), .null]])
    }

    @Test func `incoming calls count voicemail as unanswered`() async throws {
        let rows = try await rows("incoming-calls") { try await addOneOfEach($0) }
        #expect(
            rows == [[.time(noon), .integer(1), .integer(3)], [.time(noon + 3_600_000), .integer(0), .integer(0)]]
        )
    }

    @Test func `outgoing calls count outgoing calls`() async throws {
        let rows = try await rows("outgoing-calls") { try await addOneOfEach($0) }
        #expect(
            rows == [[.time(noon), .integer(1), .integer(1)], [.time(noon + 3_600_000), .integer(0), .integer(0)]]
        )
    }

    @Test func `the mean answer time has no value where nobody was answered`() async throws {
        let rows = try await rows("answer-time") { store in
            try await store.add(
                leg("a", .incoming, at: noon, answer: 5, end: 60),
                leg("b", .incoming, at: noon + 1, external: "+49170112", answer: 8.5, end: 60),
                leg("out", .outgoing, at: noon, external: "+49170113", answer: 50, end: 60),
                leg("gone", .incoming, at: noon + 3_600_000, external: "+49170114", end: 60, cause: .cancel)
            )
        }
        #expect(rows == [[.time(noon), .number(6.75)], [.time(noon + 3_600_000), .null]])
    }

    @Test func `the longest waits show those who gave up`() async throws {
        let rows = try await rows("longest-waits") { store in
            try await store.add(
                leg("taken", .incoming, at: noon, answer: 30, end: 60),
                leg("gone", .incoming, at: noon + 1, external: "anonymous", end: 90, cause: .cancel),
                leg("voicemail", .incoming, at: noon + 2, external: nil, answer: 20, by: "voicemail", end: 300),
                leg("out", .outgoing, at: noon, external: "+49170113", answer: 500, end: 600)
            )
        }
        let own = Cell.text("+4921100001")
        #expect(
            rows == [
                [.time(noon + 1), .number(90), .text("anonymous"), own, .text("abandoned")],
                [.time(noon), .number(30), .text("+49170111"), own, .text("answered")],
                [.time(noon + 2), .number(20), .null, own, .text("voicemail")],
            ]
        )
    }

    @Test func `lists end after twenty rows`() async throws {
        let rows = try await rows("longest-waits") { store in
            for second in 1...25 {
                try await store.add(
                    leg(
                        "\(second)",
                        .incoming,
                        at: noon,
                        external: "+4917\(second)00",
                        end: Double(second),
                        cause: .cancel
                    )
                )
            }
        }
        #expect(rows.map { $0[1] } == (6...25).reversed().map { .number(Double($0)) })
    }

    @Test func `the mean duration is of talk, not of ringing`() async throws {
        let rows = try await rows("call-duration") { store in
            try await store.add(
                leg("in", .incoming, at: noon, answer: 10, end: 30),
                leg("out", .outgoing, at: noon, external: "+49170112", answer: 10, end: 110),
                leg("voicemail", .incoming, at: noon, external: "+49170113", answer: 10, by: "voicemail", end: 500)
            )
        }
        #expect(
            rows == [
                [.time(noon), .number(60), .number(20), .number(100)], [.time(noon + 3_600_000), .null, .null, .null],
            ]
        )
    }

    @Test func `internal calls are part of all durations`() async throws {
        let rows = try await rows("call-duration") { store in
            try await store.add(
                leg("from", .outgoing, at: noon, own: "+492111", external: "+492112", answer: 1, end: 21),
                leg("to", .incoming, at: noon, own: "+492112", external: "+492111", answer: 1, end: 21)
            )
        }
        #expect(rows[0] == [.time(noon), .number(20), .null, .null])
    }

    @Test func `the longest calls stand in the order of their talk`() async throws {
        let rows = try await rows("longest-calls") { store in
            try await store.add(
                leg("long ringing", .incoming, at: noon, answer: 100, end: 110),
                leg("long talk", .outgoing, at: noon + 1, external: "+49170112", answer: 1, end: 91),
                leg("voicemail", .incoming, at: noon, external: "+49170113", answer: 1, by: "voicemail", end: 500)
            )
        }
        let own = Cell.text("+4921100001")
        #expect(
            rows == [
                [.time(noon + 1), .number(90), .text("out"), own, .text("+49170112")],
                [.time(noon), .number(10), .text("in"), own, .text("+49170111")],
            ]
        )
    }

    @Test func `the total counts internal and running calls`() async throws {
        let rows = try await rows("total-calls") { store in
            try await addOneOfEach(store)
            try await store.add(
                leg("from", .outgoing, at: noon, own: "+492111", external: "+492112", answer: 1, end: 21),
                leg("to", .incoming, at: noon, own: "+492112", external: "+492111", answer: 1, end: 21)
            )
        }
        #expect(rows[0] == [.time(noon), .integer(9), .integer(6), .integer(2)])
    }

    @Test func `a forwarded call is one call`() async throws {
        let rows = try await rows("total-calls") { store in
            try await store.add(
                leg("first", .incoming, at: noon, end: 10, cause: .forwarded),
                leg("second", .incoming, at: noon + 10_000, own: "+4921100002", answer: 5, end: 60, original: "first")
            )
        }
        #expect(rows[0] == [.time(noon), .integer(1), .integer(1), .integer(0)])
    }

    @Test func `voicemail calls are those that only the voicemail answered`() async throws {
        let rows = try await rows("voicemail-calls") { try await addOneOfEach($0) }
        #expect(rows == [[.time(noon), .integer(1)], [.time(noon + 3_600_000), .integer(0)]])
    }

    @Test func `top callers leave out the nameless and put the first to call before those as frequent`() async throws {
        let rows = try await rows("top-callers") { store in
            for (index, number) in ["+493", "+492", "+493", "+491", "anonymous", "anonymous", "anonymous"].enumerated()
            {
                let start = noon + Int64(index)
                try await store.add(leg("\(index)", .incoming, at: start, external: number, end: 1, cause: .cancel))
            }
            try await store.add(
                leg("nobody", .incoming, at: noon, external: nil, end: 1, cause: .cancel),
                leg("out", .outgoing, at: noon, external: "+491", end: 1, cause: .cancel)
            )
        }
        #expect(
            rows == [
                [.text("+493"), .integer(2)], [.text("+492"), .integer(1)], [.text("+491"), .integer(1)],
            ]
        )
    }

    /// Six incoming calls (answered, voicemail, abandoned, busy, lost, running) and two outgoing ones.
    private func addOneOfEach(_ store: TestStore) async throws {
        var lost = leg("lost", .incoming, at: noon, external: "+49170204", answer: 5)
        lost.crashedAt = noon + 60_000
        try await store.add(
            leg("answered", .incoming, at: noon, external: "+49170200", answer: 5, end: 60),
            leg("voicemail", .incoming, at: noon, external: "+49170201", answer: 5, by: "voicemail", end: 60),
            leg("abandoned", .incoming, at: noon, external: "+49170202", end: 60, cause: .cancel),
            leg("busy", .incoming, at: noon, external: "+49170203", end: 60, cause: .busy),
            lost,
            leg("running", .incoming, at: noon, external: "+49170205", answer: 5),
            leg("reached", .outgoing, at: noon, external: "+49170206", answer: 5, end: 60),
            leg("not reached", .outgoing, at: noon, external: "+49170207", end: 60, cause: .noAnswer)
        )
    }
}
