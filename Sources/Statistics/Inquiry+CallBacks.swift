import Calls
import Formulas
import PushAPI
import Store

extension Inquiry {
    /// The cases of callers who were missed in the range, and their numbers.
    func callBacks() throws -> (cases: [CallBacks.Case], numbers: (_ parties: [UInt32]) throws -> [UInt32: String]) {
        let (incoming, outgoing, wanted) = (try all(.incoming), try all(.outgoing), try wanted(.incoming))
        let settings = scope.settings.callBacks
        let range = scope.range
        // Whether a missed call opens a case is decided by the time of `expiry` before it, and how a case ends by that after.
        let reach = (range.lowerBound - settings.expiry)..<(scope.now + 1)
        var isMissed = Array(repeating: false, count: Int(DayFacts.running) + 1)
        for outcome in [Outcome.voicemail, .abandoned, .busy, .rejected, .unreachable] {
            isMissed[Int(DayFacts.code(of: outcome))] = true
        }
        let answered = DayFacts.code(of: .answered)

        var list = CallBacks(settings)
        var facts = facts()
        // A caller of today has no row in `parties` yet, and can be dismissed all the same.
        var dismissals = try dismissals(in: reach).map { (party: try facts.party(of: $0.number), at: $0.at) }
        try facts.days(reach, [.party, .segment, .outcome, .end, .talk]) { day in
            for index in day.indexes(in: reach) where day.parties[index] != 0 {
                let (party, segment, outcome) = (day.parties[index], day.segments[index], day.outcomes[index])
                let start = day.startsAt.milliseconds + Int64(day.starts[index])
                while let next = dismissals.first, next.at < start {
                    dismissals.removeFirst()
                    list.dismiss(party: next.party, at: next.at)
                }
                let kind: CallBacks.Call.Kind
                if incoming[segment], isMissed[Int(outcome)] {
                    kind = .missed(isSelected: wanted[segment] && range.contains(Instant(milliseconds: start)))
                } else if incoming[segment], outcome == answered {
                    kind = .answeredIncoming
                } else if outgoing[segment], outcome != DayFacts.running {
                    let talk = day.talks[index]
                    kind = .outgoing(talk: outcome == answered && talk != DayFacts.none ? Int64(talk) : nil)
                } else {
                    continue
                }
                let end = day.ends[index] == DayFacts.none ? nil : start + Int64(day.ends[index])
                list.add(CallBacks.Call(party: party, start: start, end: end, kind: kind))
            }
            return true
        }
        for next in dismissals { list.dismiss(party: next.party, at: next.at) }
        let cases = list.finish(now: scope.now.milliseconds).filter(\.isSelected)
        return (cases, facts.numbers)
    }

    private func dismissals(in range: Range<Instant>) throws -> [(number: String, at: Int64)] {
        let query: SQLQuery = """
            SELECT number, at_ms FROM dismissals
             WHERE at_ms >= \(range.lowerBound.milliseconds) ORDER BY at_ms
            """
        return try reader.rows(query).map { ($0[0].text ?? "", $0[1].integer ?? 0) }
    }
}
