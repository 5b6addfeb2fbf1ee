import PushAPI

/// Somebody who may use the dashboard.
public struct User: Hashable, Sendable {
    /// The name, as it was typed when the user was added; no two differ in upper and lower case alone.
    public let name: String
    /// What the user may do.
    public let role: Role
    /// When the user was added.
    public let createdAt: Instant
}
