import Store

/// Reads within one transaction of MariaDB.
struct MariaDBReader: StoreReader {
    let connection: Connection

    func rows(_ query: SQLQuery) throws -> [[SQLValue]] { try connection.rows(query) }

    func forEach(_ query: SQLQuery, _ body: (any SQLRow) throws -> Void) throws { try connection.forEach(query, body) }

    func legs(ofJourneys ids: [Int64]) throws -> [StoredLeg] {
        try Keys.chunks(of: ids).flatMap { try storedLegs(where: "calls.journey_id IN (\(list: $0))") }
    }
}
