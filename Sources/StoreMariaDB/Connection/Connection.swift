import CMariaDB
import Store

/// One connection to a server, with the statements that are prepared on it.
///
/// `@unchecked Sendable`, because a connection is used by one job at a time: whoever makes it owns it, and the pool
/// takes it out of its list of idle ones before it lends it and puts it back after, under one lock that also makes what
/// the last job wrote visible to the next. The connector itself keeps no state of threads.
final class Connection: @unchecked Sendable {
    private let handle: UnsafeMutablePointer<MYSQL>
    private var statements = StatementCache()
    /// Whether something went wrong that the connection cannot be used after.
    private(set) var isBroken = false

    /// Connects and prepares the session.
    ///
    /// - Throws: `ServerError`.
    init(to address: MariaDBAddress, _ patience: Patience = .everyday) throws(ServerError) {
        guard Self.isLibraryReady, let handle = mysql_init(nil) else {
            throw ServerError(code: 2_008, message: "The connector has no memory")
        }
        self.handle = handle
        configure(address, patience)
        guard connect(address) else { throw lastError() }
        // The connector goes on without encryption when the server has none.
        guard address.encryption == .off || mysql_get_ssl_cipher(handle) != nil else {
            throw ServerError(code: 2_026, message: "The server does not encrypt")
        }
        for command in Self.session { try run(command) }
        // Ends a transaction whose client was lost without a word: its locks would stop all others. Some lack it.
        _ = try? run("SET SESSION idle_write_transaction_timeout = 20")
    }

    deinit {
        statements.removeAll()
        mysql_close(handle)
    }

    /// The server's number of this connection.
    var id: UInt { UInt(mysql_thread_id(handle)) }

    /// Runs a statement that has neither values nor rows.
    ///
    /// - Returns: How many rows it changed.
    @discardableResult
    func run(_ sql: String) throws(ServerError) -> Int {
        guard mysql_real_query(handle, sql, UInt(sql.utf8.count)) == 0 else { throw lastError() }
        if let result = mysql_store_result(handle) { mysql_free_result(result) }
        return Int(truncatingIfNeeded: mysql_affected_rows(handle))
    }

    /// Runs a statement that has no rows.
    ///
    /// - Returns: How many rows it changed.
    @discardableResult
    func execute(_ query: SQLQuery) throws -> Int {
        let isOnce = query.asksForKeys
        let query = try withKeys(query)
        return try execute(query.text, values: query.values, isOnce: isOnce)
    }

    /// Runs a statement that has no rows, by its text and the values of its question marks.
    ///
    /// - Parameter isOnce: Whether the same text will hardly come again.
    /// - Returns: How many rows it changed.
    @discardableResult
    func execute(_ text: String, values: [SQLValue], isOnce: Bool = false) throws -> Int {
        try withStatement(text, isOnce: isOnce) { statement in
            try statement.execute(values)
            return statement.changedRows
        }
    }

    /// Runs a query and hands over one row after the other.
    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws {
        try lend(query) { row in try body(row) }
    }

    /// Runs a query and returns its rows.
    func rows(_ query: SQLQuery) throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try lend(query) { rows.append($0.values) }
        return rows
    }

    private func lend(_ query: SQLQuery, _ body: (ResultRow) throws -> Void) throws {
        let isOnce = query.asksForKeys
        let query = try withKeys(query)
        try withStatement(query.text, isOnce: isOnce) { try $0.query(query.values, body) }
    }

    /// Asks for the keys first: MariaDB looks few rows up by their keys, and reads all for a query in their place.
    private func withKeys(_ query: SQLQuery) throws -> SQLQuery {
        try query.withKeys { keys in try rows(keys).compactMap { $0.first?.integer } }
    }

    private func withStatement<T>(_ text: String, isOnce: Bool, _ body: (Statement) throws -> T) throws -> T {
        do {
            let statement = try statements.take(text) ?? Statement(text, on: handle)
            defer { if !isOnce { statements.give(statement, for: text) } }
            return try body(statement)
        } catch let error as ServerError {
            if error.breaksConnection { isBroken = true }
            throw error
        }
    }

    /// Sees to it that the connection is not used again.
    func discard() { isBroken = true }

    private func lastError() -> ServerError {
        let error = ServerError(code: mysql_errno(handle), message: String(cString: mysql_error(handle)))
        if error.breaksConnection { isBroken = true }
        return error
    }
}

extension Connection {
    private static let isLibraryReady = mysql_server_init(0, nil, nil) == 0

    private static let session = [
        """
        SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION',
            innodb_lock_wait_timeout = 5
        """,
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
    ]

    private func configure(_ address: MariaDBAddress, _ patience: Patience) {
        set(MYSQL_OPT_CONNECT_TIMEOUT, to: patience.connecting)
        set(MYSQL_OPT_READ_TIMEOUT, to: patience.reading)
        set(MYSQL_OPT_WRITE_TIMEOUT, to: patience.writing)
        // A server must not be able to ask for files of this machine.
        set(MYSQL_OPT_LOCAL_INFILE, to: 0)
        // Without this the name "localhost" means a socket, whatever the port.
        let way = address.socket == nil ? MYSQL_PROTOCOL_TCP : MYSQL_PROTOCOL_SOCKET
        set(MYSQL_OPT_PROTOCOL, to: UInt32(way.rawValue))
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        mysql_options4(handle, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name", "call-statistics")
        // Said explicitly: what the connector does unasked depends on its version.
        set(MYSQL_OPT_SSL_ENFORCE, to: address.encryption != .off)
        set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, to: address.encryption == .verified)
        if address.encryption != .off, let file = address.authorities { mysql_options(handle, MYSQL_OPT_SSL_CA, file) }
    }

    private func set(_ option: mysql_option, to value: UInt32) {
        withUnsafePointer(to: value) { _ = mysql_options(handle, option, $0) }
    }

    private func set(_ option: mysql_option, to value: Bool) {
        withUnsafePointer(to: my_bool(value ? 1 : 0)) { _ = mysql_options(handle, option, $0) }
    }

    private func connect(_ address: MariaDBAddress) -> Bool {
        mysql_real_connect(
            handle,
            address.socket == nil ? address.host : nil,
            address.user,
            address.password,
            address.database,
            UInt32(address.port),
            address.socket,
            0
        ) != nil
    }
}

extension SQLQuery {
    /// Whether the text that goes to the server depends on what is stored.
    fileprivate var asksForKeys: Bool { text != plainText }
}
