import Foundation
import Simulation

extension Server {
    /// Posts a body as sipgate does, signed.
    @discardableResult
    package func post(
        _ body: [UInt8],
        path: String = "/",
        headers: [(String, String)] = []
    ) async throws -> HTTPReply {
        var request = try HTTPRequest.webhook(body, headers: headers)
        request.path = path
        return try await http.send(request)
    }
}

extension HTTPRequest {
    /// A signed webhook request.
    package static func webhook(_ body: [UInt8], headers: [(String, String)] = []) throws -> HTTPRequest {
        let signature = String(decoding: try SignedBody(body, key: TestKey.key()).signature ?? [], as: UTF8.self)
        let own = [("Content-Type", "application/x-www-form-urlencoded"), ("X-Sipgate-Signature", signature)]
        return HTTPRequest("POST", "/", headers: own + headers, body: body)
    }
}

/// One call of a test, told message by message.
package struct TestCall: Sendable {
    /// The id of its only leg.
    package var id: String
    package var direction = "in"
    package var from = "4930231250001"
    package var to = "4922147100101"

    package init(_ id: String, direction: String = "in") {
        self.id = id
        self.direction = direction
        if direction == "out" { (from, to) = (to, from) }
    }

    /// The call begins to ring.
    package func newCall(user: String = "Anna+M%C3%BCller", isVoicemail: Bool = false) -> [UInt8] {
        let party = isVoicemail ? "user%5B%5D=voicemail" : "user%5B%5D=\(user)&fullUserId%5B%5D=3141592w2"
        return Array("event=newCall&direction=\(direction)&from=\(from)&to=\(to)&callId=\(id)&\(party)".utf8)
    }

    /// Somebody picks up.
    package func answer() -> [UInt8] {
        let rest = "direction=\(direction)&from=\(from)&to=\(to)&user=Anna+M%C3%BCller&fullUserId=3141592w2"
        return Array("event=answer&callId=\(id)&\(rest)&answeringNumber=\(to)".utf8)
    }

    /// The call ends.
    package func hangup(_ cause: String = "normalClearing") -> [UInt8] {
        Array("event=hangup&callId=\(id)&cause=\(cause)&direction=\(direction)&from=\(from)&to=\(to)".utf8)
    }
}

/// The fields of a body, read without the product.
package struct FormFields: Sendable {
    private let fields: [(key: String, value: String)]

    package init(_ body: [UInt8]) {
        fields = String(decoding: body, as: UTF8.self).split(separator: "&").map { field in
            let key = field.prefix { $0 != "=" }
            return (String(key), String(field.dropFirst(key.count + 1)))
        }
    }

    /// The first value of a field; empty when it is missing.
    package subscript(_ key: String) -> String {
        fields.first { $0.key == key }?.value ?? ""
    }
}
