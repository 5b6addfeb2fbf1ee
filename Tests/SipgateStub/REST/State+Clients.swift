import Foundation

extension State {
    func clients() -> Answer {
        .json(["data": account.clients.map(WireClient.init)])
    }

    func client(_ id: String) -> Answer {
        guard let client = account.clients.first(where: { $0.id == id }) else { return Self.noClient(id) }
        return .json(WireClient(client))
    }

    mutating func addClient(_ question: Question) -> Answer {
        guard let wanted = question.json(WantedClient.self) else { return Self.incomplete }
        let client = wanted.client(
            id: "\(account.masterSipID)-0-\(UUID().uuidString.lowercased()):\(SipgateStub.realm)",
            secret: UUID().uuidString.lowercased()
        )
        account.clients.append(client)
        return .json(WireClient(client))
    }

    mutating func changeClient(_ id: String, _ question: Question) -> Answer {
        guard let index = account.clients.firstIndex(where: { $0.id == id }) else { return Self.noClient(id) }
        guard let wanted = question.json(WantedClient.self) else { return Self.incomplete }
        account.clients[index] = wanted.client(id: id, secret: account.clients[index].secret)
        return .json(WireClient(account.clients[index]))
    }

    private static func noClient(_ id: String) -> Answer {
        .error(404, "Not Found", "There is no client \(id).")
    }

    private static let incomplete = Answer.error(
        400,
        "Bad Request",
        "name, description, redirectUris, webOrigins, privacyUrl and termsUrl are required."
    )
}

private struct WantedClient: Decodable {
    var name: String
    var description: String
    var redirectUris: [String]
    var webOrigins: [String]
    var privacyUrl: String
    var termsUrl: String

    func client(id: String, secret: String) -> StubAccount.OAuthClient {
        StubAccount.OAuthClient(
            id: id,
            secret: secret,
            name: name,
            description: description,
            redirectURIs: redirectUris,
            webOrigins: webOrigins,
            privacyURL: privacyUrl,
            termsURL: termsUrl
        )
    }
}

private struct WireClient: Encodable {
    var clientId: String
    var clientSecret: String
    var name: String
    var description: String
    var redirectUris: [String]
    var webOrigins: [String]
    var privacyUrl: String
    var termsUrl: String

    init(_ client: StubAccount.OAuthClient) {
        clientId = client.id
        clientSecret = client.secret
        name = client.name
        description = client.description
        redirectUris = client.redirectURIs
        webOrigins = client.webOrigins
        privacyUrl = client.privacyURL
        termsUrl = client.termsURL
    }
}
