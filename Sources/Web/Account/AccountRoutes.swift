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
    /// How far back calls may be wanted, in ms: ten years.
    ///
    /// A slip of the pen must not ask sipgate for a century.
    private static var reach: Int64 { 3_653 * 86_400_000 }

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
            if case .personal = site.account.keeper.login.way { throw Problem.tokenStays(Language(of: request)) }
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
        let now = site.clock()
        guard from < now, now - from <= Self.reach else {
            let detail = Localized(
                de: "Der Beginn muss in der Vergangenheit liegen, und nicht mehr als zehn Jahre.",
                en: "The beginning must be in the past, and no more than ten years."
            )
            throw Problem(status: .badRequest, detail: detail[Language(of: request)])
        }
        return from
    }

    /// Passes on why sipgate did not do what was asked for.
    private func explaining(_ language: Language, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let problem as LoginProblem {
            throw Problem(status: .conflict, detail: problem.words[language])
        } catch {
            guard error is SipgateError || error is OAuthError else { throw error }
            throw Problem(status: .badGateway, detail: ProblemCode(error).words("\(error)")[language])
        }
    }
}

extension Problem {
    /// What stands in the settings cannot be taken back by a page.
    fileprivate static func tokenStays(_ language: Language) -> Problem {
        let detail = Localized(
            de: "Das persönliche Token steht in den Einstellungen. Um das Konto zu trennen: SIPGATE_TOKEN_ID und "
                + "SIPGATE_TOKEN entfernen und den Dienst neu starten.",
            en: "The personal access token is one of the settings. To disconnect the account, remove SIPGATE_TOKEN_ID "
                + "and SIPGATE_TOKEN and start the service again."
        )
        return Problem(status: .conflict, detail: detail[language])
    }
}
