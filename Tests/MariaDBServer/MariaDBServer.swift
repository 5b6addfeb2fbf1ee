import Foundation
import Spawning
import Synchronization

/// A real MariaDB server of its own: in a temporary folder, on a free port, gone with the process that started it.
///
/// Needs Debian's packages `mariadb-server` and `mariadb-client`, or others with the same programs.
public final class MariaDBServer: Sendable {
    /// The folder with everything that belongs to the server.
    public let folder: URL
    /// The Unix domain socket.
    public var socket: String { folder.appending(path: "socket").path }
    /// The TCP port on 127.0.0.1, the same after a restart.
    public let port: Int
    /// The user that may do everything from 127.0.0.1 and through the socket.
    public static let user = "tester"
    /// Its password, with characters that an address must encode.
    public static let password = "s3cret/@:%"
    private static let encodedPassword = "s3cret%2F%40%3A%25"

    private let options: [String]
    private let running = Mutex<ServerProcess?>(nil)
    private let databases = Atomic(0)

    /// Starts a server with further options, such as `--ssl-ca=…`.
    ///
    /// - Throws: `Failure` when a program is missing or the server does not come up.
    public init(options: [String] = []) async throws {
        folder = try await onThread { try Template.copy() }
        port = try ReservedPort.next()
        self.options = options
        try await start()
        try await onThread { [self] in
            _ = try execute(
                """
                CREATE USER '\(Self.user)'@'127.0.0.1' IDENTIFIED BY '\(Self.password)';
                CREATE USER '\(Self.user)'@'localhost' IDENTIFIED BY '\(Self.password)';
                GRANT ALL ON *.* TO '\(Self.user)'@'127.0.0.1' WITH GRANT OPTION;
                GRANT ALL ON *.* TO '\(Self.user)'@'localhost' WITH GRANT OPTION;
                """
            )
        }
    }

    deinit {
        running.withLock { $0 = nil }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The server that tests share which do not stop it.
    public static func shared() async throws -> MariaDBServer { try await sharedServer.value }
    private static let sharedServer = Task { try await MariaDBServer() }

    /// Makes an empty database.
    ///
    /// - Returns: Its name.
    public func makeDatabase() throws -> String {
        let number = databases.add(1, ordering: .relaxed).newValue
        let name = "test_\(number)"
        try execute("CREATE DATABASE \(name)")
        return name
    }

    /// The address of a database, as `DATABASE_URL` has it.
    public func address(database: String) -> String {
        "mariadb://\(Self.user):\(Self.encodedPassword)@127.0.0.1:\(port)/\(database)"
    }

    /// Starts the server again after `stop` or `kill`, on the same port and with the same data.
    public func start() async throws {
        try await onThread { try self.startAndWait() }
    }

    private func startAndWait() throws {
        let process = try ServerProcess(folder: folder, arguments: arguments)
        running.withLock { $0 = process }
        for _ in 0..<600 {
            if (try? execute("SELECT 1")) != nil { return }
            guard process.isRunning else { break }
            Thread.sleep(forTimeInterval: 0.025)
        }
        throw Failure("The server does not come up:\n\(log)")
    }

    /// Lets the server finish what it does and stop.
    public func stop() async { await end(SIGTERM) }

    /// Ends the server at once, in the middle of whatever it does.
    public func kill() async { await end(SIGKILL) }

    private func end(_ signal: Int32) async {
        let process = running.withLock { $0.take() }
        await onThread { process?.end(signal) }
    }

    /// Runs statements as root and returns the rows of the last ones, values as texts.
    ///
    /// - Throws: `Failure` with what the server says.
    @discardableResult
    public func execute(_ sql: String, database: String? = nil) throws -> [[String]] {
        let output = try Program.run(
            "mariadb",
            ["--no-defaults", "--user=root", "--socket=\(socket)", "--batch", "--raw", "--skip-column-names"]
                + ["--default-character-set=utf8mb4"] + (database.map { [$0] } ?? []),
            input: sql
        )
        return output.split(separator: "\n")
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// What the server has to say about itself.
    public var log: String {
        (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
    }

    private var arguments: [String] {
        Template.options
            + [
                // A starting server removes what other servers keep in a folder for temporary tables.
                "--tmpdir=\(folder.path)", "--datadir=\(folder.appending(path: "data").path)", "--socket=\(socket)",
                "--port=\(port)",
                "--bind-address=127.0.0.1", "--skip-name-resolve=0", "--skip-log-bin", "--innodb-buffer-pool-size=48M",
                "--innodb-log-buffer-size=2M", "--innodb-flush-log-at-trx-commit=1", "--performance-schema=off",
                "--key-buffer-size=1M", "--aria-pagecache-buffer-size=1M", "--max-connections=2000",
                // What is committed outlives the server, though not this machine: that is enough here, and quick.
                "--innodb-flush-method=nosync", "--sync-frm=0",
            ] + options
    }

    /// Why a server cannot be had.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong.
        public let description: String

        init(_ description: String) { self.description = description }
    }
}
