/// How a call from outside goes.
enum IncomingCourse {
    case answered, transferred, forwarded, forwardedToVoicemail, voicemail, abandoned, busy, rejected, unreachable
    /// Answered, and its end never became known.
    case lost

    /// The course while somebody is there to answer.
    ///
    /// - Parameter unit: 0 up to, but not including, 1.
    static func whileOpen(_ unit: Double) -> IncomingCourse {
        switch unit {
        case ..<0.65: .answered
        case ..<0.71: .transferred
        case ..<0.74: .forwarded
        case ..<0.75: .forwardedToVoicemail
        case ..<0.79: .voicemail
        case ..<0.905: .abandoned
        case ..<0.945: .busy
        case ..<0.97: .rejected
        case ..<0.998: .unreachable
        default: .lost
        }
    }

    /// The course at night and on Sundays.
    static func whileClosed(_ unit: Double) -> IncomingCourse {
        switch unit {
        case ..<0.15: .answered
        case ..<0.65: .voicemail
        case ..<0.9: .abandoned
        case ..<0.95: .busy
        default: .unreachable
        }
    }
}
