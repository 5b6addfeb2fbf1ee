import COpenSSL
import Foundation

/// What is kept of a password: enough to recognise it, and of little use to who steals it.
///
/// A text such as `scrypt$ln=15,r=8,p=3$salt$hash` that says by itself how it was made (scrypt, RFC 7914; salt and hash
/// in base64url).
///
/// `make` and `verify` keep a processor busy for a quarter of a second and need 32 MiB meanwhile. Call them from a
/// command, never from the thread of an event loop and not from a task either: tasks share few threads. A server calls
/// `made` and `verified`, which wait for a thread of their own.
public enum PasswordHash {
    private static let name = "scrypt"
    private static let saltLength = 16
    private static let hashLength = 32

    /// Makes the text that is kept of a password, each time another one.
    ///
    /// - Throws: `PasswordHashError`.
    public static func make(_ password: String, cost: Cost = .standard) throws(PasswordHashError) -> String {
        let salt = RandomBytes.make(saltLength)
        let hash = try derive(password, salt, cost, hashLength)
        return "\(name)$\(cost.text)$\(Base64URL.text(salt))$\(Base64URL.text(hash))"
    }

    /// Whether `text` was made of this password.
    ///
    /// A text that `make` cannot have made fits no password.
    ///
    /// - Throws: `PasswordHashError`.
    public static func verify(_ password: String, against text: String) throws(PasswordHashError) -> Bool {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == name, let cost = Cost(text: parts[1]),
            let salt = Base64URL.bytes(parts[2]), (8...64).contains(salt.count),
            let hash = Base64URL.bytes(parts[3]), (16...64).contains(hash.count)
        else { return false }
        return ConstantTime.isEqual(try derive(password, salt, cost, hash.count), hash)
    }

    /// The same password may reach us as other bytes from another keyboard: NIST SP 800-63B, 5.1.1.2, asks for one
    /// normal form.
    private static func derive(
        _ password: String,
        _ salt: [UInt8],
        _ cost: Cost,
        _ length: Int
    ) throws(PasswordHashError) -> [UInt8] {
        let bytes = Array(password.precomposedStringWithCompatibilityMapping.utf8)
        return try scrypt(bytes, salt, cost, length)
    }

    static func scrypt(
        _ password: [UInt8],
        _ salt: [UInt8],
        _ cost: Cost,
        _ length: Int
    ) throws(PasswordHashError) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: length)
        // A failure leaves its reason in the thread's queue, where a later caller would find it.
        defer { ERR_clear_error() }
        let result = password.withUnsafeBytes { password in
            EVP_PBE_scrypt(
                password.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) },
                password.count,
                salt,
                salt.count,
                cost.rounds,
                UInt64(cost.r),
                UInt64(cost.p),
                UInt64(Cost.mostMemory * 2),
                &hash,
                length
            )
        }
        guard result == 1 else { throw PasswordHashError() }
        return hash
    }
}

/// libcrypto could not compute a password's hash.
public struct PasswordHashError: Error, Equatable, CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        "The password could not be checked: memory is short, or this libcrypto has no scrypt. Try again."
    }
}
