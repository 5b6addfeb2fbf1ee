import Calls
import Formulas
import PushAPI

@testable import Statistics

// What becomes of callers who were missed, caller by caller.
extension Model {
    private struct Case {
        var number: String
        var first: Journey
        var isWanted: Bool
        var lastMissed: Instant
        var attempts = 1
        var state = "open"
        var response: Instant?
        var contact: Instant?

        var isOpen: Bool { state == "open" || state == "tried" }
        var delay: Int64? { contact.map { max(0, $0 - (first.endedAt ?? first.startedAt)) } }
    }

    private var cases: [Case] {
        let numbers = Set(world.calls.compactMap(\.journey.externalNumber).filter { !$0.isAnonymous })
        return numbers.flatMap(cases).filter(\.isWanted)
    }

    private func cases(of number: PhoneNumber) -> [Case] {
        let settings = world.settings.callBacks
        let calls = world.calls.map(\.journey).filter { $0.externalNumber == number }.map {
            ($0.startedAt, Optional($0))
        }
        let dismissals = world.dismissals.filter { $0.number == number.text }.map { ($0.at, nil as Journey?) }
        var cases: [Case] = []
        func close(_ state: String) { cases[cases.count - 1].state = state }
        for (moment, call) in (calls + dismissals).sorted(by: { $0.0 < $1.0 }) {
            let last = cases.last.flatMap { $0.isOpen ? $0 : nil }
            if let last, moment - last.lastMissed > settings.expiry { close("expired") }
            let isOpen = cases.last?.isOpen == true
            switch (call?.direction, call?.outcome) {
            case (nil, _): if isOpen { close("dismissed") }
            case (.incoming, .answered): if isOpen { reach("reached_us") }
            case (.incoming, .voicemail), (.incoming, .abandoned), (.incoming, .busy), (.incoming, .rejected),
                (.incoming, .unreachable):
                guard let call else { continue }
                if isOpen {
                    cases[cases.count - 1].lastMissed = moment
                    cases[cases.count - 1].attempts += 1
                } else {
                    cases.append(Case(number: number.text, first: call, isWanted: isInRange(call), lastMissed: moment))
                }
            case (.outgoing, .answered) where (call?.talk ?? 0) >= settings.minimumTalk:
                if isOpen { reach("reached_by_us") }
            case (.outgoing, .some):
                guard isOpen else { continue }
                close("tried")
                cases[cases.count - 1].response = cases[cases.count - 1].response ?? moment
            default: continue
            }
            func reach(_ state: String) {
                close(state)
                cases[cases.count - 1].response = cases[cases.count - 1].response ?? moment
                cases[cases.count - 1].contact = moment
            }
        }
        if let last = cases.last, last.isOpen, world.now - last.lastMissed > settings.expiry { close("expired") }
        return cases
    }

    private func isInRange(_ call: Journey) -> Bool { inRange.contains { $0.legs[0].callID == call.legs[0].callID } }

    var missedCallers: [[Cell]] {
        let order = cases.sorted { left, right in
            left.isOpen == right.isOpen ? left.lastMissed > right.lastMissed : left.isOpen
        }
        return order.map { item in
            [
                .text(item.number), .text(item.state), .time(item.first.startedAt), .time(item.lastMissed),
                count(item.attempts), item.response.map(Cell.time) ?? .null, item.contact.map(Cell.time) ?? .null,
                seconds(item.delay),
            ]
        }
    }

    var callBacks: [Cell] {
        let cases = cases
        let dismissed = cases.count { $0.state == "dismissed" }
        let delays = cases.compactMap(\.delay).sorted()
        let open = cases.filter(\.isOpen)
        func percentile(_ percent: Int) -> Int64? {
            delays.count < 20
                ? nil : delays.first { delay in 100 * delays.count { $0 <= delay } >= percent * delays.count }
        }
        return [
            count(cases.count), share(delays.count, of: cases.count - dismissed), count(open.count),
            seconds(open.map { world.now - $0.first.startedAt }.max()), seconds(percentile(50)),
            seconds(percentile(90)),
            share(delays.count { $0 <= 3_600_000 }, of: cases.count - dismissed),
            share(delays.count { $0 <= 4 * 3_600_000 }, of: cases.count - dismissed), count(dismissed),
        ]
    }
}
