import Calls
import PushAPI

extension Story {
    /// Calls that the account makes, to others and within itself.
    package static let outgoing: [Story] = [
        Story("outgoing, answered") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna)
            answer("A", at: 8, on: .customer)
            hangup("A", at: 68, answeredOn: .customer)
        } becomes: {
            Told("A", .answered, direction: .outgoing, wait: 8, talk: 60)
        },
        Story("outgoing, given up at once, which is no short abandon") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna)
            hangup("A", at: 2, .cancel)
        } becomes: {
            Told("A", .abandoned, direction: .outgoing, wait: 2)
        },
        Story("outgoing, busy") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna)
            hangup("A", at: 3, .busy)
        } becomes: {
            Told("A", .busy, direction: .outgoing, wait: 3)
        },
        Story("outgoing from a SIP id, answered, though its hangup says cancel") {
            newCall("A", at: 0, .outgoing, from: .sipID, to: .customer, rings: .anna)
            answer("A", at: 8)
            hangup("A", at: 68, .cancel)
        } becomes: {
            Told("A", .answered, direction: .outgoing, wait: 8, talk: 60)
        },
        Story("internal, answered, with differing causes") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .bertsDesk, rings: .anna, flow: .other("a"))
            newCall("B", at: 0.1, from: .annasDesk, to: .bertsDesk, rings: .bert, flow: .other("b"))
            answer("B", at: 5, by: .bert)
            answer("A", at: 5.1)
            hangup("B", at: 30, .normalClearing)
            hangup("A", at: 30.1, .cancel)
        } becomes: {
            Told("A B", .answered, direction: .internal, wait: 5, talk: 25.1)
        },
        Story("internal, rejected: the cause of the leg to the callee decides") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .bertsDesk, rings: .anna, flow: .other("a"))
            newCall("B", at: 0.1, from: .annasDesk, to: .bertsDesk, rings: .bert, flow: .other("b"))
            hangup("B", at: 7, .noAnswer)
            hangup("A", at: 7.1, .cancel)
        } becomes: {
            Told("A B", .rejected, direction: .internal, wait: 7.1)
        },
        Story("internal, answered by the colleague's voicemail") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .bertsDesk, rings: .anna, flow: .other("a"))
            newCall("B", at: 0.1, from: .annasDesk, to: .bertsDesk, rings: .bert, flow: .other("b"))
            hangup("B", at: 20, .forwarded)
            newCall(
                "C",
                at: 20.1,
                after: "B",
                from: .annasDesk,
                to: .bertsDesk,
                rings: .voicemail,
                divertedFrom: .bertsDesk,
                flow: .other("b")
            )
            answer("C", at: 20.4, by: .voicemail)
            answer("A", at: 20.5)
            hangup("C", at: 40)
            hangup("A", at: 40)
        } becomes: {
            Told("A B C", .voicemail, direction: .internal, wait: 20.4, reachedVoicemail: true)
        },
        Story("internal, without any ids of the flow") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .bertsDesk, rings: .anna, flow: .none)
            newCall("B", at: 5, from: .annasDesk, to: .bertsDesk, rings: .bert, flow: .none)
            answer("B", at: 9, by: .bert)
            answer("A", at: 9)
            hangup("B", at: 30)
            hangup("A", at: 30)
        } becomes: {
            Told("A B", .answered, direction: .internal, wait: 9, talk: 21)
        },
    ]

    /// Calls that begin with a click.
    package static let clickToDial: [Story] = [
        Story("click-to-dial, answered") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            newCall("B", at: 0.1, after: "A", from: .customer, to: .annasDesk, rings: .anna, flow: .clickToDial)
            answer("B", at: 4, by: .anna)
            answer("A", at: 12)
            hangup("A", at: 60)
            hangup("B", at: 60)
        } becomes: {
            Told("A B", .answered, direction: .outgoing, wait: 12, talk: 48)
        },
        Story("click-to-dial, own phone first, with the numbers of an internal call") {
            newCall("B", at: 0, after: "A", from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            newCall("A", at: 0.1, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            answer("B", at: 4, by: .anna)
            answer("A", at: 12)
            hangup("A", at: 60)
            hangup("B", at: 60)
        } becomes: {
            Told("A B", .answered, direction: .outgoing, wait: 12, talk: 48)
        },
        Story("click-to-dial to a busy customer: the own phone's hangup decides nothing") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            newCall("B", at: 0.1, after: "A", from: .customer, to: .annasDesk, rings: .anna, flow: .clickToDial)
            answer("B", at: 4, by: .anna)
            hangup("A", at: 7, .busy)
            hangup("B", at: 7.1)
        } becomes: {
            Told("A B", .busy, direction: .outgoing, wait: 7.1)
        },
        Story("click-to-dial, own phone not picked up") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            newCall("B", at: 0.1, after: "A", from: .customer, to: .annasDesk, rings: .anna, flow: .clickToDial)
            hangup("B", at: 30, .cancel)
        } becomes: {
            Told("A B", direction: .outgoing, open: .waiting)
        },
        Story("click-to-dial, own phone not picked up, and the outgoing leg's hangup is lost") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            newCall("B", at: 0.1, after: "A", from: .customer, to: .annasDesk, rings: .anna, flow: .clickToDial)
            hangup("B", at: 30, .cancel)
            lapse("A", at: 601)
        } becomes: {
            Told("A B", .abandoned, direction: .outgoing)
        },
        Story("click-to-dial, transferred, and the new leg has lost its ids") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            answer("A", at: 12)
            newCall("C", at: 40, from: .customer, to: .bertsDesk, rings: .bert, divertedFrom: .annasDesk, flow: .none)
            hangup("A", at: 41)
            answer("C", at: 50, by: .bert)
            hangup("C", at: 90)
        } becomes: {
            Told("A C", .answered, direction: .outgoing, wait: 12, talk: 29 + 40)
        },
        Story("click-to-dial, transferred, and the new leg has another flow's id") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .clickToDial)
            newCall("B", at: 0.1, after: "A", from: .customer, to: .annasDesk, rings: .anna, flow: .clickToDial)
            answer("B", at: 4, by: .anna)
            answer("A", at: 12)
            newCall(
                "C",
                at: 40,
                from: .customer,
                to: .bertsDesk,
                rings: .bert,
                divertedFrom: .annasDesk,
                flow: .other("d")
            )
            hangup("A", at: 41)
            hangup("B", at: 41)
            answer("C", at: 50, by: .bert)
            hangup("C", at: 90)
        } becomes: {
            Told("A B C", .answered, direction: .outgoing, wait: 12, talk: 29 + 40)
        },
    ]
}
