import Statistics

/// One thing that is looked at, independent of all others.
struct Check: Sendable {
    /// How long a check may take, so that something that never answers cannot hold the report up.
    static let patience: Duration = .seconds(10)

    /// Its name for programs, the same in every language and every version.
    let id: String
    let name: Localized
    let patience: Duration
    let run: @Sendable () async throws -> Finding

    init(
        _ id: String,
        de: String,
        en: String,
        patience: Duration = Check.patience,
        run: @escaping @Sendable () async throws -> Finding
    ) {
        self.id = id
        name = Localized(de: de, en: en)
        self.patience = patience
        self.run = run
    }
}

extension Check {
    /// Makes all checks side by side; one that fails or hangs does so alone.
    ///
    /// - Returns: The report, in the order of the checks.
    static func report(on checks: [Check]) async -> Report {
        let lines = await withTaskGroup(of: (Int, Report.Line).self) { group in
            for (place, check) in checks.enumerated() {
                group.addTask { (place, Report.Line(id: check.id, name: check.name, finding: await check.finding())) }
            }
            return await group.reduce(into: [Int: Report.Line]()) { $0[$1.0] = $1.1 }
        }
        return Report(lines: checks.indices.compactMap { lines[$0] })
    }

    private func finding() async -> Finding {
        await first(within: patience) {
            do { return try await run() } catch { return Self.failed(error) }
        } ?? unanswered
    }

    private static func failed(_ error: any Error) -> Finding {
        if let unknown = error as? Unknown { return unknown.finding }
        return .problem(
            .same("\(error)"),
            cure: Localized(
                de: "Beheben, was die Meldung nennt, und erneut prüfen.",
                en: "Set right what the message names, and check again."
            )
        )
    }

    private var unanswered: Finding {
        let seconds = patience.components.seconds
        return .problem(
            Localized(de: "keine Antwort innerhalb von \(seconds) s", en: "no answer within \(seconds) s"),
            cure: Localized(
                de: "Netz und Gegenstelle prüfen; bleibt es dabei, hilft das Protokoll des Dienstes weiter.",
                en: "Check the network and the other side; if it lasts, the log of the service tells more."
            )
        )
    }
}

/// Something cannot be said, for a reason that another check reports with its cure.
struct Unknown: Error {
    let because: Localized

    var finding: Finding {
        .warning(
            Localized(de: "lässt sich nicht sagen: ", en: "cannot be said: ") + because,
            cure: Localized(
                de: "Zuerst beheben, was oben dazu steht.",
                en: "First set right what is said about that above."
            )
        )
    }
}

/// What `body` gives in time; nil when it does not.
///
/// A body that does not heed its cancellation goes on by itself, so that nobody waits for it.
func first<Value: Sendable>(
    within limit: Duration,
    _ body: @escaping @Sendable () async -> Value
) async -> Value? {
    let (answers, answer) = AsyncStream.makeStream(of: Value?.self, bufferingPolicy: .bufferingOldest(1))
    let work = Task { answer.yield(await body()) }
    let alarm = Task {
        try await Task.sleep(for: limit)
        answer.yield(nil)
    }
    defer {
        work.cancel()
        alarm.cancel()
    }
    for await value in answers { return value }
    return nil
}
