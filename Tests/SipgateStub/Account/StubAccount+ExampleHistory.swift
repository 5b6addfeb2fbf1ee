import Foundation

extension StubAccount {
    /// One call of every kind, and a voicemail, on Monday 2 March 2026 from 09:00 UTC.
    static var exampleHistory: [HistoryEntry] {
        let nine = Date(timeIntervalSince1970: 1_772_442_000)
        func minutes(_ count: Int) -> Date { nine.addingTimeInterval(TimeInterval(count * 60)) }
        let toHotline = [HistoryEntry.Endpoint(role: "ROUTED", id: "g0", kind: "GROUP")]
        return [
            HistoryEntry(
                id: "9000001",
                direction: .incoming,
                status: .pickup,
                source: "+49301234567",
                target: "+49211555000",
                targetAlias: "Hotline",
                created: minutes(0),
                duration: 95,
                callID: "54566B150000000000000001",
                connectionIDs: ["g0", "w1"],
                endpoints: toHotline + [HistoryEntry.Endpoint(role: "PICKUP", id: "w1", kind: "USER")],
                responder: "w1",
                responderAlias: "Zoë Weiß"
            ),
            HistoryEntry(
                id: "9000002",
                direction: .missedIncoming,
                status: .noPickup,
                source: "anonymous",
                target: "+49211555000",
                targetAlias: "Hotline",
                created: minutes(5),
                duration: 18,
                callID: "54566B150000000000000002",
                connectionIDs: ["g0"],
                endpoints: toHotline
            ),
            HistoryEntry(
                id: "9000003",
                direction: .outgoing,
                status: .pickup,
                source: "+49211555100",
                target: "+4989654321",
                sourceAlias: "Jürgen Müller",
                created: minutes(12),
                duration: 240,
                callID: "54566B150000000000000003",
                connectionIDs: ["p0", "w0"],
                endpoints: [HistoryEntry.Endpoint(role: "ROUTED", id: "p0", kind: "PHONELINE")]
            ),
            HistoryEntry(
                id: "9000004",
                direction: .missedOutgoing,
                status: .busy,
                source: "+49211555101",
                target: "+4940777888",
                sourceAlias: "Zoë Weiß",
                created: minutes(20),
                duration: 4,
                callID: "54566B150000000000000004",
                connectionIDs: ["p1", "w1"],
                endpoints: [HistoryEntry.Endpoint(role: "ROUTED", id: "p1", kind: "PHONELINE")]
            ),
            HistoryEntry(
                id: "9000005",
                kind: .voicemail,
                direction: .missedIncoming,
                status: .noPickup,
                source: "+49301234567",
                target: "+49211555010",
                targetAlias: "Vertrieb",
                created: minutes(31),
                duration: 22,
                callID: nil,
                connectionIDs: ["g1"],
                endpoints: [HistoryEntry.Endpoint(role: "FORWARDED", id: "v0", kind: "VOICEMAIL")]
            ),
        ]
    }
}
