/// The courses that a journey can take, as they are known from sipgate's documentation and its issue tracker.
public enum Scenario: String, CaseIterable, Sendable {
    /// Someone calls a colleague's own number, who answers.
    case answered
    /// Someone calls a department; all its members ring and one answers.
    case groupRing
    /// The caller hangs up before anyone answers.
    case abandoned
    /// The colleague refuses the call or wants not to be disturbed.
    case rejected
    /// The colleague is on the telephone.
    case busy
    /// No telephone of the colleague is connected.
    case offline
    /// Nobody answers in time and the voicemail takes over.
    case voicemailAfterTimeout
    /// The voicemail answers at once.
    case voicemailAtOnce
    /// Nobody answers and the call goes on to a telephone outside.
    case forwarded
    /// The colleague hands the caller on unannounced; the other one answers.
    case blindTransfer
    /// The colleague hands the caller on unannounced; the other one does not answer.
    case blindTransferUnanswered
    /// The colleague hands the caller on from a softphone, whose leg stays until the end.
    case attendedTransfer
    /// A colleague calls someone, who answers.
    case outgoingAnswered
    /// A colleague calls someone, who does not answer.
    case outgoingUnanswered
    /// One colleague calls another.
    case internalCall
    /// A colleague starts a call from the computer.
    case clickToDial
    /// A call whose end sipgate never reports.
    case lostHangup

    /// Whether someone outside calls and no human speaks with them.
    public var isMissed: Bool {
        switch self {
        case .abandoned, .rejected, .busy, .offline, .voicemailAfterTimeout, .voicemailAtOnce: true
        default: false
        }
    }
}
