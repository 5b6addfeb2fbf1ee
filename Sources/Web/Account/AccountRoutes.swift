import Access
import Account
import Foundation
import HTTPTypes
import Hummingbird
import PushAPI
import SipgateAPI
import Statistics

/// What an administrator sees and does about the account.
struct AccountRoutes: Sendable {
    let site: Site
    let gate: Gate

    private static var largestBody: Int { 1_024 }

    func add(to router: some RouterMethods<Visitor>) {
        router.get("/api/v1/account") { request, _ in
            _ = try await gate.reader(request, \.canConnectAccount)
            return try Response.json(try await AccountAnswer(of: site, Language(of: request)))
        }
        router.post("/api/v1/account/synchronise") { request, _ in
            _ = try await gate.writer(request, \.canConnectAccount)
            try await explaining(Language(of: request)) { try await site.account.keeper.synchronise() }
            return try Response.json(try await AccountAnswer(of: site, Language(of: request)))
        }
        router.post("/api/v1/account/import") { request, _ in
            _ = try await gate.writer(request, \.canImportHistory)
            let from = try await start(request)
            try await site.account.keeper.answerOffer(importFrom: from)
            return try Response.json(try await AccountAnswer(of: site, Language(of: request)))
        }
        router.post("/api/v1/account/disconnect") { request, _ in
            _ = try await gate.writer(request, \.canConnectAccount)
            try await site.account.keeper.login.disconnect()
            return try Response.json(try await AccountAnswer(of: site, Language(of: request)))
        }
    }

    private struct Wanted: Decodable {
        var from: String?
    }

    /// From when on calls are wanted; nil when none are.
    private func start(_ request: Request) async throws -> Instant? {
        let body = try await request.body.collect(upTo: Self.largestBody)
        let refusal = Problem(
            status: .badRequest,
            detail: #"Send {"from": "2026-01-01T00:00:00Z"}, or {"from": null} for no import."#
        )
        guard let wanted = try? JSONDecoder().decode(Wanted.self, from: Data(body.readableBytesView)) else {
            throw refusal
        }
        guard let text = wanted.from else { return nil }
        guard let from = RFC3339.instant(text) else { throw refusal }
        return from
    }

    /// Passes on why sipgate did not do what was asked for.
    private func explaining(_ language: Language, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let problem as LoginProblem {
            throw Problem(status: .conflict, detail: "\(problem)")
        } catch {
            guard error is SipgateError || error is OAuthError else { throw error }
            throw Problem(status: .badGateway, detail: ProblemCode(error).words("\(error)")[language])
        }
    }
}
