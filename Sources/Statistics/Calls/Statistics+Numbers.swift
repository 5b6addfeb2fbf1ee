import PushAPI
import Store

/// The telephone numbers of one call, in full.
public struct CallNumbers: Hashable, Sendable {
    /// The account's number; the caller of an internal call.
    public var own: PhoneNumber?
    /// The other side; the callee of an internal call.
    public var external: PhoneNumber?
}

extension Statistics {
    /// The numbers of the call with an id in the store; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func numbers(ofCall id: Int64) async throws -> CallNumbers? {
        try await reader.snapshot { reader in
            let rows = try reader.rows("SELECT own_number, external_number FROM journeys WHERE id = \(id)")
            return rows.first.map { row in
                CallNumbers(
                    own: row[0].text.map(PhoneNumber.init(stored:)),
                    external: row[1].text.map(PhoneNumber.init(stored:))
                )
            }
        }
    }
}
