/// A language in which the product speaks.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// German.
    case de
    /// English, also for readers of every other language.
    case en

    /// The reader's choice as a browser states it, such as `de-DE,de;q=0.9,en;q=0.8`.
    ///
    /// The language with the greatest weight wins, of equals the first; English when none is known.
    public init(acceptLanguage header: String?) {
        var best: (language: Language, weight: Double)?
        for range in (header ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = parts.first, let language = Language(rawValue: String(tag.prefix { $0 != "-" })) else {
                continue
            }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
            let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .en
    }
}

/// A text in every language of the product.
public struct Localized: Hashable, Sendable {
    /// The German text.
    public let de: String
    /// The English text.
    public let en: String

    /// Creates a text.
    public init(de: String, en: String) {
        self.de = de
        self.en = en
    }

    /// The text in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .de: de
        case .en: en
        }
    }
}
