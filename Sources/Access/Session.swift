import PushAPI
import Secrets

/// A user who is logged in, in one browser.
///
/// It shows itself nowhere by accident: printing and dumping tell the user's name and nothing of the token.
public struct Session: Sendable {
    /// What the browser keeps to be known again: 43 letters, digits, `-` and `_`.
    public let token: String
    /// The user's name.
    public let user: String
    /// What the user may do.
    public let role: Role
    /// Whether the user may have a single number shown in full, by the role or by a right of the user's own.
    public let mayReveal: Bool
    /// When it ends, unless it is used again before.
    public let expiresAt: Instant

    /// What forms of this session carry, so that no other page can send them in the user's name.
    ///
    /// Made of the token, which cannot be learnt from it.
    public var formToken: String {
        Base64URL.text(Digest.sha256(Array("form of ".utf8) + Array(token.utf8)))
    }

    /// Whether a form of this session carried `text`; takes the same time whatever the answer.
    public func isFormToken(_ text: String) -> Bool {
        ConstantTime.isEqual(text, formToken)
    }
}

extension Session: CustomStringConvertible, CustomReflectable {
    /// The user's name and role.
    public var description: String { "Session(\(user), \(role))" }
    /// The user's name and role.
    public var customMirror: Mirror { Mirror(self, children: ["user": user, "role": role]) }
}
