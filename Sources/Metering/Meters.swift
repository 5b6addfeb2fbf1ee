/// Everything that the product counts about itself.
///
/// No label ever holds a number, a name or a user.
public final class Meters: Sendable {
    /// Accepted events by type.
    public let events = LabelledCounter(label: "event", values: ["newCall", "answer", "hangup", "dtmf"])
    /// Refused requests by reason.
    public let refusals: LabelledCounter
    /// From the arrival of a request's last byte to the moment its reply is handed to the network.
    public let replyTime = DurationHistogram()
    /// Events that could not be made durable before their reply.
    public let journalFaults = Counter()
    /// Events that were applied to the store.
    public let applied = Counter()
    /// Failed attempts to write to the store.
    public let storeErrors = Counter()
    /// Events that the store refused for good; they stay in the journal, set aside.
    public let setAside = Counter()
    /// Events lost because neither disk nor store took them for too long.
    public let lost = Counter()

    /// Starts everything at zero.
    ///
    /// - Parameter refusalReasons: All reasons for which a request can be refused.
    public init(refusalReasons: [String]) {
        refusals = LabelledCounter(label: "reason", values: refusalReasons)
    }
}
