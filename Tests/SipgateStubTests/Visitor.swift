import Foundation
import SipgateStub

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Somebody who asks the stub, with or without a token.
struct Visitor {
    var stub: SipgateStub
    /// The whole value of the header `Authorization`.
    var authorization: String?

    /// A visitor with a fresh login.
    static func loggedIn(to stub: SipgateStub, scopes: [String] = ["all"]) -> Visitor {
        Visitor(stub: stub, authorization: "Bearer \(stub.issue(clientID: stub.client.id, scopes: scopes).access)")
    }

    func get(_ path: String) async throws -> Reply {
        try await send("GET", path)
    }

    func send(
        _ method: String,
        _ path: String,
        body: String? = nil,
        type: String = "application/json"
    ) async throws
        -> Reply
    {
        guard let address = URL(string: stub.loginURL + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: address)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        if body != nil { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        request.setValue(authorization, forHTTPHeaderField: "Authorization")
        // A session of its own, so that no connection and no answer is left over from another question.
        let session = URLSession(configuration: .ephemeral, delegate: Stationary(), delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Reply(status: response.statusCode, body: data, response: response)
    }

    func post(form fields: KeyValuePairs<String, String>, to path: String) async throws -> Reply {
        let body = fields.map { "\($0)=\($1.escaped)" }.joined(separator: "&")
        return try await send("POST", path, body: body, type: "application/x-www-form-urlencoded")
    }
}

/// What the stub answered.
struct Reply {
    var status: Int
    var body: Data
    var response: HTTPURLResponse

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { response.value(forHTTPHeaderField: name) }

    func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: body)
    }
}

/// Shows redirects instead of following them.
private final class Stationary: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

extension String {
    /// As it stands in a form or a query.
    var escaped: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? self
    }
}

extension SipgateStub {
    /// The program that the example account knows.
    var client: StubAccount.OAuthClient { account.clients[0] }
}
