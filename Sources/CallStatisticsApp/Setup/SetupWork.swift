import SipgateAPI

/// Carries out a plan: first sipgate, then the settings, so that these never speak of what does not exist.
struct SetupWork: Sendable {
    let plan: SetupPlan
    let client: SipgateClient
    /// Whether files are written.
    let writes: Bool

    /// Does what is left to do.
    ///
    /// - Returns: The OAuth2 client as it is then.
    /// - Throws: `SipgateError`, `SetupError`, `PrivateFileError`, `UnwritableValue`, `CancellationError`.
    @discardableResult
    func run() async throws -> OAuthClientInfo {
        let registered = try await register()
        try await setWebhooks()
        let document = try plan.document(for: registered)
        guard writes else { return registered }
        try plan.known.file.write(document.text)
        KnownSettings.draft(of: plan.known.file).remove()
        return registered
    }

    private func register() async throws -> OAuthClientInfo {
        let registered: OAuthClientInfo
        switch plan.client {
        case .create(let wanted):
            registered = try await client.createOAuthClient(wanted)
            if writes { try save(registered) }
        case .update(let wanted):
            // Its id and secret are those that it had; the answer need not repeat them.
            _ = try await client.updateOAuthClient(wanted.clientId, wanted)
            registered = wanted
        case .reuse(let existing):
            registered = existing
        }
        guard !registered.clientSecret.isEmpty || !plan.knownSecret(of: registered).isEmpty else {
            throw SetupError.failed(SetupText.noSecret(registered.clientId))
        }
        return registered
    }

    /// A new client is kept from its first moment on: its secret might not be told a second time.
    private func save(_ registered: OAuthClientInfo) throws {
        var draft = EnvironmentDocument(
            "# A client that call-statistics setup has registered; it takes it from here.\n"
        )
        try draft.set("SIPGATE_CLIENT_ID", to: registered.clientId)
        try draft.set("SIPGATE_CLIENT_SECRET", to: registered.clientSecret)
        try KnownSettings.draft(of: plan.known.file).write(draft.text)
    }

    /// Only what was agreed to is replaced.
    private func setWebhooks() async throws {
        guard case .set(let wanted, let seen) = plan.webhooks else { return }
        guard try await client.webhookSettings() == seen else { throw SetupError.failed(SetupText.changedMeanwhile) }
        try await client.setWebhookSettings(wanted)
    }
}
