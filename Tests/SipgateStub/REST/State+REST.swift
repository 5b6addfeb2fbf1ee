import Foundation

extension State {
    /// An answer of the REST API.
    mutating func rest(_ question: Question) -> Answer {
        if isForbidden(question) {
            return .error(405, "Method Not Allowed", "Nobody may \(question.method) here.")
        }
        guard let scopes = scopes(of: question) else {
            return .error(401, "Unauthorized", "The token is missing, wrong or expired.")
        }
        let segments = Array(question.segments.dropFirst())
        for route in Route.all where route.method == question.method {
            guard let parts = route.match(segments) else { continue }
            guard route.scopes.isEmpty || !route.scopes.allSatisfy({ !scopes.contains($0) }) else {
                return .error(403, "Forbidden", "The token lacks the scope \(route.scopes[0]).")
            }
            return route.answer(&self, question, parts)
        }
        return .error(404, "Not Found", "There is nothing at \(question.path).")
    }

    /// Whether a request would change something that nobody may touch.
    func isForbidden(_ question: Question) -> Bool {
        let segments = question.segments
        guard segments.first == "v2", !["GET", "HEAD", "OPTIONS"].contains(question.method) else { return false }
        return !Route.all.contains { $0.method == question.method && $0.match(Array(segments.dropFirst())) != nil }
    }

    /// What the sender of a request may do; nil when nobody knows who that is.
    func scopes(of question: Question) -> [String]? {
        let parts = (question.headers["authorization"] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0].lowercased() {
        case "bearer": return login.scopes(of: String(parts[1]), now: now)
        case "basic":
            guard let data = Data(base64Encoded: String(parts[1])) else { return nil }
            let pair = String(decoding: data, as: UTF8.self)
            return account.tokens.first { "\($0.id):\($0.token)" == pair }?.scopes
        default: return nil
        }
    }
}
