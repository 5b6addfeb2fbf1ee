import Foundation

extension State {
    func webhookSettings() -> Answer {
        ifBooked { .json(WireSettings(account.webhooks)) }
    }

    /// Everything is replaced: what is left out goes back to what it was in the beginning.
    mutating func setWebhookSettings(_ question: Question) -> Answer {
        guard let wanted = question.json(WantedSettings.self) else {
            return .error(400, "Bad Request", "incomingUrl and outgoingUrl are required; whitelist is a list of texts.")
        }
        let strangers = (wanted.whitelist ?? []).filter { $0.wholeMatch(of: /[wpg](0|[1-9][0-9]*)/) == nil }
        guard strangers.isEmpty else {
            return .error(400, "Bad Request", "whitelist takes users, phone lines and groups, not \(strangers).")
        }
        return ifBooked {
            account.webhooks = StubAccount.WebhookSettings(
                incomingURL: wanted.incomingUrl,
                outgoingURL: wanted.outgoingUrl,
                isLogged: wanted.log ?? false,
                whitelist: wanted.whitelist
            )
            return Answer(status: 204)
        }
    }

    func webhookLog() -> Answer {
        ifBooked { .json(Items(items: account.webhookLog.map(WireLogEntry.init))) }
    }

    private func ifBooked(_ answer: () -> Answer) -> Answer {
        account.isBooked ? answer() : .error(403, "Forbidden", "sipgate.io is not booked.")
    }
}

private struct WantedSettings: Decodable {
    var incomingUrl: String
    var outgoingUrl: String
    var log: Bool?
    var whitelist: [String]?
}

private struct WireSettings: Encodable {
    var incomingUrl: String
    var outgoingUrl: String
    var log: Bool
    var whitelist: [String]?

    init(_ settings: StubAccount.WebhookSettings) {
        incomingUrl = settings.incomingURL
        outgoingUrl = settings.outgoingURL
        log = settings.isLogged
        whitelist = settings.whitelist
    }

    private enum Key: CodingKey {
        case incomingUrl, outgoingUrl, log, whitelist
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(incomingUrl, forKey: .incomingUrl)
        try container.encode(outgoingUrl, forKey: .outgoingUrl)
        try container.encode(log, forKey: .log)
        // "All" is a null, not a missing field.
        try container.encode(whitelist, forKey: .whitelist)
    }
}

private struct WireLogEntry: Encodable {
    var created: Date
    var url: String
    var request: String
    var response: String
    var xmlError: String
    var status: String

    init(_ entry: StubAccount.WebhookLogEntry) {
        created = entry.created
        url = entry.url
        request = entry.request
        response = entry.response
        xmlError = entry.xmlError
        status = entry.status
    }
}
