extension HistoryEntry {
    /// What became of a call.
    public enum Result: String, CaseIterable, Hashable, Sendable, Codable {
        /// A person answered.
        case answered
        /// A voicemail answered.
        case voicemail
        /// The call went on to another destination.
        case forwarded
        /// Nobody answered.
        case missed
        /// The line was engaged.
        case busy
        /// The callee refused the call.
        case rejected
        /// The callee could not be reached.
        case unreachable
    }

    /// What became of the call, read from four of sipgate's words; the first rule that fits decides.
    ///
    /// | rule | result |
    /// | --- | --- |
    /// | type `VOICEMAIL`, or call status `VOICEMAIL_NO_MESSAGE` | `voicemail` |
    /// | status `PICKUP` | `answered` |
    /// | status `FORWARD` | `forwarded` |
    /// | call status `REJECTED`, `REJECTED_DND` | `rejected` |
    /// | call status or status `BUSY`, call status `BUSY_ON_BUSY` | `busy` |
    /// | call status `FAILURE` | `unreachable` |
    /// | status `NOPICKUP`, or call status `MISSED` | `missed` |
    /// | neither is known: direction `INCOMING`, `OUTGOING` | `answered` |
    /// | anything else | `missed` |
    ///
    /// The voicemail comes first as it picks up as well; the call status comes before `NOPICKUP`, as it says why.
    public var result: Result {
        if type == .voicemail || callStatus == .voicemailNoMessage { return .voicemail }
        if status == .pickup { return .answered }
        if status == .forward { return .forwarded }
        switch callStatus {
        case .rejected, .rejectedDoNotDisturb: return .rejected
        case .busy, .busyOnBusy: return .busy
        case .failure: return .unreachable
        case .missed: return .missed
        default: break
        }
        if status == .busy { return .busy }
        if status == .noPickup { return .missed }
        return direction == .incoming || direction == .outgoing ? .answered : .missed
    }
}
