extension MariaDBAddress {
    /// Why a text is no address; never repeats the text, which may hold a password.
    public struct Malformed: Error, Equatable, CustomStringConvertible {
        /// What is wrong and what to write instead.
        public let description: String

        init(_ problem: String) {
            description =
                "\(problem) Write mariadb://user:password@host:port/database"
                + "?tls=verified&ca=/path or …/database?socket=/path; special characters as %40 and the like."
        }
    }

    /// Reads `mariadb://user:password@host:port/database?socket=/path&tls=off|required|verified&ca=/path`.
    ///
    /// `mysql://` means the same. Port and password may be missing; a `ca` without `tls` means `verified`.
    ///
    /// - Throws: `Malformed`.
    public init(_ text: String) throws(Malformed) {
        var rest = try Self.withoutScheme(text)
        let options = try Options(rest.split(off: "?") ?? "")
        guard let path = rest.split(off: "/"), !path.isEmpty else {
            throw Malformed("The database address names no database.")
        }
        // A password with an @ that nobody encoded still has its host after the last one.
        guard let at = rest.lastIndex(of: "@") else { throw Malformed("The database address names no user.") }
        var login = rest[..<at]
        var place = rest[rest.index(after: at)...]
        let password = try login.split(off: ":").map { text throws(Malformed) in try Self.decode(text) }
        let port = try Self.splitPort(off: &place)
        let user = try Self.decode(login)
        guard !user.isEmpty else { throw Malformed("The database address names no user.") }
        guard !place.isEmpty || options.socket != nil else { throw Malformed("The database address names no server.") }
        self.init(
            host: place.isEmpty ? "localhost" : try Self.decode(place),
            port: port,
            database: try Self.decode(path),
            user: user,
            password: password?.isEmpty == false ? password : nil,
            socket: options.socket,
            encryption: options.encryption ?? (options.authorities == nil ? .off : .verified),
            authorities: options.authorities
        )
    }

    private static func withoutScheme(_ text: String) throws(Malformed) -> Substring {
        for scheme in ["mariadb://", "mysql://"] where text.lowercased().hasPrefix(scheme) {
            return text.dropFirst(scheme.count)
        }
        throw Malformed("The database address does not begin with mariadb://.")
    }

    /// Takes the port away, and the brackets of an IPv6 address.
    private static func splitPort(off place: inout Substring) throws(Malformed) -> Int {
        var digits: Substring?
        if place.first == "[", let end = place.lastIndex(of: "]") {
            digits = place[end...].dropFirst()
            place = place[..<end].dropFirst()
            if digits?.isEmpty == true { digits = nil } else { digits = digits?.dropFirst() }
        } else {
            digits = place.split(off: ":")
        }
        guard let digits else { return standardPort }
        guard let port = Int(digits), (1...65_535).contains(port) else {
            throw Malformed("The port of the database address is no number between 1 and 65535.")
        }
        return port
    }

    /// Resolves `%40` and the like.
    fileprivate static func decode(_ text: some StringProtocol) throws(Malformed) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16),
                value != 0
            else {
                throw Malformed("A % in the database address is not followed by two hexadecimal digits.")
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw Malformed("The database address is no UTF-8 text after its % are resolved.")
        }
        return decoded
    }
}

/// What stands after the question mark.
private struct Options {
    var socket: String?
    var encryption: MariaDBAddress.Encryption?
    var authorities: String?

    init(_ text: Substring) throws(MariaDBAddress.Malformed) {
        for part in text.split(separator: "&") {
            var name = part
            let value = try MariaDBAddress.decode(name.split(off: "=") ?? "")
            switch name {
            case "socket" where !value.isEmpty: socket = value
            case "ca" where !value.isEmpty: authorities = value
            case "tls":
                encryption = MariaDBAddress.Encryption(rawValue: value)
                if encryption == nil {
                    throw MariaDBAddress.Malformed("The tls of the database address is not off, required or verified.")
                }
            default:
                throw MariaDBAddress.Malformed("The database address has an option other than socket, tls and ca.")
            }
        }
    }
}

extension Substring {
    /// Takes away what follows the first `separator`, and that; nil when there is none.
    fileprivate mutating func split(off separator: Character) -> Substring? {
        guard let position = firstIndex(of: separator) else { return nil }
        defer { self = self[..<position] }
        return self[index(after: position)...]
    }
}
