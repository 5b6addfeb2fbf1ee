import CallStories
import Calls
import PushAPI
import Store
import Testing

/// What a row of `calls` holds is what was known of the leg: it merges on as the leg would.
@Suite struct LegRowTests {
    /// The values of a row, followed by as many nulls as the columns of row and journey.
    private struct Row: SQLRow {
        var values: [SQLValue]

        func integer(_ column: Int) -> Int64? { values[column].integer }
        func text(_ column: Int) -> String? { values[column].text }
        func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
            body(UnsafeRawBufferPointer(start: nil, count: 0))
        }
    }

    private static func stored(_ leg: Leg) -> Leg {
        let values = LegRow.encode(leg, journeyID: 1, group: nil)
        return LegRow.decode(Row(values: values + repeatElement(.null, count: JourneyRecord.width + 1))).leg
    }

    private static func leg(_ seed: UInt64) -> Leg {
        var generator = SeededGenerator(seed: seed)
        let events = Leg.random("A", of: ["A", "B"], moments: 4, using: &generator)
        let record = Leg.randomRecord("A", moments: 4, using: &generator)
        return [events, record, events.merged(with: record)][Int.random(in: 0..<3, using: &generator)]
    }

    @Test func `a leg comes back from its row as it went in, whoever told of it`() {
        for seed in 0..<6_000 as Range<UInt64> {
            let leg = Self.leg(seed)
            #expect(Self.stored(leg) == leg, "seed \(seed)")
        }
    }

    @Test func `a leg that comes back from its row takes what comes later as the leg itself does`() {
        for seed in 0..<3_000 as Range<UInt64> {
            let (leg, later) = (Self.leg(seed), Self.leg(seed + 10_000))
            #expect(Self.stored(leg).merged(with: later) == leg.merged(with: later), "seed \(seed)")
        }
    }

    @Test func `the columns of a row hold what is known of the leg, the record what only the history says`() throws {
        let record = Leg.Record(
            startedAt: Story.start,
            duration: 20_000,
            direction: .incoming,
            caller: .customer,
            callee: .office,
            result: .answered
        )
        let answer = Event(kind: .answer(user: .anna), callID: "A", caller: .customer, receivedAt: Story.start + 9_000)
        let leg = Leg(answer).merged(with: Leg(callID: "A", record: record))
        let values = LegRow.encode(leg, journeyID: 1, group: nil)
        let row = Dictionary(uniqueKeysWithValues: zip(LegRow.names, values))
        #expect(row["started_ms"] == .integer(Story.start.milliseconds))
        #expect(row["first_event_ms"] == .integer(Story.start.milliseconds + 9_000))
        #expect(row["ended_ms"] == .integer(Story.start.milliseconds + 29_000))
        #expect(row["hangup_cause"] == .text("normalClearing"))
        #expect(row["callee_number"] == .text(PhoneNumber.office.text))
        #expect(row["source"] == .text("both"))
        let text = try #require(row["record"]?.text)
        #expect(
            text == #"{"callee":"+4920312345670","caller":"+491781234567","direction":"in","duration":20000,"#
                + #""fills":["callee","direction","hangup"],"result":"answered","start":1795165200000}"#
        )
    }
}
