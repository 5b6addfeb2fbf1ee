import Calls
import PushAPI

extension Story {
    /// Calls that go to the voicemail or to another number before anybody picks up.
    package static let forwarded: [Story] = [
        Story("voicemail after the time-out") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", rings: .voicemail, divertedFrom: .office)
            answer("B", at: 20.4, by: .voicemail, on: .office)
            hangup("B", at: 45, answeredOn: .office)
        } becomes: {
            Told("A B", .voicemail, wait: 20.4, reachedVoicemail: true)
        },
        Story("voicemail after the time-out, overtaken by its first leg's hangup") {
            newCall("A", at: 0, rings: .anna)
            newCall("B", at: 20, after: "A", rings: .voicemail, divertedFrom: .office)
            hangup("A", at: 20.1, .forwarded)
            answer("B", at: 20.4)
            hangup("B", at: 45)
        } becomes: {
            Told("A B", .voicemail, wait: 20.4, reachedVoicemail: true)
        },
        Story("voicemail at once") {
            newCall("A", at: 0, rings: .voicemail)
            answer("A", at: 0.3, by: .voicemail)
            hangup("A", at: 30)
        } becomes: {
            Told("A", .voicemail, wait: 0.3, reachedVoicemail: true)
        },
        Story("the voicemail is recording") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", rings: .voicemail, divertedFrom: .office)
            answer("B", at: 20.4, by: .voicemail)
        } becomes: {
            Told("A B", open: .voicemail)
        },
        Story("between the time-out and the voicemail") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", rings: .voicemail, divertedFrom: .office)
        } becomes: {
            Told("A B", open: .waiting)
        },
        Story("the caller gives up before the voicemail picks up") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", rings: .voicemail, divertedFrom: .office)
            hangup("B", at: 20.3, .cancel)
        } becomes: {
            Told("A B", .abandoned, wait: 20.3)
        },
        Story("the voicemail's answer is lost, its hangup names the number") {
            newCall("A", at: 0, rings: .voicemail)
            answer("A", at: 0.3, by: .voicemail).lost
            hangup("A", at: 30, answeredOn: .office)
        } becomes: {
            Told("A", .voicemail, reachedVoicemail: true)
        },
        Story("the voicemail's answer is lost, its hangup says that it was connected") {
            newCall("A", at: 0, rings: .voicemail)
            answer("A", at: 0.3, by: .voicemail).lost
            hangup("A", at: 30, .normalClearing)
        } becomes: {
            Told("A", .voicemail, reachedVoicemail: true)
        },
        Story("the voicemail's newCall is lost") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", rings: .voicemail, divertedFrom: .office).lost
            answer("B", at: 20.4, by: .voicemail)
            hangup("B", at: 45)
        } becomes: {
            Told("A B", .voicemail, wait: 20.4, reachedVoicemail: true)
        },
        Story("the forwarded leg's hangup is lost") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded).lost
            newCall("B", at: 20.1, after: "A", rings: .voicemail, divertedFrom: .office)
            answer("B", at: 20.4, by: .voicemail)
            hangup("B", at: 45)
            lapse("A", at: 601)
        } becomes: {
            Told("A B", .voicemail, wait: 20.4, reachedVoicemail: true)
        },
        Story("a colleague is called Voicemail") {
            newCall("A", at: 0, rings: .misterVoicemail)
            answer("A", at: 6, by: .misterVoicemail)
            hangup("A", at: 16)
        } becomes: {
            Told("A", .answered, wait: 6, talk: 10)
        },
        Story("forwarded on busy to a mobile phone") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 0.2, .forwarded)
            newCall("B", at: 0.3, after: "A", to: .mobile, rings: .anna, divertedFrom: .office)
            answer("B", at: 15, on: .mobile)
            hangup("B", at: 70, answeredOn: .mobile)
        } becomes: {
            Told("A B", .answered, wait: 15, talk: 55)
        },
        Story("forwarded on no answer, and the caller gives up") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", to: .mobile, rings: .anna, divertedFrom: .office)
            hangup("B", at: 45, .cancel)
        } becomes: {
            Told("A B", .abandoned, wait: 45)
        },
        Story("forwarded on no answer to a phone that is busy") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
            newCall("B", at: 20.1, after: "A", to: .mobile, rings: .anna, divertedFrom: .office)
            hangup("B", at: 20.5, .busy)
        } becomes: {
            Told("A B", .busy, wait: 20.5)
        },
        Story("forwarded, and nothing follows") {
            newCall("A", at: 0, rings: .anna)
            hangup("A", at: 20, .forwarded)
        } becomes: {
            Told("A", .unknown)
        },
    ]
}
