import Foundation

/// A file of JSON lines, one for each exchange.
struct Record {
    private let file: FileHandle

    /// Begins a file of its own.
    ///
    /// - Throws: What the system says when the folder cannot be made or written.
    init(folder: String) throws {
        let folder = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let address = folder.appending(path: "\(UUID().uuidString.lowercased()).jsonl")
        try Data().write(to: address, options: .withoutOverwriting)
        file = try FileHandle(forWritingTo: address)
    }

    /// Writes at once, so that the file is whole however the tests end.
    func append(_ exchange: Exchange) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            try file.write(contentsOf: try encoder.encode(exchange) + Data("\n".utf8))
        } catch {
            FileHandle.standardError.write(Data("error: an exchange with the stub was not recorded: \(error)\n".utf8))
        }
    }
}

extension State {
    /// Keeps an exchange; `answer` is nil when the connection was closed instead.
    mutating func remember(_ question: Question, _ answer: Answer?, scopes: [String]?, isFault: Bool) {
        let exchange = Exchange(
            method: question.method,
            path: question.path,
            query: question.query,
            requestHeaders: question.headers,
            requestBody: question.body,
            scopes: scopes,
            status: answer?.status ?? 0,
            responseHeaders: answer?.headers ?? [:],
            responseBody: answer?.body ?? "",
            at: now,
            fault: isFault
        )
        exchanges.append(exchange)
        if isForbidden(question) { forbidden.append(exchange) }
        record?.append(exchange)
    }
}
