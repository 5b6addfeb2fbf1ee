import StoreMariaDB
import StoreSQLite
import Testing

@testable import Store

/// The list of tables beside the schemas of both databases.
@Suite struct TableListTests {
    @Test(arguments: Kind.allCases) func `every table is copied or made anew`(kind: Kind) async throws {
        let tables = try await kind.columns()
        let listed = Set(CopiedTables.all.map(\.name))
        #expect(listed.subtracting(tables.keys) == [])
        #expect(Set(tables.keys).subtracting(listed).subtracting(CopiedTables.others) == [])
        #expect(listed.intersection(CopiedTables.others) == [])
        #expect(listed.count == CopiedTables.all.count)
    }

    @Test(arguments: Kind.allCases) func `every stored column is copied, by the key of its table`(
        kind: Kind
    ) async throws {
        let tables = try await kind.columns()
        for table in CopiedTables.all {
            let stored = tables[table.name] ?? []
            #expect(Set(table.columns) == Set(stored.map(\.name)), "\(table.name)")
            #expect(table.columns.count == stored.count, "\(table.name)")
            let key = stored.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
            #expect(Array(table.columns.prefix(table.keys)) == key, "\(table.name)")
        }
    }
}

/// A column that is stored, not computed.
private struct StoredColumn {
    var name: String
    /// Its place in the primary key, from 1 on; 0 for others.
    var place: Int64
}

extension Kind {
    /// The tables of a new database with their columns.
    fileprivate func columns() async throws -> [String: [StoredColumn]] {
        let query: SQLQuery =
            switch self {
            case .sqlite:
                """
                SELECT tables.name, columns.name, columns.pk
                  FROM sqlite_master AS tables
                  JOIN pragma_table_info(tables.name) AS columns
                 WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
                """
            case .mariadb:
                """
                SELECT columns.table_name, columns.column_name, COALESCE(parts.seq_in_index, 0)
                  FROM information_schema.columns AS columns
                  LEFT JOIN information_schema.statistics AS parts
                    ON parts.table_schema = columns.table_schema AND parts.table_name = columns.table_name
                   AND parts.column_name = columns.column_name AND parts.index_name = 'PRIMARY'
                 WHERE columns.table_schema = DATABASE() AND columns.is_generated = 'NEVER'
                """
            }
        let rows = try await withStore { try await $0.rows(query) }
        return Dictionary(grouping: rows) { $0[0].text ?? "" }.mapValues { rows in
            rows.map { StoredColumn(name: $0[1].text ?? "", place: $0[2].integer ?? 0) }
        }
    }
}
