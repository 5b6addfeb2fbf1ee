import Synchronization

@testable import CallStatisticsApp

/// Somebody who answers one question after the other as written down, and remembers all that was said.
final class Script: Conversation {
    private struct State {
        var answers: [String]
        var heard: [String] = []
        var hidden: [String] = []
    }

    let isInteractive: Bool
    private let state: Mutex<State>

    init(_ answers: [String], isInteractive: Bool = true) {
        self.isInteractive = isInteractive
        state = Mutex(State(answers: answers))
    }

    /// Everything that was shown, questions included.
    var heard: String { state.withLock { $0.heard.joined(separator: "\n") } }
    /// The questions whose answers were not shown.
    var hidden: [String] { state.withLock(\.hidden) }
    /// The answers that nobody has asked for.
    var left: [String] { state.withLock(\.answers) }

    func say(_ text: String) { state.withLock { $0.heard.append(text) } }

    func line(_ prompt: String) async throws -> String {
        try state.withLock { state in
            state.heard.append(prompt)
            guard !state.answers.isEmpty else { throw EndOfInput() }
            return state.answers.removeFirst()
        }
    }

    func hiddenLine(_ prompt: String) async throws -> String {
        state.withLock { $0.hidden.append(prompt) }
        return try await line(prompt)
    }

    func expectInterruption(_ farewell: String) {}
}
