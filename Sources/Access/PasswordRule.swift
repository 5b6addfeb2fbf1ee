/// Which passwords may be chosen: long ones, of whatever characters (NIST SP 800-63B).
enum PasswordRule {
    /// The least characters of a password.
    static let least = 12
    /// The most bytes of a password in UTF-8.
    static let mostBytes = 1_024

    /// - Throws: `AccessError.passwordTooShort` or `.passwordTooLong`.
    static func check(_ password: String) throws(AccessError) {
        guard isShortEnough(password) else { throw .passwordTooLong(most: mostBytes) }
        guard password.count >= least else { throw .passwordTooShort(least: least) }
    }

    static func isShortEnough(_ password: String) -> Bool { password.utf8.count <= mostBytes }
}
