import PushAPI

/// A program that may read without logging in, such as a monitor or a screen on a wall.
///
/// What the program sends is shown once, when the token is made, and is not part of this.
public struct Token: Hashable, Sendable {
    /// Names it in commands and addresses; tells nothing of what the program sends.
    public let id: String
    /// What people know it by.
    public let name: String
    /// What the program may read; it never changes anything.
    public let role: Role
    /// When it was made.
    public let createdAt: Instant
    /// When it was last used, to the minute; nil when it never was.
    public let lastUsedAt: Instant?
}
