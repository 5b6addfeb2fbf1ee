import Calls
import PushAPI

extension Story {
    /// Calls from outside that stay one leg.
    package static let incoming: [Story] = [
        Story("incoming, answered") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna, on: .annasDesk)
            hangup("A", at: 60, answeredOn: .annasDesk)
        } becomes: {
            Told("A", .answered, wait: 12, talk: 48)
        },
        Story("a suppressed caller is answered") {
            newCall("A", at: 0, from: .anonymous, rings: .anna)
            answer("A", at: 3, by: .anna, on: .local)
            hangup("A", at: 10, answeredOn: .local)
        } becomes: {
            Told("A", .answered, wait: 3, talk: 7)
        },
        Story("the caller gives up") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 30, .cancel)
        } becomes: {
            Told("A", .abandoned, wait: 30)
        },
        Story("the caller gives up a moment before five seconds") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 4.999, .cancel)
        } becomes: {
            Told("A", .shortAbandon, wait: 4.999)
        },
        Story("the caller gives up after exactly five seconds") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 5, .cancel)
        } becomes: {
            Told("A", .abandoned, wait: 5)
        },
        Story("rejected, or do-not-disturb") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 2.5, .noAnswer)
        } becomes: {
            Told("A", .rejected, wait: 2.5)
        },
        Story("busy") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 0.2, .busy)
        } becomes: {
            Told("A", .busy, wait: 0.2)
        },
        Story("offline") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 0.1, .notFound)
        } becomes: {
            Told("A", .unreachable, wait: 0.1)
        },
        Story("unreachable") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 0.1, .congestion)
        } becomes: {
            Told("A", .unreachable, wait: 0.1)
        },
        Story("unreachable, by the undocumented cause") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 0.1, .channelUnavailable)
        } becomes: {
            Told("A", .unreachable, wait: 0.1)
        },
        Story("a cause that nobody knows") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 8, HangupCause(rawValue: "solarFlare"))
        } becomes: {
            Told("A", .unknown)
        },
        Story("blocked") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 0.05, .blocked)
        } becomes: {
            Told("A", .blocked, wait: 0.05)
        },
        Story("blocked without a hangup, before the limit") {
            newCall("A", at: 0, rings: .anna)
        } becomes: {
            Told("A", open: .waiting)
        },
        Story("blocked without a hangup, after the limit") {
            newCall("A", at: 0, rings: .anna)
            lapse("A", at: 601)
        } becomes: {
            Told("A", .unknown)
        },
        Story("a group rings") {
            newCall("A", at: 0, rings: .anna, .bert, .carl)
            answer("A", at: 9, by: .bert, on: .bertsDesk)
            hangup("A", at: 20, answeredOn: .bertsDesk)
        } becomes: {
            Told("A", .answered, wait: 9, talk: 11)
        },
        Story("a group overflows to the next, of which no event tells") {
            newCall("A", at: 0, rings: .anna, .bert)
            answer("A", at: 35, by: .carl)
            hangup("A", at: 65)
        } becomes: {
            Told("A", .answered, wait: 35, talk: 30)
        },
        Story("a queue picks up without a name, and nobody sees the hand-over") {
            newCall("A", at: 0, to: .hotline, rings: .queue)
            answer("A", at: 1)
            hangup("A", at: 91)
        } becomes: {
            Told("A", .answered, wait: 1, talk: 90)
        },
        Story("a queue picks up under its own name") {
            newCall("A", at: 0, to: .hotline, rings: .queue)
            answer("A", at: 1, by: .queue)
            hangup("A", at: 91)
        } becomes: {
            Told("A", .answered, wait: 1, talk: 90)
        },
        Story("a colleague picks the call up") {
            newCall("A", at: 0, to: .annasDesk, rings: .anna)
            answer("A", at: 15, by: .bert, on: .bertsDesk)
            hangup("A", at: 25, answeredOn: .bertsDesk)
        } becomes: {
            Told("A", .answered, wait: 15, talk: 10)
        },
        Story("picked up on a mobile phone") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 11, on: .mobile)
            hangup("A", at: 31, answeredOn: .mobile)
        } becomes: {
            Told("A", .answered, wait: 11, talk: 20)
        },
        Story("a menu is played, and neither answer nor hangup comes") {
            newCall("A", at: 0, to: .hotline, rings: .anna)
            lapse("A", at: 3_600)
        } becomes: {
            Told("A", .unknown)
        },
        Story("a menu is played, and only the hangup comes") {
            newCall("A", at: 0, to: .hotline, rings: .anna)
            hangup("A", at: 40)
        } becomes: {
            Told("A", .unknown)
        },
    ]
}
