import Foundation
import PushAPI
import Store
import Synchronization

/// The preferences of all servers that share a database, as far as this one knows them.
public final class SharedPreferences: Sendable {
    private let environment: [String: PreferenceValue]
    private let store: any CallStore
    private let known: Mutex<PreferenceSheet>

    /// Knows the environment alone, until `refresh` has asked the database.
    public init(environment: [String: PreferenceValue], store: any CallStore) {
        self.environment = environment
        self.store = store
        known = Mutex(PreferenceSheet(environment: environment))
    }

    /// What was in force when the database was last asked.
    public var sheet: PreferenceSheet { known.withLock { $0 } }

    /// What is in force; see `sheet`.
    public var rules: HouseRules { known.withLock(\.rules) }

    /// Asks the database what administrators have chosen, on whatever server.
    ///
    /// - Throws: `StoreError`.
    @discardableResult
    public func refresh() async throws -> PreferenceSheet {
        let chosen = PreferenceSheet.Chosen(text: try await store.rememberedPreferences())
        return known.withLock { sheet in
            if sheet.chosen != chosen { sheet = PreferenceSheet(environment: environment, chosen: chosen) }
            return sheet
        }
    }

    /// Changes what is chosen; `refresh` puts it into force.
    ///
    /// - Parameter wishes: Values by the names of their preferences; nil goes back to the product's own value.
    /// - Throws: `PreferenceRefusal` when one of them is not possible, `StoreError`; nothing is then changed.
    public func change(_ wishes: [String: PreferenceValue?], by user: String, at now: Instant) async throws {
        let environment = environment
        try await store.rememberPreferences { text in
            let sheet = PreferenceSheet(environment: environment, chosen: PreferenceSheet.Chosen(text: text))
            return try sheet.chosen(changing: wishes, by: user, at: now).text()
        }
    }
}

extension PreferenceSheet.Chosen {
    /// Reads the stored text; what no version has written is forgotten.
    fileprivate init(text: String?) {
        self = text.flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.utf8)) } ?? Self()
    }

    fileprivate func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
