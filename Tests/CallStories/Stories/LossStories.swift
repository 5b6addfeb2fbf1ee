import Calls
import PushAPI

extension Story {
    /// Calls of which not everything was heard.
    package static let incomplete: [Story] = [
        Story("the service was down when the call began") {
            newCall("A", at: 0, rings: .anna).lost
            answer("A", at: 12, by: .anna)
            hangup("A", at: 60)
        } becomes: {
            Told("A", .answered, talk: 48)
        },
        Story("the answer is lost, the hangup names the number that answered") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna).lost
            hangup("A", at: 60, answeredOn: .annasDesk)
        } becomes: {
            Told("A", .answered)
        },
        Story("only the hangup is heard") {
            newCall("A", at: 0, rings: .anna).lost
            hangup("A", at: 60, .cancel)
        } becomes: {
            Told("A", .abandoned)
        },
        Story("only a hangup without numbers is heard") {
            newCall("A", at: 0, rings: .anna).lost
            hangup("A", at: 60, .cancel).bare
        } becomes: {
            Told("A", .abandoned, direction: .unknown)
        },
        Story("a hangup says nothing but which leg ended") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12).bare
            hangup("A", at: 60, nil).bare
        } becomes: {
            Told("A", .answered, wait: 12, talk: 48)
        },
        Story("only the answer is heard") {
            newCall("A", at: 0, rings: .anna).lost
            answer("A", at: 12, by: .anna)
        } becomes: {
            Told("A", open: .active)
        },
        Story("the hangup of an answered call is lost") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna)
            lapse("A", at: 28_813)
        } becomes: {
            Told("A", .unknown)
        },
        Story("a late hangup repairs a lapsed leg") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna)
            lapse("A", at: 28_813)
            hangup("A", at: 30_012)
        } becomes: {
            Told("A", .answered, wait: 12, talk: 30_000)
        },
        Story("a late answer revives a lapsed leg") {
            newCall("A", at: 0, rings: .anna)
            lapse("A", at: 601)
            answer("A", at: 700, by: .anna)
        } becomes: {
            Told("A", open: .active)
        },
        Story("a crash ends what was open") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna)
            crash("A", at: 20)
        } becomes: {
            Told("A", .unknown)
        },
        Story("a late answer takes the crash away") {
            newCall("A", at: 0, rings: .anna)
            crash("A", at: 10)
            answer("A", at: 12, by: .anna)
        } becomes: {
            Told("A", open: .active)
        },
        Story("a late hangup takes the crash away") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna)
            crash("A", at: 20)
            hangup("A", at: 60)
        } becomes: {
            Told("A", .answered, wait: 12, talk: 48)
        },
        Story("one leg of two is crashed") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 12, by: .anna)
            newCall("B", at: 30, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            hangup("A", at: 40)
            crash("B", at: 50)
        } becomes: {
            Told("A B", .answered, wait: 12, talk: 28)
        },
    ]
}
