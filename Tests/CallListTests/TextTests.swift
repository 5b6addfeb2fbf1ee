import Calls
import Foundation
import PushAPI
import Testing

@testable import Statistics

/// The texts of pages, byte for byte.
struct TextTests {
    /// A forwarded call that was answered, one that rings, one of which little is known, and one that nobody heard.
    private func page(next: CallKey? = nil) -> CallPage {
        var second = Told.leg("b", at: Told.noon + 5_000, own: "+4921100002", answer: 2.5, end: 10, original: "a")
        second.answeringNumber = PhoneNumber(stored: "+4921100002")
        second.diversion = PhoneNumber(stored: "+4921100001")
        var lost = Told.leg("=d", external: nil)
        lost.direction = nil
        lost.caller = nil
        lost.users = []
        lost.crashedAt = Told.noon + 1
        let record = Leg.Record(
            startedAt: Told.noon,
            duration: 61_000,
            direction: .incoming,
            caller: PhoneNumber(stored: "+49170111"),
            callee: PhoneNumber(stored: "+4921100001"),
            result: .answered
        )
        let first = Told.leg("a", end: 5, cause: .forwarded).merged(with: Leg(callID: "a", record: record))
        return CallPage(
            from: Told.noon,
            to: Told.noon + 60_000,
            timeZone: "Europe/Berlin",
            calls: [
                listed(
                    1,
                    [first, second],
                    group: "=Sales",
                    teams: ["A", "B, C"],
                    true
                ),
                listed(2, [Told.leg("c", .outgoing, by: User(name: "voicemail"))], group: nil, teams: [], false),
                listed(3, [lost], group: nil, teams: [], nil),
                listed(4, [Leg(callID: "e", record: record)], group: nil, teams: [], true),
            ],
            next: next
        )
    }

    private func listed(_ id: Int64, _ legs: [Leg], group: String?, teams: [String], _ isInHours: Bool?) -> ListedCall {
        let journey = Journey(legs: legs, CallRules())
        return ListedCall(
            id: id,
            startedAt: journey.startedAt,
            answeredAt: journey.answeredAt,
            endedAt: journey.endedAt,
            direction: journey.direction.rawValue,
            state: journey.state.rawValue,
            outcome: journey.outcome?.rawValue,
            ownNumber: journey.ownNumber?.text,
            externalNumber: journey.externalNumber?.text,
            wait: journey.wait,
            talk: journey.talk,
            reachedVoicemail: journey.reachedVoicemail,
            group: group,
            teams: teams,
            isInHours: isInHours,
            source: journey.source.rawValue,
            legs: journey.legs
        )
    }

    private static let calls = [
        #"{"id":1,"start":"2026-11-20T11:00:00.000Z","answered":"2026-11-20T11:00:07.500Z","#
            + #""end":"2026-11-20T11:00:15.000Z","direction":"in","outcome":"answered","state":"ended","#
            + #""ownNumber":"+4921100001","externalNumber":"+49170111","wait":7.5,"talk":7.5,"voicemail":false,"#
            + #""group":"=Sales","teams":["A","B, C"],"inHours":true,"source":"both","legs":["#
            + #"{"callId":"a","originalCallId":null,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":"2026-11-20T11:00:05.000Z","#
            + #""direction":"in","caller":"+49170111","callee":"+4921100001","ownNumber":"+4921100001","#
            + #""answeringNumber":null,"cause":"forwarded","voicemail":false,"crashed":false,"diversion":null,"user":"Ada","#
            + #""source":"both"},"#
            + #"{"callId":"b","originalCallId":"a","start":"2026-11-20T11:00:05.000Z","answered":"2026-11-20T11:00:07.500Z","#
            + #""end":"2026-11-20T11:00:15.000Z","direction":"in","caller":"+49170111","callee":"+4921100002","#
            + #""ownNumber":"+4921100002","answeringNumber":"+4921100002","cause":"normalClearing","voicemail":false,"#
            + #""crashed":false,"diversion":"+4921100001","user":"Ada","source":"webhook"}]}"#,
        #"{"id":2,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":null,"direction":"out","outcome":null,"#
            + #""state":"waiting","ownNumber":"+4921100001","externalNumber":"+49170111","wait":null,"talk":null,"#
            + #""voicemail":false,"group":null,"teams":[],"inHours":false,"source":"webhook","legs":["#
            + #"{"callId":"c","originalCallId":null,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":null,"direction":"out","#
            + #""caller":"+4921100001","callee":"+49170111","ownNumber":"+4921100001","answeringNumber":null,"#
            + #""cause":null,"voicemail":true,"crashed":false,"diversion":null,"user":"voicemail","#
            + #""source":"webhook"}]}"#,
        #"{"id":3,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":null,"direction":"unknown","#
            + #""outcome":"unknown","state":"ended","ownNumber":null,"externalNumber":null,"wait":null,"talk":null,"#
            + #""voicemail":false,"group":null,"teams":[],"inHours":null,"source":"webhook","legs":["#
            + #"{"callId":"=d","originalCallId":null,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":null,"direction":"unknown","#
            + #""caller":null,"callee":"+4921100001","ownNumber":null,"answeringNumber":null,"cause":null,"#
            + #""voicemail":false,"crashed":true,"diversion":null,"user":null,"source":"webhook"}]}"#,
        #"{"id":4,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":"2026-11-20T11:01:01.000Z","#
            + #""direction":"in","outcome":"answered","state":"ended","ownNumber":"+4921100001","#
            + #""externalNumber":"+49170111","wait":null,"talk":61,"voicemail":false,"group":null,"teams":[],"#
            + #""inHours":true,"source":"history","legs":["#
            + #"{"callId":"e","originalCallId":null,"start":"2026-11-20T11:00:00.000Z","answered":null,"end":"2026-11-20T11:01:01.000Z","#
            + #""direction":"in","caller":"+49170111","callee":"+4921100001","ownNumber":"+4921100001","#
            + #""answeringNumber":null,"cause":"normalClearing","voicemail":false,"crashed":false,"diversion":null,"#
            + #""user":null,"source":"history"}]}"#,
    ]

    private static let frame =
        #"{"from":"2026-11-20T11:00:00.000Z","to":"2026-11-20T11:01:00.000Z","timeZone":"Europe/Berlin","calls":["#

    @Test func `a page as JSON`() {
        let next = CallKey(startedAt: Instant(milliseconds: 1_000), id: 42)
        let text = String(decoding: page(next: next).json(), as: UTF8.self)
        #expect(text == Self.frame + Self.calls.joined(separator: ",") + #"],"next":"rs.16"}"#)
    }

    @Test func `the last page without a call as JSON`() {
        var page = page()
        page.calls = []
        #expect(String(decoding: page.json(), as: UTF8.self) == Self.frame + #"],"next":null}"#)
    }

    @Test func `a call as JSON stands in the page as it is`() {
        #expect(page().calls.map { String(decoding: $0.json(), as: UTF8.self) } == Self.calls)
    }

    @Test func `a page as CSV`() {
        let header =
            "id,start,answered,end,direction,outcome,state,own_number,external_number,wait,talk,voicemail,group,teams,"
            + "in_hours,legs,source\r\n"
        let lines =
            "1,2026-11-20T11:00:00.000Z,2026-11-20T11:00:07.500Z,2026-11-20T11:00:15.000Z,in,answered,ended,"
            + "+4921100001,+49170111,7.5,7.5,false,'=Sales,\"A; B, C\",true,2,both\r\n"
            + "2,2026-11-20T11:00:00.000Z,,,out,,waiting,+4921100001,+49170111,,,false,,,false,1,webhook\r\n"
            + "3,2026-11-20T11:00:00.000Z,,,unknown,unknown,ended,,,,,false,,,,1,webhook\r\n"
            + "4,2026-11-20T11:00:00.000Z,,2026-11-20T11:01:01.000Z,in,answered,ended,+4921100001,+49170111,,61,false,"
            + ",,true,1,history\r\n"
        #expect(page().csv() == header + lines)
        #expect(page().csv(hasHeader: false) == lines)
    }

    @Test func `a page as German CSV for spreadsheets`() throws {
        let header =
            "\u{FEFF}Nr.;Beginn;Angenommen um;Ende;Richtung;Ausgang;Stand;Eigene Nummer;Externe Nummer;Wartezeit (s);"
            + "Gesprächszeit (s);Voicemail;Gruppe;Teams;In der Öffnungszeit;Teilgespräche;Herkunft\r\n"
        let lines =
            "1;20.11.2026 12:00:00;20.11.2026 12:00:07;20.11.2026 12:00:15;Eingehend;Angenommen;Beendet;"
            + "+4921100001;+49170111;7,5;7,5;Nein;'=Sales;\"A; B, C\";Ja;2;Nachrichten und Anrufverlauf\r\n"
            + "2;20.11.2026 12:00:00;;;Ausgehend;;Klingelt;+4921100001;+49170111;;;Nein;;;Nein;1;Nachrichten\r\n"
            + "3;20.11.2026 12:00:00;;;Unbekannt;Unbekannt;Beendet;;;;;Nein;;;;1;Nachrichten\r\n"
            + "4;20.11.2026 12:00:00;;20.11.2026 12:01:01;Eingehend;Angenommen;Beendet;+4921100001;+49170111;;61;"
            + "Nein;;;Ja;1;Anrufverlauf\r\n"
        let form = CSVForm.sheet(.de, try #require(TimeZone(identifier: "Europe/Berlin")))
        #expect(Array(page().csv(form).utf8) == Array((header + lines).utf8))
        #expect(page().csv(form, hasHeader: false) == lines)
    }

    @Test func `a page as English CSV for spreadsheets`() throws {
        let form = CSVForm.sheet(.en, try #require(TimeZone(identifier: "America/New_York")))
        let lines = page().csv(form).split(separator: "\r\n")
        #expect(
            lines[0] == "\u{FEFF}No.,Start,Answered at,End,Direction,Outcome,State,Own number,External number,Wait (s),"
                + "Talk time (s),Voicemail,Group,Teams,In opening hours,Legs,Source"
        )
        #expect(
            lines[1] == "1,2026-11-20 06:00:00,2026-11-20 06:00:07,2026-11-20 06:00:15,Incoming,Answered,Ended,"
                + "+4921100001,+49170111,7.5,7.5,No,'=Sales,\"A; B, C\",Yes,2,Messages and call history"
        )
    }
}
