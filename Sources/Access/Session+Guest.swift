import PushAPI

extension Session {
    /// What a visitor has who did not log in, on a site that asks nobody who they are.
    ///
    /// It is stored nowhere and never ends; its token is what the browser keeps so that its forms can be known.
    public static func guest(_ name: String, _ role: Role, token: String) -> Session {
        Session(
            token: token,
            user: name,
            role: role,
            mayReveal: role.canRevealNumbers,
            expiresAt: Instant(milliseconds: .max)
        )
    }
}
