import PushAPI
import Store

extension Annotation {
    /// The annotations of a range, in order.
    static func read(_ range: Range<Instant>, in reader: any SQLReader) throws -> [Annotation] {
        try reader.rows(
            """
            SELECT id, at_ms, text
              FROM annotations
             WHERE at_ms >= \(range.lowerBound.milliseconds) AND at_ms < \(range.upperBound.milliseconds)
             ORDER BY at_ms, id
            """
        ).map { row in
            Annotation(id: row[0].integer ?? 0, at: Instant(milliseconds: row[1].integer ?? 0), text: row[2].text ?? "")
        }
    }
}

extension CallStore {
    /// All annotations, in order.
    ///
    /// - Throws: `StoreError`.
    public func annotations() async throws -> [Annotation] {
        try await snapshot { reader in
            try Annotation.read(RFC3339.range.lowerBound..<RFC3339.range.upperBound, in: reader)
        }
    }

    /// Notes what happened.
    ///
    /// - Returns: The number of the annotation.
    /// - Throws: `StoreError`.
    public func annotate(_ text: String, at instant: Instant) async throws -> Int64 {
        try await transaction { transaction in
            try transaction.execute("INSERT INTO annotations (at_ms, text) VALUES (\(instant.milliseconds), \(text))")
            return try transaction.rows("SELECT MAX(id) FROM annotations").first?.first?.integer ?? 0
        }
    }

    /// Removes an annotation.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: `StoreError`.
    public func removeAnnotation(_ id: Int64) async throws -> Bool {
        try await transaction { transaction in
            let found = try !transaction.rows("SELECT 1 FROM annotations WHERE id = \(id)").isEmpty
            try transaction.execute("DELETE FROM annotations WHERE id = \(id)")
            return found
        }
    }
}
