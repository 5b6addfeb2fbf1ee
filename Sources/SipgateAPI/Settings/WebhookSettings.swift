/// The webhook settings of an account.
///
/// `GET` and `PUT /settings/sipgateio`. A PUT replaces everything, so all that sipgate sent is kept, known or not, and
/// sent back: only what is assigned here changes.
public struct WebhookSettings: Hashable, Sendable {
    private var fields: [String: JSONValue]

    /// Describes settings.
    public init(incomingUrl: String, outgoingUrl: String, log: Bool, whitelist: [String]?) {
        fields = [:]
        self.incomingUrl = incomingUrl
        self.outgoingUrl = outgoingUrl
        self.log = log
        self.whitelist = whitelist
    }

    /// The address that incoming calls are reported to; empty for none.
    public var incomingUrl: String {
        get { fields["incomingUrl"]?.text ?? "" }
        set { fields["incomingUrl"] = .text(newValue) }
    }

    /// The address that outgoing calls are reported to; empty for none.
    public var outgoingUrl: String {
        get { fields["outgoingUrl"]?.text ?? "" }
        set { fields["outgoingUrl"] = .text(newValue) }
    }

    /// Whether sipgate keeps a log of the requests.
    public var log: Bool {
        get { fields["log"] == .bool(true) }
        set { fields["log"] = .bool(newValue) }
    }

    /// The ids of the phone lines, groups and users whose calls are reported; nil for all, empty for none.
    public var whitelist: [String]? {
        get { fields["whitelist"]?.texts }
        set { fields["whitelist"] = newValue.map { .list($0.map { .text($0) }) } ?? .null }
    }
}

extension WebhookSettings: Codable {
    /// Reads sipgate's answer whole.
    public init(from decoder: any Decoder) throws {
        fields = try decoder.singleValueContainer().decode([String: JSONValue].self)
    }

    /// Writes all fields; both addresses are always there, as sipgate requires them.
    public func encode(to encoder: any Encoder) throws {
        var whole = fields
        whole["incomingUrl"] = .text(incomingUrl)
        whole["outgoingUrl"] = .text(outgoingUrl)
        var container = encoder.singleValueContainer()
        try container.encode(whole)
    }
}

// An address may hold the user and password that the webhook asks for.
extension WebhookSettings: Discreet {
    /// What is set, without the addresses.
    public var description: String {
        let set = [incomingUrl.isEmpty ? nil : "incoming", outgoingUrl.isEmpty ? nil : "outgoing"].compactMap(\.self)
        let scope = whitelist.map { "\($0.count) lines" } ?? "all lines"
        return "webhooks: \(set.isEmpty ? "none" : set.joined(separator: ", ")); \(scope); log \(log ? "on" : "off")"
    }
}
