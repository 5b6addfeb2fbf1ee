import Synchronization

/// Takes one request after the other and remembers what was answered.
final class Desk: Sendable {
    private let shared: Mutex<State>

    init(_ account: StubAccount, record: Record?) {
        shared = Mutex(State(account: account, record: record))
    }

    /// Looks at the state, or changes it, alone.
    func state<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        shared.withLock { body(&$0) }
    }

    /// Answers a request.
    ///
    /// - Returns: nil when the connection is to be closed without an answer.
    func answer(_ question: Question) async -> Answer? {
        let fault = state { $0.faults.strike(question.path) }
        if case .slow(let duration) = fault {
            // Cancelled when the stub closes: then there is nobody left to be answered.
            do { try await Task.sleep(for: duration) } catch { return nil }
        }
        return state { state in
            let scopes = state.scopes(of: question)
            let answer: Answer?
            let isFault: Bool
            switch Answer.Breakage(fault) {
            case .none: (answer, isFault) = (state.answer(question), false)
            case .replaced(let other): (answer, isFault) = (other, true)
            case .dropped: (answer, isFault) = (nil, true)
            }
            state.remember(question, answer, scopes: scopes, isFault: isFault)
            return answer
        }
    }
}
