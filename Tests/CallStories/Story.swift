import Calls
import PushAPI

/// A sequence of events as sipgate sends it, and the journeys that it amounts to.
package struct Story: Sendable, CustomStringConvertible {
    /// When every story begins: 2026-11-20T09:00:00Z.
    package static let start = Instant(milliseconds: 1_795_165_200_000)

    /// What happens.
    package let title: String
    /// What it amounts to, in the order of the first leg's id.
    package let journeys: [Told]
    private let steps: [Step]

    package init(
        _ title: String,
        @StepList steps: () -> [Step],
        @ToldList becomes journeys: () -> [Told]
    ) {
        self.title = title
        self.steps = steps()
        self.journeys = journeys()
    }

    package var description: String { title }

    /// What the server learns, one piece for each message or finding, in the order of their times.
    ///
    /// - Parameter mark: Behind every id and number, so that many tellings of a story can live in one store.
    package func pieces(mark: String = "") -> [Leg] {
        pieces(Marks(ids: mark, numbers: mark))
    }

    /// The same, begun later, with ids of its own and between the same people, or others.
    package func pieces(after offset: Int64, ids: String, numbers: String = "") -> [Leg] {
        pieces(Marks(ids: ids, numbers: numbers, offset: offset))
    }

    private struct Marks {
        var ids: String
        var numbers: String
        var offset: Int64 = 0
    }

    private func pieces(_ marks: Marks) -> [Leg] {
        let told = steps.filter { !$0.isLost }
        return told.map { step in
            switch step.kind {
            case .crashed, .lapsed:
                let at = step.at + marks.offset
                // Such a finding is made of a leg that is known already.
                let known = told.filter { $0.leg == step.leg }.map(\.at).min() ?? step.at
                var leg = Leg(callID: step.leg + marks.ids, startedAt: known + marks.offset)
                if case .crashed = step.kind { leg.crashedAt = at } else { leg.lapsedAt = at }
                return leg
            case .newCall(let line): return Leg(event(of: step, .newCall(users: line.users), nil, marks))
            case .answer(let user, let number): return Leg(event(of: step, .answer(user: user), number, marks))
            case .hangup(let cause, let number): return Leg(event(of: step, .hangup(cause: cause), number, marks))
            }
        }
    }

    private func event(of step: Step, _ kind: Event.Kind, _ answering: PhoneNumber?, _ marks: Marks) -> Event {
        let line = step.isBare ? nil : line(of: step.leg)
        return Event(
            kind: kind,
            callID: step.leg + marks.ids,
            // A fresh call carries its own id.
            originalCallID: line.map { ($0.original ?? step.leg) + marks.ids },
            xcid: line?.xcid.map { $0 + marks.ids },
            direction: line?.direction,
            caller: line?.caller.marked(marks.numbers),
            callee: line?.callee.marked(marks.numbers),
            diversion: line?.diversion?.marked(marks.numbers),
            answeringNumber: answering?.marked(marks.numbers),
            receivedAt: step.at + marks.offset
        )
    }

    private func line(of leg: String) -> Step.Line? {
        for step in steps where step.leg == leg {
            if case .newCall(let line) = step.kind { return line }
        }
        return nil
    }
}

extension PhoneNumber {
    fileprivate func marked(_ mark: String) -> PhoneNumber {
        isAnonymous ? self : PhoneNumber(stored: text + mark)
    }
}

/// The steps of a story, one a line.
@resultBuilder package enum StepList {
    package static func buildBlock(_ steps: Step...) -> [Step] { steps }
}

/// The journeys of a story, one a line.
@resultBuilder package enum ToldList {
    package static func buildBlock(_ journeys: Told...) -> [Told] { journeys }
}
