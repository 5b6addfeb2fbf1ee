import Foundation
import SipgateAPI
import Statistics

/// The conversation that connects an account: asks, shows what it is going to do, and does it.
///
/// Nothing is changed, neither here nor at sipgate, before the summary is agreed to. After that each step leaves a
/// state from which the same conversation goes on.
struct Setup: Sendable {
    let options: SetupOptions
    let conversation: any Conversation
    let language: Language
    let surroundings: SetupSurroundings

    private var asker: Asker {
        Asker(
            conversation: conversation,
            language: language,
            takesDefaults: options.acceptsAll || !conversation.isInteractive
        )
    }

    /// Does all of it.
    ///
    /// - Returns: What was done and the one next step.
    /// - Throws: `SetupError`, `SettingsError`, `EndOfInput`, `CancellationError`.
    func run() async throws -> String {
        do {
            return try await converse()
        } catch let error as SipgateError {
            throw SetupError.failed(SetupText.interrupted(SetupText.problem(error)))
        } catch let error as PrivateFileError {
            throw SetupError.failed(SetupText.file(error))
        } catch let error as UnwritableValue {
            throw SetupError.failed(SetupText.unwritable(error.name))
        }
    }

    private func converse() async throws -> String {
        try demandWhatNobodyCanBeAsked()
        conversation.expectInterruption(SetupText.stoppedBefore[language])
        asker.say(SetupText.greeting(isRehearsal: options.isRehearsal))
        let signIn = SetupSignIn(options: options, asker: asker, surroundings: surroundings)
        let addresses = try options.addresses()
        let (token, account) = try await signIn.run(addresses)
        let questions = SetupQuestions(options: options, asker: asker, surroundings: surroundings)
        let (kind, known) = try await questions.settings()
        let answers = try await questions.answers(kind, known, account)
        let plan = SetupPlan(answers, known, account)
        guard !plan.isEmpty else { return SetupSummary(plan, account, language).nothingToDo(in: options.folder) }
        // What could fail here must not do so after sipgate was told something.
        _ = try plan.document(for: plan.client.wanted)
        try known.file.checkRights()
        if options.isRehearsal { return try await rehearse(plan, account, addresses, token) }

        asker.say(SetupText.plain(SetupSummary(plan, account, language).before))
        guard try await asker.agrees(SetupText.proceed) else { throw SetupError.declined }
        conversation.expectInterruption(SetupText.stoppedAmid[language])
        let work = SetupWork(plan: plan, client: SipgateClient(addresses, token, surroundings), writes: true)
        try await work.run()
        return SetupSummary(plan, account, language).after(in: options.folder)
    }

    /// The same work with everybody told that it is done, while nothing of it leaves this process.
    private func rehearse(
        _ plan: SetupPlan,
        _ account: SetupAccount,
        _ addresses: SipgateAddresses,
        _ token: PersonalToken
    ) async throws -> String {
        let rehearsal = Rehearsal(of: surroundings.transport)
        var surroundings = surroundings
        surroundings.transport = rehearsal
        let work = SetupWork(plan: plan, client: SipgateClient(addresses, token, surroundings), writes: false)
        let client = try await work.run()
        return SetupSummary(plan, account, language).rehearsed(rehearsal.requests, plan.edits(for: client))
    }

    /// Without a terminal all that has no default must be an option.
    private func demandWhatNobodyCanBeAsked() throws {
        guard !conversation.isInteractive else { return }
        var missing: [String] = []
        if options.tokenID == nil { missing.append("--token-id (SETUP_TOKEN_ID)") }
        if options.token == nil { missing.append("--token-file (SETUP_TOKEN, SETUP_TOKEN_FILE)") }
        let kind = try options.database ?? options.usualDatabase()
        let known = try KnownSettings(options.settingsFile(for: kind), isCompose: kind == .compose)
        if options.webhook == nil, known.webhook == nil { missing.append("--webhook-url") }
        if !options.acceptsAll, !options.isRehearsal { missing.append("--yes") }
        guard missing.isEmpty else { throw SetupError.calledWrongly(SetupText.missing(missing)) }
    }
}
