import Foundation

/// What sipgate says about a refusal, in whichever of its shapes.
///
/// Documented is `{"errors":[{"status","title","detail"}]}`; seen are also `{"name","message"}` and plain text.
struct ErrorBody: Decodable {
    private struct Detailed: Decodable {
        let title: String?
        let detail: String?
    }

    private let errors: [Detailed]?
    private let name: String?
    private let message: String?

    /// The words of a body; pages of HTML, as proxies send them, say nothing.
    static func words(_ body: Data) -> String {
        let start = body.prefix(8_192)
        if let decoded = try? JSONDecoder().decode(Self.self, from: start), !decoded.words.isEmpty {
            return decoded.words
        }
        let text = String(decoding: start, as: UTF8.self)
        return text.contains("<") || text.contains("{") ? "" : text
    }

    private var words: String {
        let detailed = (errors ?? []).flatMap { [$0.title, $0.detail] }
        return ([name, message] + detailed).compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
    }
}
