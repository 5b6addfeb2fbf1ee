import Calls
import Formulas
import PushAPI
import Store

/// The callers who were missed in a range.
struct MissedCallers {
    /// What became of each whose number is known.
    var cases: [CallBacks.Case]
    /// Missed calls of the range from callers who cannot be called back, because their number is not known.
    var anonymous: Int64
    /// The numbers of parties.
    var numbers: (_ parties: [UInt32]) throws -> [UInt32: String]
}

extension Inquiry {
    /// Outcomes of calls from outside after which somebody has to call back.
    static let missed: [Outcome] = [.voicemail, .abandoned, .busy, .rejected, .unreachable]

    /// The callers who were missed in the range.
    ///
    /// - Parameters:
    ///   - begin: The first moment that is looked at; nil for the one before which nothing can matter.
    ///   - namesCalls: Whether cases have to know their calls.
    func callBacks(since begin: Instant? = nil, namesCalls: Bool = false) throws -> MissedCallers {
        let (incoming, outgoing, wanted) = (try all(.incoming), try all(.outgoing), try wanted(.incoming))
        let settings = scope.settings.callBacks
        let range = scope.range
        // Whether a missed call opens a case is decided by the time of `expiry` before it, and how a case ends by that after.
        let start = begin ?? range.lowerBound - settings.expiry
        let reach = start..<max(start, scope.now + 1)
        var isMissed = Array(repeating: false, count: Int(DayFacts.running) + 1)
        for outcome in Self.missed { isMissed[Int(DayFacts.code(of: outcome))] = true }
        let answered = DayFacts.code(of: .answered)

        var list = CallBacks(settings)
        var anonymous: Int64 = 0
        var facts = facts()
        // A caller of today has no row in `parties` yet, and can be dismissed all the same.
        var dismissals = try dismissals(in: reach).map { (party: try facts.party(of: $0.number), at: $0.at) }
        let parts: Set<DayFacts.Part> = [.party, .segment, .outcome, .end, .talk]
        try facts.days(reach, namesCalls ? parts.union([.id]) : parts) { day in
            for index in day.indexes(in: reach) {
                let (party, segment, outcome) = (day.parties[index], day.segments[index], day.outcomes[index])
                let start = day.startsAt.milliseconds + Int64(day.starts[index])
                let isSelected = wanted[segment] && range.contains(Instant(milliseconds: start))
                guard party != 0 else {
                    if isSelected, isMissed[Int(outcome)] { anonymous += 1 }
                    continue
                }
                while let next = dismissals.first, next.at < start {
                    dismissals.removeFirst()
                    list.dismiss(party: next.party, at: next.at)
                }
                let kind: CallBacks.Call.Kind
                if incoming[segment], isMissed[Int(outcome)] {
                    kind = .missed(isSelected: isSelected)
                } else if incoming[segment], outcome == answered {
                    kind = .answeredIncoming
                } else if outgoing[segment], outcome != DayFacts.running {
                    let talk = day.talks[index]
                    kind = .outgoing(talk: outcome == answered && talk != DayFacts.none ? Int64(talk) : nil)
                } else {
                    continue
                }
                let end = day.ends[index] == DayFacts.none ? nil : start + Int64(day.ends[index])
                let id = namesCalls ? day.ids[index] : 0
                list.add(CallBacks.Call(id: id, party: party, start: start, end: end, kind: kind))
            }
            return true
        }
        for next in dismissals { list.dismiss(party: next.party, at: next.at) }
        let cases = list.finish(now: scope.now.milliseconds).filter(\.isSelected)
        return MissedCallers(cases: cases, anonymous: anonymous, numbers: facts.numbers)
    }

    private func dismissals(in range: Range<Instant>) throws -> [(number: String, at: Int64)] {
        let query: SQLQuery = """
            SELECT number, at_ms FROM dismissals
             WHERE at_ms >= \(range.lowerBound.milliseconds) ORDER BY at_ms
            """
        return try reader.rows(query).map { ($0[0].text ?? "", $0[1].integer ?? 0) }
    }
}
