import Statistics

/// The colours; each means the same wherever it stands.
enum Palette: String, Hashable, Sendable {
    /// Answered, in time, good.
    case answered = "green"
    /// Answered in the hours that matter.
    case answeredInHours = "dark-green"
    /// Not answered, given up, bad.
    case unanswered = "red"
    /// Given up so soon that nobody could have answered.
    case shortAbandoned = "light-red"
    /// Nobody could answer: busy.
    case busy = "orange"
    /// Nobody wanted to answer.
    case rejected = "dark-orange"
    /// Nobody was there to answer.
    case unreachable = "light-orange"
    /// Taken by the voicemail.
    case voicemail = "purple"
    /// Waiting, and how long; also a value to look at before it becomes bad.
    case waiting = "dark-yellow"
    /// How long most waited.
    case waitingLong = "#b8860b"
    /// How long nearly all waited.
    case waitingLongest = "#8a5a00"
    /// Coming in, and the work that it makes.
    case incoming = "blue"
    /// Going out.
    case outgoing = "#17a398"
    /// Nothing of the kind: totals, goals, what is neither good nor bad.
    case neutral = "text"
    /// Left out of every share: blocked, unknown.
    case uncounted = "#8e8e8e"
}

extension Palette {
    /// The colour of a column; it follows from what the column's name means in the whole catalogue.
    init(column name: String) {
        self =
            switch name {
            case "answered", "in_time", "service_level", "answer_rate": .answered
            case "answer_rate_in_hours": .answeredInHours
            case "unanswered", "abandoned", "abandonment", "missed": .unanswered
            case "short_abandoned": .shortAbandoned
            case "busy", "other": .busy
            case "rejected": .rejected
            case "unreachable": .unreachable
            case "voicemail", "voicemail_share": .voicemail
            case "wait", "p50", "time_to_abandon": .waiting
            case "p90": .waitingLong
            case "p95": .waitingLongest
            case "incoming", "traffic", "calls", "peak", "callers": .incoming
            case "outgoing", "lines", "new_callers": .outgoing
            case "blocked", "unknown": .uncounted
            default: .neutral
            }
    }
}
