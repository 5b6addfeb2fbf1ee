import CMariaDB
import Store

/// A prepared statement.
final class Statement {
    private let handle: UnsafeMutablePointer<MYSQL_STMT>
    private let parameters: Parameters

    /// Prepares a statement on an open connection, which must outlive it.
    init(_ text: String, on connection: UnsafeMutablePointer<MYSQL>) throws(ServerError) {
        guard let handle = mysql_stmt_init(connection) else {
            throw ServerError(code: mysql_errno(connection), message: String(cString: mysql_error(connection)))
        }
        guard mysql_stmt_prepare(handle, text, UInt(text.utf8.count)) == 0 else {
            let error = Self.error(of: handle)
            mysql_stmt_close(handle)
            throw error
        }
        // So that the room for a column can be that of its longest value.
        withUnsafePointer(to: my_bool(1)) { _ = mysql_stmt_attr_set(handle, STMT_ATTR_UPDATE_MAX_LENGTH, $0) }
        self.handle = handle
        parameters = Parameters(count: Int(mysql_stmt_param_count(handle)))
    }

    deinit { mysql_stmt_close(handle) }

    /// How many rows the last execution changed.
    var changedRows: Int { Int(truncatingIfNeeded: mysql_stmt_affected_rows(handle)) }

    /// Runs the statement; rows that it has are thrown away.
    func execute(_ values: [SQLValue]) throws(ServerError) {
        try send(values)
        mysql_stmt_free_result(handle)
    }

    /// Runs the statement and lends its rows, one after the other.
    ///
    /// All rows are fetched before the first is lent: a slow reader holds nothing on the server.
    func query(_ values: [SQLValue], _ body: (ResultRow) throws -> Void) throws {
        try send(values)
        defer { mysql_stmt_free_result(handle) }
        guard mysql_stmt_store_result(handle) == 0 else { throw Self.error(of: handle) }
        guard mysql_stmt_num_rows(handle) > 0, let metadata = mysql_stmt_result_metadata(handle) else { return }
        defer { mysql_free_result(metadata) }
        let fields = UnsafeBufferPointer(start: mysql_fetch_fields(metadata), count: Int(mysql_num_fields(metadata)))
        let row = ResultRow(fields)
        guard mysql_stmt_bind_result(handle, row.binds.baseAddress) == 0 else { throw Self.error(of: handle) }
        while true {
            switch mysql_stmt_fetch(handle) {
            case 0, MYSQL_DATA_TRUNCATED: try body(row)
            case MYSQL_NO_DATA: return
            default: throw Self.error(of: handle)
            }
        }
    }

    private func send(_ values: [SQLValue]) throws(ServerError) {
        guard values.count == parameters.count else {
            throw ServerError(code: 2_031, message: "The statement has another number of values than question marks")
        }
        if !values.isEmpty {
            parameters.fill(with: values)
            guard mysql_stmt_bind_param(handle, parameters.binds.baseAddress) == 0 else { throw Self.error(of: handle) }
        }
        guard mysql_stmt_execute(handle) == 0 else { throw Self.error(of: handle) }
    }

    private static func error(of handle: UnsafeMutablePointer<MYSQL_STMT>) -> ServerError {
        ServerError(code: mysql_stmt_errno(handle), message: String(cString: mysql_stmt_error(handle)))
    }
}
