import Statistics

/// What a check has found, with the cure where something is wrong.
struct Finding: Equatable, Sendable {
    /// How bad it is.
    enum State: String, Sendable, CaseIterable {
        /// As it should be.
        case ok
        /// The service does its work, but something is missing or cannot be known.
        case warning
        /// Something does not work, or soon will not.
        case problem
    }

    let state: State
    let found: Localized
    /// What to do; nil where nothing is to be done.
    let cure: Localized?

    static func ok(_ found: Localized) -> Finding {
        Finding(state: .ok, found: found, cure: nil)
    }

    static func warning(_ found: Localized, cure: Localized) -> Finding {
        Finding(state: .warning, found: found, cure: cure)
    }

    static func problem(_ found: Localized, cure: Localized) -> Finding {
        Finding(state: .problem, found: found, cure: cure)
    }
}

extension Localized {
    /// What reads the same in every language, such as a message of the system.
    static func same(_ text: String) -> Localized { Localized(de: text, en: text) }

    static func + (left: Localized, right: Localized) -> Localized {
        Localized(de: left.de + right.de, en: left.en + right.en)
    }
}
