import Foundation
import MariaDBServer
import Organisation
import Store
import StoreMariaDB
import Testing

/// The calendar of the tests.
func berlin() throws -> LocalCalendar {
    LocalCalendar(timeZone: try #require(TimeZone(identifier: "Europe/Berlin")))
}

/// Lends a store of an empty database on the server that tests share.
func withStore<T>(
    on server: MariaDBServer? = nil,
    _ body: (any CallStore, _ database: String, MariaDBServer) async throws -> T
) async throws -> T {
    let server: MariaDBServer =
        if let server { server } else { try await MariaDBServer.shared() }
    let database = try server.makeDatabase()
    let store = MariaDBDatabase.open(try MariaDBAddress(server.address(database: database)), calendar: try berlin())
    do {
        let result = try await body(store, database, server)
        try await store.close()
        return result
    } catch {
        try? await store.close()
        throw error
    }
}

/// Waits until `condition` holds, half a minute at most; without blocking the thread that others may need for it.
///
/// - Returns: Whether it does.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<600 {
        if (try? await condition()) == true { return true }
        try await Task.sleep(for: .milliseconds(50))
    }
    return false
}
