/// Where a MariaDB database is, and as whom to go there.
public struct MariaDBAddress: Hashable, Sendable {
    /// How the way to the server is protected.
    public enum Encryption: String, Hashable, Sendable, CaseIterable {
        /// Not at all: for a server on this machine or in a network of its own.
        case off
        /// Encrypted, whoever the server is.
        case required
        /// Encrypted, and the server has a certificate for its name.
        case verified
    }

    /// The name or address of the server; of no meaning beside a socket.
    public var host: String
    /// Its TCP port.
    public var port: Int
    /// The name of the database, which must exist.
    public var database: String
    /// The database user.
    public var user: String
    /// The user's password; nil for none.
    public var password: String?
    /// The path of a Unix domain socket, used instead of host and port.
    public var socket: String?
    /// How the way is protected.
    public var encryption: Encryption
    /// A file (PEM) with the authorities that may vouch for the server; nil for those of the system.
    public var authorities: String?

    /// The port of a server that says no other.
    public static let standardPort = 3_306

    /// Creates an address from its parts.
    public init(
        host: String = "localhost",
        port: Int = standardPort,
        database: String,
        user: String,
        password: String? = nil,
        socket: String? = nil,
        encryption: Encryption = .off,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.database = database
        self.user = user
        self.password = password
        self.socket = socket
        self.encryption = encryption
        self.authorities = authorities
    }

    /// The server, as a message names it.
    var server: String {
        if let socket { return socket }
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

extension MariaDBAddress: CustomStringConvertible, CustomDebugStringConvertible {
    /// The address without its password, fit for a log.
    public var description: String { "mariadb://\(user)@\(server)/\(database)" }
    /// The same: a password is never shown.
    public var debugDescription: String { description }
}

extension MariaDBAddress: CustomReflectable {
    /// Shows no more than the description does.
    public var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
