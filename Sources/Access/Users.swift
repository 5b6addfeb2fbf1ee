import PushAPI
import Secrets
import Store

/// Who may use the dashboard.
///
/// A new password, another role and the removal end the user's sessions.
public struct Users: Sendable {
    /// The name of the administrator who is made for a new installation.
    public static let firstName = "admin"

    private let store: any CallStore
    private let clock: Clock
    private let cost: PasswordHash.Cost
    private let memory: AccessMemory

    /// The users in a store.
    ///
    /// - Parameters:
    ///   - cost: How hard it is to try new passwords; less only in tests.
    ///   - memory: What `Logins` of this process remember, so that changes are in force here at once.
    public init(
        store: any CallStore,
        clock: @escaping Clock,
        cost: PasswordHash.Cost = .standard,
        memory: AccessMemory = .none
    ) {
        self.store = store
        self.clock = clock
        self.cost = cost
        self.memory = memory
    }

    /// All users in the order of their names.
    ///
    /// - Throws: `StoreError`.
    public func all() async throws -> [User] {
        let rows = try await store.snapshot { try $0.userRows() }
        return rows.map(\.user).sorted { $0.name.lowercased() < $1.name.lowercased() }
    }

    /// Adds a user.
    ///
    /// - Parameters:
    ///   - name: 1 to 64 visible characters; white space around them is dropped.
    ///   - password: At least 12 characters, at most 1,024 bytes.
    ///   - mayReveal: Whether a viewer may have a single number shown in full.
    /// - Returns: The user, whose name may be written a little differently.
    /// - Throws: `AccessError.nameNotAllowed`, `.nameTaken`, `.passwordTooShort` or `.passwordTooLong`; `StoreError`;
    ///   `PasswordHashError`.
    @discardableResult
    public func add(
        _ name: String,
        _ role: Role,
        password: String,
        mayReveal: Bool = false
    ) async throws -> User {
        let name = try UserName(name)
        try PasswordRule.check(password)
        let user = User(name: name.text, role: role, createdAt: clock(), isGivenReveal: mayReveal)
        let row = UserRow(user: user, password: try await PasswordHash.made(password, cost: cost))
        try await store.transaction { transaction in
            guard try transaction.userRow(name) == nil else { throw AccessError.nameTaken }
            try transaction.insert(row)
        }
        return user
    }

    /// Changes a user: all of what is named, or nothing.
    ///
    /// Another role and another password end the user's sessions.
    ///
    /// - Parameters:
    ///   - role: Another role; nil leaves it.
    ///   - password: Another password; nil leaves it.
    ///   - mayReveal: Whether a viewer may have a single number shown in full; nil leaves it. Leads see all numbers
    ///     anyway, and a kiosk no call.
    /// - Returns: The user after the change.
    /// - Throws: `AccessError.unknownUser`, `.lastAdministrator`, `.passwordTooShort` or `.passwordTooLong`;
    ///   `StoreError`; `PasswordHashError`.
    @discardableResult
    public func change(
        _ name: String,
        role: Role? = nil,
        password: String? = nil,
        mayReveal: Bool? = nil
    ) async throws -> User {
        let hash = try await hash(of: password)
        return try await change(name) { row, transaction in
            if let role, role < .administrator { try transaction.requireAdministrator(besides: row.user) }
            let isOther = hash != nil || (role ?? row.user.role) != row.user.role
            if isOther { try transaction.removeSessions(of: row.user) }
            let user = User(
                name: row.user.name,
                role: role ?? row.user.role,
                createdAt: row.user.createdAt,
                isGivenReveal: mayReveal ?? row.user.isGivenReveal
            )
            try transaction.update(UserRow(user: user, password: hash ?? row.password))
            return user
        }
    }

    /// Removes a user and ends the user's sessions.
    ///
    /// - Throws: `AccessError.unknownUser` or `.lastAdministrator`; `StoreError`.
    public func remove(_ name: String) async throws {
        try await change(name) { row, transaction in
            try transaction.requireAdministrator(besides: row.user)
            try transaction.removeSessions(of: row.user)
            try transaction.execute("DELETE FROM dashboard_users WHERE name = \(row.user.name)")
        }
    }

    /// Makes an administrator with a password that nobody knows yet, when there is no user at all.
    ///
    /// Of several servers that start with one database only one does.
    ///
    /// - Returns: What to log in with; nil when there is a user already.
    /// - Throws: `StoreError` or `PasswordHashError`.
    public func createFirstAdministrator() async throws -> (name: String, password: String)? {
        guard try await all().isEmpty else { return nil }
        let password = RandomText.password()
        let user = User(name: Self.firstName, role: .administrator, createdAt: clock(), isGivenReveal: false)
        let row = UserRow(user: user, password: try await PasswordHash.made(password, cost: cost))
        let isFirst = try await store.transaction { transaction in
            guard try transaction.userRows().isEmpty else { return false }
            try transaction.insert(row)
            return true
        }
        return isFirst ? (user.name, password) : nil
    }

    private func hash(of password: String?) async throws -> String? {
        guard let password else { return nil }
        try PasswordRule.check(password)
        return try await PasswordHash.made(password, cost: cost)
    }

    private func change<T: Sendable>(
        _ name: String,
        _ body: @escaping @Sendable (UserRow, any SQLSession) throws -> T
    ) async throws -> T {
        guard let name = try? UserName(name) else { throw AccessError.unknownUser }
        // What the database has done may be unknown here, so the memory goes whatever comes of it.
        defer { memory.forget(user: name) }
        return try await store.transaction { transaction in
            guard let row = try transaction.userRow(name) else { throw AccessError.unknownUser }
            return try body(row, transaction)
        }
    }
}

extension SQLReader {
    /// Makes sure that somebody can manage users without `user`.
    fileprivate func requireAdministrator(besides user: User) throws {
        guard user.role == .administrator else { return }
        let others = try userRows().filter { $0.user.name != user.name }
        guard others.contains(where: { $0.user.role == .administrator }) else { throw AccessError.lastAdministrator }
    }
}
