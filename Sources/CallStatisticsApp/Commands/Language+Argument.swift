import ArgumentParser
import Statistics

extension Language: ExpressibleByArgument {}

extension Language {
    /// The language of a terminal, as its environment states it: German, or English for every other.
    init(locale environment: [String: String]) {
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = Language(rawValue: (name ?? "").prefix { $0 != "_" && $0 != "." }.lowercased()) ?? .en
    }
}
