import Foundation
import TestSupport

/// What a day of traffic amounts to, counted slowly and simply from the raw bodies, without the product.
///
/// Every simulated body carries the `xcid` of its journey, so journeys need not be guessed here.
struct DayModel {
    /// One journey.
    struct Flow {
        var direction: String
        /// nil while it goes on.
        var outcome: String?
        var isAnswered: Bool
        var ownNumber: String
        var externalNumber: String
    }

    let flows: [Flow]
    /// Every phone number of the bodies, digits only.
    let numbers: Set<String>

    init(_ bodies: [[UInt8]]) {
        let forms = bodies.map(FormFields.init)
        flows = Dictionary(grouping: forms) { $0["xcid"] }.values.map(Self.flow)
        numbers = Set(forms.flatMap { form in ["from", "to", "diversion", "answeringNumber"].map { form[$0] } })
            .filter { $0.count >= 7 && $0.allSatisfy(\.isNumber) }
    }

    /// Pairs of colleagues who call each other more than once: such calls fall together when a day is sent in seconds.
    static func repeatedInternalPairs(_ bodies: [[UInt8]]) -> [String] {
        let news = bodies.map(FormFields.init).filter { $0["event"] == "newCall" }
        let names = news.map { "\($0["from"]) calls \($0["to"]) in \($0["xcid"])" }
        // The two halves of an internal call are the only legs of a journey between the same numbers.
        let halves = Dictionary(grouping: zip(names, news)) { $0.0 }.values.filter { $0.count == 2 }.map { $0[0].1 }
        let pairs = Dictionary(grouping: halves) { "\($0["from"]) calls \($0["to"])" }
        return pairs.filter { $0.value.count > 1 }.map(\.key)
    }

    func count(_ isCounted: (Flow) -> Bool) -> Int { flows.count(where: isCounted) }

    /// How often each number calls from outside.
    var callsOfCallers: [String: Int] {
        let callers = flows.filter { $0.direction == "in" && $0.externalNumber != "anonymous" }.map(\.externalNumber)
        return Dictionary(callers.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private static func flow(_ forms: [FormFields]) -> Flow {
        let legs = Set(forms.map { $0["callId"] })
        let news = forms.filter { $0["event"] == "newCall" }
        let first = news[0]
        let isInternal = news.contains { other in
            other["direction"] != first["direction"] && other["from"] == first["from"] && other["to"] == first["to"]
        }
        let direction = isInternal ? "internal" : first["direction"]
        // Whoever was wanted: the colleague of an internal call, the other side of an outgoing one.
        let wanted = forms.filter { direction == "in" || ($0["direction"] == "in") == isInternal }
        let answers = wanted.filter { $0["event"] == "answer" }
        let isAnswered = answers.contains { $0["user"] != "voicemail" }
        let hangups = forms.filter { $0["event"] == "hangup" }
        let hasEnded = Set(hangups.map { $0["callId"] }) == legs

        let cause = wanted.last { $0["event"] == "hangup" && $0["cause"] != "forwarded" }?["cause"]
        let outcome: String? =
            switch cause {
            case _ where !hasEnded: nil
            case _ where isAnswered: "answered"
            case _ where !answers.isEmpty: "voicemail"
            case "cancel": "abandoned"
            case "busy": "busy"
            case "noAnswer": "rejected"
            default: "unreachable"
            }
        let isIncoming = direction == "in"
        return Flow(
            direction: direction,
            outcome: outcome,
            isAnswered: isAnswered,
            ownNumber: international(isIncoming ? first["to"] : first["from"]),
            externalNumber: international(isIncoming ? first["from"] : first["to"])
        )
    }

    private static func international(_ number: String) -> String {
        number.allSatisfy(\.isNumber) ? "+" + number : number
    }
}
