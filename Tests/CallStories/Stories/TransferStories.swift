import Calls
import PushAPI

extension Story {
    /// Calls that one colleague hands to another.
    package static let transferred: [Story] = [
        Story("blind transfer, accepted") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna, on: .annasDesk)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            answer("B", at: 50, by: .bert, on: .bertsDesk)
            hangup("A", at: 50.2, answeredOn: .annasDesk)
            hangup("B", at: 110, answeredOn: .bertsDesk)
        } becomes: {
            Told("A B", .answered, wait: 10, talk: 100)
        },
        Story("blind transfer, first leg gone before the second is answered") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            hangup("A", at: 45)
            answer("B", at: 50, by: .bert)
            hangup("B", at: 110)
        } becomes: {
            Told("A B", .answered, wait: 10, talk: 35 + 60)
        },
        Story("blind transfer, not picked up, first leg ends first") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            hangup("A", at: 60)
            hangup("B", at: 60.1, .noAnswer)
        } becomes: {
            Told("A B", .answered, wait: 10, talk: 50)
        },
        Story("blind transfer, not picked up, second leg ends first") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            hangup("B", at: 60, .noAnswer)
            hangup("A", at: 60.1)
        } becomes: {
            Told("A B", .answered, wait: 10, talk: 50.1)
        },
        Story("blind transfer, while the second phone rings") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            hangup("A", at: 45)
        } becomes: {
            Told("A B", open: .active)
        },
        Story("attended transfer: the first leg ends with the second") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            answer("B", at: 50, by: .bert)
            hangup("B", at: 120)
            hangup("A", at: 120)
        } becomes: {
            Told("A B", .answered, wait: 10, talk: 110)
        },
        Story("transferred into a colleague's voicemail") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            hangup("A", at: 41)
            hangup("B", at: 60, .forwarded)
            newCall("C", at: 60.1, after: "A", to: .bertsDesk, rings: .voicemail, divertedFrom: .bertsDesk)
            answer("C", at: 60.4, by: .voicemail)
            hangup("C", at: 90)
        } becomes: {
            Told("A B C", .answered, wait: 10, talk: 31, reachedVoicemail: true)
        },
        Story("transferred after asking the colleague, within one flow") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, .outgoing, from: .annasDesk, to: .bertsDesk, rings: .anna)
            newCall("C", at: 40.1, after: "B", from: .annasDesk, to: .bertsDesk, rings: .bert)
            answer("C", at: 45, by: .bert)
            answer("B", at: 45)
            hangup("A", at: 100)
            hangup("B", at: 100)
            hangup("C", at: 100)
        } becomes: {
            Told("A B C", .answered, wait: 10, talk: 90)
        },
        Story("transferred twice") {
            newCall("A", at: 0, rings: .anna)
            answer("A", at: 10, by: .anna)
            newCall("B", at: 40, after: "A", to: .bertsDesk, rings: .bert, divertedFrom: .office)
            answer("B", at: 50, by: .bert)
            hangup("A", at: 50)
            newCall("C", at: 70, after: "A", to: .mobile, rings: .carl, divertedFrom: .bertsDesk)
            answer("C", at: 80, by: .carl)
            hangup("B", at: 80)
            hangup("C", at: 100)
        } becomes: {
            Told("A B C", .answered, wait: 10, talk: 90)
        },
    ]
}
