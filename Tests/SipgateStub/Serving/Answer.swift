import Foundation

/// What the stub sends back.
struct Answer: Sendable {
    var status: Int
    /// The names in lower case.
    var headers: [String: String] = [:]
    var body = ""

    static func json(_ value: some Encodable, status: Int = 200) -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            let body = String(decoding: try encoder.encode(value), as: UTF8.self)
            return Answer(status: status, headers: ["content-type": "application/json"], body: body)
        } catch {
            return Answer(status: 500, body: "The stub cannot write its own answer: \(error)")
        }
    }

    static func html(_ body: String, status: Int = 200) -> Answer {
        Answer(status: status, headers: ["content-type": "text/html; charset=utf-8"], body: body)
    }

    static func text(_ body: String, status: Int) -> Answer {
        Answer(status: status, headers: ["content-type": "text/plain"], body: body)
    }

    static func redirect(to address: String) -> Answer {
        Answer(status: 302, headers: ["location": address])
    }

    /// An error in the form of the REST API.
    static func error(_ status: Int, _ title: String, _ detail: String) -> Answer {
        json(Errors(errors: [.init(status: status, title: title, detail: detail)]), status: status)
    }

    private struct Errors: Encodable {
        struct Entry: Encodable {
            var status: Int
            var title: String
            var detail: String
        }

        var errors: [Entry]
    }
}
