import Calls
import Organisation
import Store

/// The store for several servers, for Grafana and for other readers: a database of a MariaDB server.
public enum MariaDBDatabase {
    /// Makes a store of a database; neither the server nor its tables need to be there yet.
    ///
    /// Before its first job the store connects, brings the schema up to date and takes a database of the original
    /// project over. When that fails the job does, and the next one tries again.
    ///
    /// - Parameters:
    ///   - address: Where the database is.
    ///   - rules: The time limits that decide what legs and journeys mean.
    ///   - calendar: The zone whose days journeys belong to.
    ///   - connections: How many jobs can be under way at the same time.
    ///   - waiting: How long a job waits for that; later ones then fail with `StoreError.preparing` until it is done.
    public static func open(
        _ address: MariaDBAddress,
        rules: CallRules = CallRules(),
        calendar: LocalCalendar,
        connections: Int = 6,
        waiting: Duration = .seconds(86_400)
    ) -> any CallStore {
        MariaDBStore(address, rules: rules, calendar: calendar, connections: connections, waiting: waiting)
    }

    /// Makes one connection and says what is in the way of it, if anything; changes nothing.
    ///
    /// - Returns: The version of the server, such as `10.11.14-MariaDB`.
    /// - Throws: `StoreError.cannotOpen`.
    public static func check(_ address: MariaDBAddress) async throws -> String {
        let version = try await query(address) { try $0.rows("SELECT VERSION()") }
        return version.first?.first?.text ?? "unknown"
    }

    /// The time zone of the days in a database, by its name; nil when it has none yet.
    ///
    /// To open a database with another zone gives every call its day anew: a command beside a server must not do that.
    ///
    /// - Throws: `StoreError`.
    public static func timeZone(of address: MariaDBAddress) async throws -> String? {
        try await query(address) { connection in
            guard try OriginalDatabase.has("settings", on: connection) else { return nil }
            return try connection.rows("SELECT value FROM settings WHERE name = 'time_zone'").first?.first?.text
        }
    }

    private static func query<T: Sendable>(
        _ address: MariaDBAddress,
        _ body: @escaping @Sendable (Connection) throws -> T
    ) async throws -> T {
        let pool = Pool(address, connections: 1)
        let result: Result<T, any Error>
        do {
            result = .success(try await pool.run(body))
        } catch let error as ServerError {
            result = .failure(error.storeError(at: address))
        } catch {
            result = .failure(error)
        }
        try await pool.close()
        return try result.get()
    }
}
