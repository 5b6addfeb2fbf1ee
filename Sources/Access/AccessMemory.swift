/// What this process remembers of sessions and tokens, so that not every request has to ask the database, and whoever
/// was known goes on being known while the database does not answer.
///
/// One is shared by the `Users`, `Logins` and `Tokens` of a process: what they change is in force here at once, and on
/// other servers within the seconds for which these remember.
public final class AccessMemory: Sendable {
    let sessions: Recollection<SessionRow>
    let tokens: Recollection<Token>

    /// An empty memory.
    ///
    /// - Parameter capacity: How many sessions, and how many tokens, are remembered at the most.
    public init(capacity: Int = 10_000) {
        sessions = Recollection(capacity: capacity)
        tokens = Recollection(capacity: capacity)
    }

    /// A memory that keeps nothing: each question goes to the database.
    public static var none: AccessMemory { AccessMemory(capacity: 0) }

    /// Forgets all sessions of a user.
    func forget(user: UserName) {
        sessions.forget { $0.user.lowercased() == user.key }
    }
}
