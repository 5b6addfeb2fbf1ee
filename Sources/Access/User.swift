import PushAPI

/// Somebody who may use the dashboard.
public struct User: Hashable, Sendable {
    /// The name, as it was typed when the user was added; no two differ in upper and lower case alone.
    public let name: String
    /// What the user may do.
    public let role: Role
    /// When the user was added.
    public let createdAt: Instant
    /// Whether an administrator has given the user the right to have a single number shown that the role hides.
    public let isGivenReveal: Bool

    /// Whether the user may have a single number shown in full, by the role or by a right of the user's own.
    public var mayReveal: Bool { role.mayReveal(given: isGivenReveal) }
}
