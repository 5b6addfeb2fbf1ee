import Dispatch

extension PasswordHash {
    /// Computes one hash after the other.
    ///
    /// However many people log in at once, one processor works for them and 32 MiB are in use; the others stay free
    /// for webhooks. Four logins a second are more than a dashboard needs.
    private static let thread = DispatchQueue(label: "password hashes", qos: .utility)

    /// Makes the text that is kept of a password, on a thread of its own.
    ///
    /// - Throws: `PasswordHashError`.
    public static func made(_ password: String, cost: Cost = .standard) async throws -> String {
        try await onThread { try make(password, cost: cost) }
    }

    /// Whether `text` was made of this password, found out on a thread of its own.
    ///
    /// - Throws: `PasswordHashError`.
    public static func verified(_ password: String, against text: String) async throws -> Bool {
        try await onThread { try verify(password, against: text) }
    }

    private static func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { waiting in
            thread.async { waiting.resume(with: Result(catching: work)) }
        }
    }
}
