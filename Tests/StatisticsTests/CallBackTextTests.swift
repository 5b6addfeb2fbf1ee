import Formulas
import PushAPI
import Testing

@testable import Statistics

/// The list of missed callers as text, byte for byte.
struct CallBackTextTests {
    private let start = Instant(milliseconds: 1_795_172_400_000)

    private func page() -> CallBackPage {
        var open = MissedCaller(
            call: 7,
            number: "+4930231250001",
            firstMissedAt: start,
            lastMissedAt: start + 60_000,
            missed: 2,
            tries: 1,
            group: "Sales",
            teams: ["A", "B"],
            ownNumber: "+4921100001",
            state: .open
        )
        var reached = open
        reached.state = .reached
        (reached.reachedAt, reached.reachedBy, reached.reachedCall) = (start + 90_000, .byUs, 9)
        open.state = .dismissed
        open.dismissal = MissedCaller.Dismissal(at: start + 80_000, user: nil, reason: "a \"fax\"")
        return CallBackPage(
            from: start,
            to: start + 3_600_000,
            timeZone: "Europe/Berlin",
            rules: CallBacks.Settings(),
            counts: [.reached: 1, .dismissed: 1],
            anonymous: 3,
            medianToReached: 1_500,
            callers: [reached, open]
        )
    }

    private func text(number: String, end: String = "}") -> String {
        let caller =
            #""number":"\#(number)","firstMissedAt":"2026-11-20T11:00:00.000Z","#
            + #""lastMissedAt":"2026-11-20T11:01:00.000Z","missed":2,"tries":1,"group":"Sales","teams":["A","B"],"#
            + #""ownNumber":"+4921100001","#
        return #"{"from":"2026-11-20T11:00:00.000Z","to":"2026-11-20T12:00:00.000Z","timeZone":"Europe/Berlin","#
            + #""rules":{"minimumTalk":5,"expiryDays":7},"#
            + #""counts":{"open":0,"reached":1,"expired":0,"dismissed":1},"anonymous":3,"medianToReached":1.5,"#
            + #""callers":[{"call":7,\#(caller)"state":"reached","reachedAt":"2026-11-20T11:01:30.000Z","#
            + #""reachedBy":"outgoing","reachedCall":9,"dismissedBy":null,"dismissedAt":null,"reason":null},"#
            + #"{"call":7,\#(caller)"state":"dismissed","reachedAt":null,"reachedBy":null,"reachedCall":null,"#
            + #""dismissedBy":null,"dismissedAt":"2026-11-20T11:01:20.000Z","reason":"a \"fax\""}]"#
            + end
    }

    @Test func `a list of missed callers as JSON`() {
        #expect(String(decoding: page().json(), as: UTF8.self) == text(number: "+4930231250001"))
    }

    @Test func `who may not see numbers sees hidden ones, and the account's own`() {
        #expect(
            String(decoding: page().masked().json(), as: UTF8.self)
                == text(number: "+4930…001", end: #","numbersMasked":true}"#)
        )
    }

    @Test(arguments: [("state", "tried"), ("limit", "0"), ("limit", "1001"), ("from", "x"), ("hours", "x")])
    func `a wrong parameter is refused`(name: String, value: String) {
        #expect(throws: RequestProblem.self) { try CallBackRequest.parse([name: [value]], now: start) }
    }

    @Test func `an address without parameters asks for all callers of a day`() throws {
        let request = try CallBackRequest.parse(["state": [""]], now: start)
        #expect(request.state == nil && request.limit == 1_000)
        #expect(request.selection.from == start - 86_400_000 && request.selection.to == start)
    }
}
