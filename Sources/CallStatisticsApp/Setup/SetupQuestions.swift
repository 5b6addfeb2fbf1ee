import Foundation
import SipgateAPI
import Statistics
import StoreMariaDB

/// Asks for all that is not known yet, each answer the ground for the next question.
struct SetupQuestions: Sendable {
    let options: SetupOptions
    let asker: Asker
    let surroundings: SetupSurroundings

    /// Which file of settings is meant, and what it says; the kind of database decides.
    ///
    /// - Throws: `SetupError`, `SettingsError`, `PrivateFileError`, `EndOfInput`.
    func settings() async throws -> (kind: SetupAnswers.DatabaseKind, known: KnownSettings) {
        let kind = try await databaseKind()
        let compose = options.folder + "/Deploy"
        if kind == .compose, options.file == nil, !FileManager.default.fileExists(atPath: compose) {
            throw SetupError.calledWrongly(SetupText.noComposeFolder(compose))
        }
        return (kind, try KnownSettings(options.settingsFile(for: kind), isCompose: kind == .compose))
    }

    private func databaseKind() async throws -> SetupAnswers.DatabaseKind {
        if let kind = options.database { return kind }
        let usual = try options.usualDatabase()
        if asker.takesDefaults { return usual }
        asker.say(SetupText.databaseKinds)
        let kinds = SetupAnswers.DatabaseKind.allCases
        let number = "\((kinds.firstIndex(of: usual) ?? 0) + 1)"
        return try await asker.answer(
            SetupText.database,
            option: "--database",
            given: nil,
            otherwise: number
        ) { text throws(SetupFlaw) in
            if let number = Int(text), kinds.indices.contains(number - 1) { return kinds[number - 1] }
            guard let kind = SetupAnswers.DatabaseKind(rawValue: text.lowercased()) else {
                throw SetupFlaw(text: SetupText.oneToThree)
            }
            return kind
        }
    }

    /// Everything else.
    ///
    /// - Throws: `SetupError`, `EndOfInput`.
    func answers(
        _ kind: SetupAnswers.DatabaseKind,
        _ known: KnownSettings,
        _ account: SetupAccount
    ) async throws -> SetupAnswers {
        let database = try await database(kind, known)
        let port = try await port(known)
        let base = try await base(known, port: port)
        let webhook = try await webhook(known, isNeo: account.isNeo == true)
        return SetupAnswers(
            database: database,
            port: port,
            base: base,
            webhook: webhook,
            privacy: try Self.page(options.privacy, "--privacy-url"),
            terms: try Self.page(options.terms, "--terms-url"),
            keepsWebhooks: try await keepsWebhooks(webhook, account.webhooks)
        )
    }

    private func port(_ known: KnownSettings) async throws -> Int {
        try await asker.answer(
            SetupText.port,
            option: "--port",
            given: options.port.map(String.init),
            otherwise: "\(known.effectivePort)",
            Self.port
        )
    }

    static func port(_ text: String) throws(SetupFlaw) -> Int {
        guard let port = Int(text), (1...65_535).contains(port) else { throw SetupFlaw(text: SetupText.noPort) }
        return port
    }

    /// A default that only repeats the port follows it.
    private func base(_ known: KnownSettings, port: Int) async throws -> WebAddress {
        let followed = KnownSettings.localBase(port: known.effectivePort)
        let stored = known.base.flatMap { $0 == followed ? nil : $0 }
        return try await asker.answer(
            SetupText.base,
            option: "--base-url",
            given: options.base,
            otherwise: stored ?? KnownSettings.localBase(port: port),
            Self.base
        )
    }

    private static func base(_ text: String) throws(SetupFlaw) -> WebAddress {
        guard let address = WebAddress(text), !address.hasExtras, let base = WebAddress(address.base) else {
            throw SetupFlaw(text: SetupText.noAddress)
        }
        return base
    }

    private static func page(_ text: String?, _ option: String) throws -> WebAddress? {
        guard let text else { return nil }
        guard let address = WebAddress(text) else {
            throw SetupError.calledWrongly(SetupText.wrongOption(option, SetupText.noAddress))
        }
        return address
    }

    private func keepsWebhooks(_ webhook: WebAddress, _ now: WebhookSettings) async throws -> Bool {
        if options.keepsWebhooks { return true }
        let foreign = SetupPlan.foreignAddresses(webhook, now)
        guard !foreign.isEmpty else { return false }
        asker.say(SetupText.foreignWebhooks(foreign))
        return try await !asker.agrees(SetupText.replaceWebhooks, otherwise: false)
    }
}

// MARK: The webhook address

extension SetupQuestions {
    private func webhook(_ known: KnownSettings, isNeo: Bool) async throws -> WebAddress {
        while true {
            let address = try await asker.answer(
                SetupText.webhook,
                option: "--webhook-url",
                given: options.webhook,
                otherwise: known.webhook
            ) { text throws(SetupFlaw) in
                guard let address = WebAddress(text) else { throw SetupFlaw(text: SetupText.noAddress) }
                if isNeo && !address.isEncrypted { throw SetupFlaw(text: SetupText.neoWantsHTTPS) }
                return address
            }
            if try await accepts(address) { return address }
            guard options.webhook == nil else { throw SetupError.declined }
        }
    }

    /// Whether an address is good enough, by itself or because somebody insists.
    private func accepts(_ address: WebAddress) async throws -> Bool {
        if !address.isEncrypted, !options.allowsHTTP {
            if asker.takesDefaults {
                throw SetupError.calledWrongly(SetupText.wrongOption("--webhook-url", SetupText.notEncrypted))
            }
            asker.say(SetupText.notEncrypted)
            guard try await asker.agrees(SetupText.insist, otherwise: false) else { return false }
        }
        if address.isLoopback {
            asker.say(SetupText.loopback)
            return try await asker.agrees(SetupText.goOn, otherwise: false)
        }
        switch await surroundings.reach(address) {
        case .ours:
            asker.say(SetupText.reached)
            return true
        case .other(let status):
            asker.say(SetupText.reachedOther(status))
            return try await asker.agrees(SetupText.goOn)
        case .silent:
            asker.say(SetupText.notReached)
            return try await asker.agrees(SetupText.goOn)
        }
    }
}

// MARK: The database

extension SetupQuestions {
    private func database(
        _ kind: SetupAnswers.DatabaseKind,
        _ known: KnownSettings
    ) async throws -> SetupAnswers.Database {
        switch kind {
        case .sqlite: return .sqlite
        case .compose: return .compose
        case .mariadb: break
        }
        var address = known.server ?? MariaDBAddress(database: "call_statistics", user: "call_statistics")
        while true {
            try await ask(for: &address)
            guard let problem = await surroundings.checkDatabase(address) else {
                asker.say(SetupText.databaseReached)
                return .mariadb(address)
            }
            asker.say(SetupText.databaseProblem(problem))
            if try await asker.agrees(SetupText.goOn, otherwise: false) { return .mariadb(address) }
        }
    }

    private func ask(for address: inout MariaDBAddress) async throws {
        if address.socket == nil {
            address.host = try await text(SetupText.host, "--mariadb-host", options.host, address.host)
            address.port = try await asker.answer(
                SetupText.databasePort,
                option: "--mariadb-port",
                given: options.databasePort.map(String.init),
                otherwise: "\(address.port)",
                Self.port
            )
        }
        address.database = try await text(
            SetupText.databaseName,
            "--mariadb-database",
            options.databaseName,
            address.database
        )
        address.user = try await text(SetupText.user, "--mariadb-user", options.user, address.user)
        address.password = try await password(address.password)
    }

    private func text(_ question: Localized, _ option: String, _ given: String?, _ usual: String) async throws -> String
    {
        try await asker.answer(question, option: option, given: given, otherwise: usual) { text throws(SetupFlaw) in
            guard !text.isEmpty, !text.contains(where: \.isWhitespace) else {
                throw SetupFlaw(text: SetupText.noBlanks)
            }
            return text
        }
    }

    private func password(_ stored: String?) async throws -> String? {
        if let given = options.password { return given.isEmpty ? nil : given }
        if asker.takesDefaults { return stored }
        let question = SetupText.password(isStored: stored != nil)
        while true {
            let typed = try await asker.conversation.hiddenLine(question[asker.language] + ": ")
            guard !typed.isEmpty else { return stored }
            do {
                _ = try EnvironmentDocument.written(typed, of: "MYSQL_PASSWORD")
                return typed
            } catch {
                asker.say(SetupText.unwritablePassword)
            }
        }
    }
}
