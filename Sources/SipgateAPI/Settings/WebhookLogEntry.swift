import PushAPI

/// One exchange with the webhook, as sipgate saw it.
///
/// `GET /log/webhooks`; written only while the setting `log` is on, and of new calls only.
public struct WebhookLogEntry: Hashable, Sendable, Decodable {
    /// When the request was sent; nil when unreadable.
    public var created: Instant?
    /// The address that was asked.
    public var url: String
    /// The body of the event, which holds phone numbers.
    public var request: String
    /// The answer as it came.
    public var response: String
    /// What sipgate found wrong with the XML of the answer; nil when nothing.
    public var xmlError: String?
    /// The status code of the answer, or one of sipgate's own: 600 for no or a late answer, 601 for TLS.
    public var status: String

    private enum CodingKeys: String, CodingKey {
        case created, url, request, response, xmlError, status
    }

    /// Reads sipgate's answer; nothing is required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        created = SipgateDate.instant(container.looseText(.created))
        url = container.looseText(.url)
        request = container.looseText(.request)
        response = container.looseText(.response)
        xmlError = container.filledText(.xmlError)
        status = container.looseText(.status)
    }
}

extension WebhookLogEntry: Discreet {
    /// Status and flaw; no address, no event.
    public var description: String { "status \(status)\(xmlError.map { ": " + Masking.masked($0) } ?? "")" }
}
