import Foundation
import PushAPI
import SipgateAPI
import Testing

@Suite struct `An entry of the history` {
    @Test func `of live traffic is read in full`() throws {
        let body = #"""
            {"id":"771","source":"+4915550001122","target":"+4920155544433","sourceAlias":"","targetAlias":"Hotline",
            "type":"CALL","created":"2026-03-02T09:00:00Z","lastModified":"2026-03-02T09:01:35Z","direction":"INCOMING",
            "incoming":true,"status":"PICKUP","callStatus":"SUCCESS","connectionIds":["g0","w1"],"read":true,
            "archived":false,"note":null,"endpoints":[{"type":"PICKUP","endpoint":{"extension":"w1","type":"USER"}}],
            "starred":false,"labels":[],"callId":"54566B15AB","recordings":[],"duration":95,"responder":"w1"}
            """#
        let expected = HistoryEntry(
            id: "771",
            callID: "54566B15AB",
            createdAt: nine,
            modifiedAt: nine + 95_000,
            duration: 95_000,
            direction: .incoming,
            source: PhoneNumber(stored: "+4915550001122"),
            target: PhoneNumber(stored: "+4920155544433"),
            status: .pickup,
            callStatus: .success,
            type: .call,
            responder: "w1",
            connectionIds: ["g0", "w1"]
        )
        #expect(try decoded(body) == expected)
    }

    @Test func `of the official description is read as well`() throws {
        let body = #"""
            {"id":"100009","source":"anonymous","target":"01579-9912399","type":"VOICEMAIL","status":"NOPICKUP",
            "created":"2026-03-02 09:00:00+00:00","lastModified":"2026-03-02 09:00:22+00:00",
            "direction":"MISSED_INCOMING","connectionIds":["p0"]}
            """#
        let expected = HistoryEntry(
            id: "100009",
            callID: nil,
            createdAt: nine,
            modifiedAt: nine + 22_000,
            direction: .missedIncoming,
            source: .anonymous,
            target: PhoneNumber(stored: "+4915799912399"),
            status: .noPickup,
            type: .voicemail,
            connectionIds: ["p0"]
        )
        #expect(try decoded(body) == expected)
    }

    @Test func `needs no more than an id and a date`() throws {
        let entry = try decoded(#"{"id":5,"created":"2026-03-02T09:00:00Z"}"#)
        #expect(entry.id == "5")
        #expect(entry.source == nil)
        #expect(entry.direction.rawValue.isEmpty)
    }

    @Test func `keeps words that are not known`() throws {
        let entry = try decoded(
            #"{"id":"5","created":"2026-03-02T09:00:00Z","direction":"SIDEWAYS","status":"PARKED","type":"HOLOGRAM"}"#
        )
        #expect(
            [entry.direction.rawValue, entry.status.rawValue, entry.type.rawValue] == [
                "SIDEWAYS", "PARKED", "HOLOGRAM",
            ]
        )
    }

    @Test(
        arguments: [
            ("95", 95_000), ("0", 0), ("1.5", 1_500), ("null", nil), (#""95""#, nil), ("-1", nil), ("1e300", nil),
        ] as [(String, Int64?)]
    )
    func `has a duration in milliseconds, if sipgate says a sensible one`(text: String, duration: Int64?) throws {
        let entry = try decoded(#"{"id":"5","created":"2026-03-02T09:00:00Z","duration":\#(text)}"#)
        #expect(entry.duration == duration)
    }

    @Test(
        arguments: [
            ("+4915799912345", "+4915799912345"), ("4915799912345", "+4915799912345"),
            ("004915799912345", "+4915799912345"),
            ("01579-9912345", "+4915799912345"), ("0211 / 555 000", "+49211555000"), ("(0211) 555000", "+49211555000"),
            ("+49 (211) 555-000", "+49211555000"), ("anonymous", "anonymous"), ("Anonymous", "anonymous"),
            ("110", "110"), ("22833", "22833"), ("123456e0", "123456e0"), ("00000", "00000"), ("0110", "0110"),
            ("", nil), (" ", nil), ("+", nil),
        ] as [(String, String?)]
    )
    func `has numbers in one spelling`(text: String, spelling: String?) throws {
        let entry = try decoded(#"{"id":"5","created":"2026-03-02T09:00:00Z","source":"\#(text)"}"#)
        #expect(entry.source?.text == spelling)
    }

    @Test(arguments: [
        #"{"created":"2026-03-02T09:00:00Z"}"#, #"{"id":"","created":"2026-03-02T09:00:00Z"}"#, #"{"id":"5"}"#,
        #"{"id":"5","created":"soon"}"#, #"{"id":"5","created":null}"#, "7", "null", "[]",
    ])
    func `is refused without them`(body: String) {
        #expect(throws: DecodingError.self) { try decoded(body) }
    }

    private func decoded(_ body: String) throws -> HistoryEntry {
        try JSONDecoder().decode(HistoryEntry.self, from: Data(body.utf8))
    }
}

@Suite struct `What became of a call in the history` {
    @Test(arguments: [
        ("PICKUP", "SUCCESS", HistoryEntry.Result.answered), ("PICKUP", "", .answered), ("FORWARD", "", .forwarded),
        ("FORWARD", "SUCCESS", .forwarded), ("NOPICKUP", "", .missed), ("NOPICKUP", "MISSED", .missed),
        ("NOPICKUP", "SUCCESS", .missed), ("NOPICKUP", "REJECTED", .rejected), ("NOPICKUP", "REJECTED_DND", .rejected),
        ("BUSY", "", .busy), ("NOPICKUP", "BUSY", .busy), ("NOPICKUP", "BUSY_ON_BUSY", .busy),
        ("NOPICKUP", "FAILURE", .unreachable), ("", "FAILURE", .unreachable), ("", "MISSED", .missed),
        ("NOPICKUP", "VOICEMAIL_NO_MESSAGE", .voicemail), ("PICKUP", "VOICEMAIL_NO_MESSAGE", .voicemail),
        ("FORWARD", "VOICEMAIL_NO_MESSAGE", .voicemail), ("NOPICKUP", "NEW_WORD", .missed),
        ("NEW_WORD", "REJECTED", .rejected),
    ])
    func `is read from status and call status`(status: String, callStatus: String, result: HistoryEntry.Result) {
        #expect(entry(.missedIncoming, status, callStatus).result == result)
    }

    @Test(arguments: ["PICKUP", "NOPICKUP", "FORWARD", "BUSY", ""])
    func `is a voicemail when it is one, whoever picked up`(status: String) {
        #expect(entry(.missedIncoming, status, "SUCCESS", .voicemail).result == .voicemail)
    }

    @Test(arguments: [
        (HistoryEntry.Direction.incoming, HistoryEntry.Result.answered), (.outgoing, .answered),
        (.missedIncoming, .missed), (.missedOutgoing, .missed), (HistoryEntry.Direction(rawValue: "SIDEWAYS"), .missed),
    ])
    func `is guessed by the direction when no other word is known`(
        direction: HistoryEntry.Direction,
        result: HistoryEntry.Result
    ) {
        #expect(entry(direction, "PARKED", "").result == result)
    }

    private func entry(
        _ direction: HistoryEntry.Direction,
        _ status: String,
        _ callStatus: String,
        _ type: HistoryEntry.Kind = .call
    ) -> HistoryEntry {
        HistoryEntry(
            id: "1",
            callID: "C",
            createdAt: nine,
            direction: direction,
            status: HistoryEntry.Status(rawValue: status),
            callStatus: HistoryEntry.CallStatus(rawValue: callStatus),
            type: type
        )
    }
}
