extension PasswordHash {
    /// How hard it is to try a password.
    public struct Cost: Hashable, Sendable {
        /// The most memory that a hash may ask for, in bytes.
        static let mostMemory = 256 << 20

        /// The binary logarithm of scrypt's N.
        let ln: Int
        /// The size of a block, in units of 128 bytes.
        let r: Int
        /// How often all is done, one after the other.
        let p: Int

        /// What new passwords get: N = 2¹⁵, r = 8, p = 3.
        ///
        /// One of the settings that OWASP's Password Storage Cheat Sheet names as equally strong, from 128 MiB once to
        /// 8 MiB ten times. With this one a small machine needs 32 MiB and a quarter of a second.
        public static let standard = Cost(uncheckedLn: 15, r: 8, p: 3)

        /// The least that scrypt can do, in less than a millisecond: for tests, and for nothing that must stay secret.
        public static let leastForTests = Cost(uncheckedLn: 1, r: 1, p: 1)

        private init(uncheckedLn ln: Int, r: Int, p: Int) {
            self.ln = ln
            self.r = r
            self.p = p
        }

        /// A cost within the bounds of what a stored text may ask for; nil beyond them.
        ///
        /// They keep who can write a hash into the database from keeping the server busy with it.
        init?(ln: Int, r: Int, p: Int) {
            guard (1...20).contains(ln), (1...32).contains(r), (1...16).contains(p),
                128 * r << ln <= Self.mostMemory,
                // RFC 7914, section 2: N is less than 2 to the power of 128 r / 8.
                ln < 16 * r
            else { return nil }
            self.init(uncheckedLn: ln, r: r, p: p)
        }

        /// Reads what `text` has written; nil for every other text.
        init?(text: String) {
            let values = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.split(separator: "=") }
            guard values.map(\.first) == ["ln", "r", "p"] else { return nil }
            let numbers = values.compactMap { $0.last.flatMap { Int($0) } }
            guard numbers.count == 3 else { return nil }
            self.init(ln: numbers[0], r: numbers[1], p: numbers[2])
            guard self.text == text else { return nil }
        }

        var text: String { "ln=\(ln),r=\(r),p=\(p)" }

        /// scrypt's N.
        var rounds: UInt64 { 1 << UInt64(ln) }
    }
}
