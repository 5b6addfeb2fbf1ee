import Foundation
import TestSupport

/// A server with one caller who waits, one who talks and one who was missed, all of whom have telltale numbers.
struct Firm: Sendable {
    /// The ends of the callers' numbers, which no answer may hold that hides them.
    static let digits = ["30231250011", "30231250012", "30231250013"]
    static let callers = digits.map { "49" + $0 }

    let server: Server

    nonisolated(nonsending) static func with(
        _ body: nonisolated(nonsending) (Firm) async throws -> Void
    ) async throws {
        try await withServer { server in
            let calls = zip(["waits", "talks", "missed"], callers).map { id, number in
                var call = TestCall(id)
                call.from = number
                return call
            }
            for call in calls { try await server.post(call.newCall()) }
            try await server.post(calls[1].answer())
            try await server.post(calls[2].hangup("busy"))
            try await server.waitUntilApplied(5)
            try await server.waitForUser()
            try await body(Firm(server: server))
        }
    }

    /// Somebody new who is logged in.
    func person(_ name: String, _ role: String) async throws -> Person {
        try await server.user("add", name, "--role", role)
        return try await Person(server, name)
    }

    /// All answers that have numbers in them, as somebody gets them who sends `headers`.
    func answersWithNumbers(_ headers: [(String, String)]) async throws -> [String: String] {
        struct Catalogue: Decodable {
            struct Entry: Decodable { var id: String }
            var panels: [Entry]
        }
        let http = server.http
        let catalogue: Catalogue = try await http.get("/api/v1/panels", headers: headers).decoded()
        var addresses = ["/api/v1/live", "/api/v1/calls/1", "/api/v1/calls/2"]
        addresses += ["calls", "calls.csv", "call-backs"].map { "/api/v1/\($0)?\(Server.nowadays)" }
        for panel in catalogue.panels {
            addresses += ["", ".csv"].map { "/api/v1/panels/\(panel.id)\($0)?\(Server.nowadays)" }
        }
        var answers: [String: String] = [:]
        for address in addresses {
            let reply = try await http.get(address, headers: headers)
            if reply.status == 200 { answers[String(address.prefix { $0 != "?" })] = reply.text }
        }
        return answers
    }
}
