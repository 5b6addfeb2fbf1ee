import Foundation

extension SipgateClient {
    /// Asks for the webhook settings.
    ///
    /// Needs `settings:sipgateio:read` and a booked sipgate.io.
    public func webhookSettings() async throws -> WebhookSettings {
        try await ask(.webhookSettings, for: WebhookSettings.self)
    }

    /// Replaces the webhook settings.
    ///
    /// Needs `settings:sipgateio:write` and a booked sipgate.io.
    ///
    /// - Parameter settings: What ``webhookSettings()`` gave, changed; made from scratch it would reset the rest.
    public func setWebhookSettings(_ settings: WebhookSettings) async throws {
        var operation = Operation.webhookSettings
        operation.method = .put
        operation.scopes = [Scope.webhookSettingsWrite]
        operation.body = try JSONEncoder.sipgate.encode(settings)
        try await perform(operation)
    }

    /// Asks for the log of webhooks.
    ///
    /// Needs `log:webhooks:read` and a booked sipgate.io.
    public func webhookLog() async throws -> [WebhookLogEntry] {
        let operation = Operation(
            path: ["log", "webhooks"],
            what: "the log of webhooks",
            scopes: [Scope.webhookLogRead],
            needsBooking: true
        )
        return try await ask(operation, for: Listing<WebhookLogEntry>.self).items
    }

    /// Asks for the OAuth2 clients.
    ///
    /// Needs `authorization:oauth2:clients:read`.
    public func oauthClients() async throws -> [OAuthClientInfo] {
        try await ask(.oauthClients, for: Listing<OAuthClientInfo>.self).items
    }

    /// Registers an OAuth2 client.
    ///
    /// Needs `authorization:oauth2:clients:write`.
    ///
    /// - Returns: The client with the id and the secret that sipgate gave it.
    public func createOAuthClient(_ client: OAuthClientInfo) async throws -> OAuthClientInfo {
        var operation = Operation.oauthClients
        operation.method = .post
        operation.scopes = [Scope.oauthClientsWrite]
        operation.body = try JSONEncoder.sipgate.encode(client.registration)
        return try await ask(operation, for: OAuthClientInfo.self)
    }

    /// Replaces an OAuth2 client.
    ///
    /// Needs `authorization:oauth2:clients:write`.
    ///
    /// - Parameters:
    ///   - id: The id of the client.
    ///   - client: What ``oauthClients()`` gave, changed; made from scratch it would reset the rest.
    /// - Returns: The client as sipgate has it now.
    public func updateOAuthClient(_ id: String, _ client: OAuthClientInfo) async throws -> OAuthClientInfo {
        var operation = Operation.oauthClients
        operation.method = .put
        operation.path.append(id)
        operation.scopes = [Scope.oauthClientsWrite]
        operation.body = try JSONEncoder.sipgate.encode(client.registration)
        return try await ask(operation, for: OAuthClientInfo.self)
    }
}

extension Operation {
    fileprivate static let webhookSettings = Operation(
        path: ["settings", "sipgateio"],
        what: "the webhook settings",
        scopes: [Scope.webhookSettingsRead],
        needsBooking: true
    )

    fileprivate static let oauthClients = Operation(
        path: ["authorization", "oauth2", "clients"],
        what: "the OAuth2 clients",
        scopes: [Scope.oauthClientsRead]
    )
}

extension JSONEncoder {
    /// Writes addresses as they are, and fields in a fixed order.
    fileprivate static var sipgate: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
