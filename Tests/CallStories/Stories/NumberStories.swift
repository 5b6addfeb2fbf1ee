import Calls
import PushAPI

extension Story {
    /// Calls whose legs are tied, or not, by their numbers.
    package static let tiedByNumbers: [Story] = [
        Story("forwarded as in the documentation, without ids") {
            newCall("A", at: 0, rings: .anna, flow: .none)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, to: .mobile, rings: .anna, divertedFrom: .office, flow: .none)
            answer("B", at: 30, on: .mobile)
            hangup("B", at: 50)
        } becomes: {
            Told("A B", .answered, wait: 30, talk: 20)
        },
        Story("transferred as in the documentation, without ids") {
            newCall("A", at: 0, rings: .anna, flow: .none)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, to: .bertsDesk, rings: .bert, divertedFrom: .office, flow: .none)
            answer("B", at: 50, by: .bert)
            hangup("A", at: 50)
            hangup("B", at: 110)
        } becomes: {
            Told("A B", .answered, wait: 10, talk: 100)
        },
        Story("diverted exactly two seconds after the end: the same caller's way") {
            newCall("A", at: 0, rings: .anna, flow: .none)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 22, to: .mobile, rings: .anna, divertedFrom: .office, flow: .none)
            hangup("B", at: 30, .busy)
        } becomes: {
            Told("A B", .busy, wait: 30)
        },
        Story("diverted more than two seconds after the end: another call") {
            newCall("A", at: 0, rings: .anna, flow: .none)
            hangup("A", at: 20, .cancel)
            newCall("B", at: 22.001, to: .mobile, rings: .anna, divertedFrom: .office, flow: .none)
            hangup("B", at: 30, .busy)
        } becomes: {
            Told("A", .abandoned, wait: 20)
            Told("B", .busy, wait: 7.999)
        },
        Story("suppressed callers are never tied by their number") {
            newCall("A", at: 0, from: .anonymous, rings: .anna, flow: .none)
            hangup("A", at: 20, .cancel)
            newCall("B", at: 20.1, from: .anonymous, to: .mobile, rings: .anna, divertedFrom: .office, flow: .none)
            hangup("B", at: 30, .busy)
        } becomes: {
            Told("A", .abandoned, wait: 20)
            Told("B", .busy, wait: 9.9)
        },
        Story("a company calls on two lines at once, without ids") {
            newCall("A", at: 0, to: .office, rings: .anna, flow: .none)
            newCall("B", at: 1, to: .hotline, rings: .bert, flow: .none)
            answer("B", at: 4, by: .bert)
            answer("A", at: 5, by: .anna)
            hangup("A", at: 30)
            hangup("B", at: 40)
        } becomes: {
            Told("A", .answered, wait: 5, talk: 25)
            Told("B", .answered, wait: 3, talk: 36)
        },
        Story("a company calls one number twice at once, one call goes to the voicemail") {
            newCall("A", at: 0, rings: .anna, flow: .other("a"))
            newCall("B", at: 1, rings: .anna, flow: .other("b"))
            answer("A", at: 5, by: .anna)
            hangup("B", at: 21, .forwarded)
            newCall("C", at: 21.1, after: "B", rings: .voicemail, divertedFrom: .office, flow: .other("b"))
            answer("C", at: 21.4, by: .voicemail)
            hangup("C", at: 30)
            hangup("A", at: 40)
        } becomes: {
            Told("A", .answered, wait: 5, talk: 35)
            Told("B C", .voicemail, wait: 20.4, reachedVoicemail: true)
        },
        Story("a voicemail that names its flow is not taken by a call without one") {
            newCall("A", at: 0, rings: .anna, flow: .other("a"))
            newCall("B", at: 1, rings: .anna, flow: .other("b"))
            hangup("A", at: 20, .cancel)
            hangup("B", at: 20, .forwarded)
            newCall("C", at: 20.1, rings: .voicemail, divertedFrom: .office, flow: .other("b"))
            hangup("C", at: 22, .cancel)
        } becomes: {
            Told("A", .abandoned, wait: 20)
            Told("B C", .abandoned, wait: 21)
        },
        Story("two people call each other: outgoing and incoming, but no internal call") {
            newCall("A", at: 0, .outgoing, from: .annasDesk, to: .customer, rings: .anna, flow: .other("a"))
            newCall("B", at: 1, from: .customer, to: .annasDesk, rings: .anna, flow: .other("b"))
            hangup("B", at: 2, .busy)
            hangup("A", at: 3, .busy)
        } becomes: {
            Told("A", .busy, direction: .outgoing, wait: 3)
            Told("B", .busy, wait: 1)
        },
    ]

    /// All of them.
    package static let all =
        incoming + forwarded + transferred + outgoing + clickToDial + incomplete + tiedByNumbers
}
